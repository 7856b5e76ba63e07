/// The sizes of tasks on AWS Fargate.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
enum FargateSizes {
  /// The supported CPU units; Windows has no others than `windowsCPUs`.
  static let cpus = [256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768]
  static let windowsCPUs = [1024, 2048, 4096]

  /// The memory sizes in MiB for an amount of CPU units, in rising order; nil if Fargate does not
  /// have that amount.
  static func memorySizes(with cpu: Int) -> [Int]? {
    switch cpu {
    case 256: [512, 1024, 2048]
    case 512: sizes(from: 1024, through: 4096, by: 1024)
    case 1024: sizes(from: 2048, through: 8192, by: 1024)
    case 2048: sizes(from: 4096, through: 16_384, by: 1024)
    case 4096: sizes(from: 8192, through: 30_720, by: 1024)
    case 8192: sizes(from: 16_384, through: 61_440, by: 4096)
    case 16_384: sizes(from: 32_768, through: 122_880, by: 8192)
    case 32_768: [61_440, 122_880, 249_856]
    default: nil
    }
  }

  private static func sizes(from least: Int, through most: Int, by step: Int) -> [Int] {
    Array(stride(from: least, through: most, by: step))
  }

  /// Whether a memory size goes with any amount of CPU units.
  static func isMemory(_ size: Int) -> Bool {
    cpus.contains { memorySizes(with: $0)?.contains(size) ?? false }
  }
}
