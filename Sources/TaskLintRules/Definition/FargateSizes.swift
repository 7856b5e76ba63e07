/// The sizes of tasks that AWS Fargate runs.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
enum FargateSizes {
  /// The amounts of CPU units.
  static let cpus = [256, 512, 1024, 2048, 4096, 8192, 16_384]

  /// The memory in MiB that goes with each amount of CPU units.
  private static let memories = [
    [512, 1024, 2048],
    Array(stride(from: 1024, through: 4096, by: 1024)),
    Array(stride(from: 2048, through: 8192, by: 1024)),
    Array(stride(from: 4096, through: 16_384, by: 1024)),
    Array(stride(from: 8192, through: 30_720, by: 1024)),
    Array(stride(from: 16_384, through: 61_440, by: 4096)),
    Array(stride(from: 32_768, through: 122_880, by: 8192)),
  ]

  /// The memory in MiB that goes with an amount of CPU units, nil where there is no such amount.
  static func memory(with cpu: Int) -> [Int]? { cpus.firstIndex(of: cpu).map { memories[$0] } }

  /// Whether a memory goes with some amount of CPU units.
  static func isMemory(_ memory: Int) -> Bool { memories.contains { $0.contains(memory) } }
}
