/// The sizes of tasks that AWS Fargate runs.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
enum FargateSizes {
  /// The amounts of CPU units.
  static let cpus = [256, 512, 1024, 2048, 4096, 8192, 16_384]

  /// The memory in MiB that goes with one amount: the least, and the multiples of a step up to the
  /// most.
  struct Memory {
    let least: Int
    let most: Int
    let step: Int

    /// All of it, in rising order.
    var sizes: [Int] { (least...most).filter(contains) }

    func contains(_ size: Int) -> Bool {
      size == least || (size.isMultiple(of: step) && (least...most).contains(size))
    }
  }

  /// The memory that goes with an amount of CPU units, nil where there is no such amount.
  static func memory(with cpu: Int) -> Memory? {
    switch cpu {
    case 256: Memory(least: 512, most: 2048, step: 1024)
    case 512: Memory(least: 1024, most: 4096, step: 1024)
    case 1024: Memory(least: 2048, most: 8192, step: 1024)
    case 2048: Memory(least: 4096, most: 16_384, step: 1024)
    case 4096: Memory(least: 8192, most: 30_720, step: 1024)
    case 8192: Memory(least: 16_384, most: 61_440, step: 4096)
    case 16_384: Memory(least: 32_768, most: 122_880, step: 8192)
    default: nil
    }
  }

  /// Whether a memory goes with some amount of CPU units.
  static func isMemory(_ size: Int) -> Bool {
    cpus.contains { memory(with: $0)?.contains(size) ?? false }
  }
}
