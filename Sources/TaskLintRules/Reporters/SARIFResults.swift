/// The results of a run, of which only the most severe are kept if there are too many.
struct SARIFResults: Sendable {
  let limit: SARIFReporter.Limit
  private(set) var kept: [RenderedFinding] = []
  /// How many were left out.
  private(set) var omitted = 0
  private var bytes = 0

  init(limit: SARIFReporter.Limit) { self.limit = limit }

  /// Takes results in their order, and the number of those that were left out before.
  ///
  /// They are trimmed only when there are twice too many, so that each is examined only a few times.
  mutating func add(_ results: [RenderedFinding], omitted count: Int = 0) {
    omitted += count
    kept += results
    bytes += results.reduce(0) { $0 + $1.bytes.count }
    if kept.count / 2 > limit.results || bytes / 2 > limit.bytes { trim() }
  }

  /// Removes the results over the limit: notes before warnings, warnings before errors, and of equal
  /// ones the last.
  mutating func trim() {
    let isLarge = bytes > limit.bytesSurelyTaken
    guard kept.count > limit.results || isLarge else { return }
    var stays = Array(repeating: false, count: kept.count)
    var count = 0
    var compressed = CompressedSize()
    bytes = 0
    filling: for severity in Severity.allCases.reversed() {
      for (index, result) in kept.enumerated() where result.severity == severity {
        guard count < limit.results, bytes + result.bytes.count <= limit.bytes else {
          break filling
        }
        if isLarge {
          compressed.add(result.bytes)
          if compressed.total > limit.compressedBytes { break filling }
        }
        stays[index] = true
        count += 1
        bytes += result.bytes.count
      }
    }
    omitted += kept.count - count
    kept = zip(kept, stays).filter(\.1).map(\.0)
  }
}
