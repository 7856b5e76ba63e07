/// The sizes of tasks that AWS Fargate runs.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
enum FargateSizes {
  /// The memory in MiB that goes with an amount of CPU units, nil where there is no such amount.
  static func memory(with cpu: Int) -> [Int]? {
    switch cpu {
    case 256: [512, 1024, 2048]
    case 512: Array(stride(from: 1024, through: 4096, by: 1024))
    case 1024: Array(stride(from: 2048, through: 8192, by: 1024))
    case 2048: Array(stride(from: 4096, through: 16_384, by: 1024))
    case 4096: Array(stride(from: 8192, through: 30_720, by: 1024))
    case 8192: Array(stride(from: 16_384, through: 61_440, by: 4096))
    case 16_384: Array(stride(from: 32_768, through: 122_880, by: 8192))
    default: nil
    }
  }

  /// The amounts of CPU units.
  static let cpus = [256, 512, 1024, 2048, 4096, 8192, 16_384]

  /// Whether a memory goes with some amount of CPU units.
  static func isMemory(_ memory: Int) -> Bool {
    cpus.contains { self.memory(with: $0)?.contains(memory) ?? false }
  }
}
