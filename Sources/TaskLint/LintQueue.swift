import TaskLintRules

/// The work of a run, in pieces for threads and in order.
struct LintQueue {
  /// A piece of the work.
  enum Item: Sendable {
    /// Some of the files.
    case targets(Range<Int>)
    /// Lines of standard input, with the index of its target.
    case lines(LineBatch, target: Int)
  }

  /// Why standard input ended early, and its path in reports.
  private(set) var failure: (path: FilePath, reason: String)?
  private let targets: [LintTarget]
  private let streams: Streams
  private let batchSize: Int
  private var index = 0
  private var reader: LineReader?

  init(_ targets: [LintTarget], streams: Streams, threads: Int) {
    self.targets = targets
    self.streams = streams
    batchSize = OrderedWork.batchSize(for: targets.count, threads: threads)
  }

  /// The next piece; nil at the end.
  mutating func next() -> Item? {
    while index < targets.count {
      guard case .input(.lines(let beginning)) = targets[index].content else {
        return .targets(files())
      }
      var reader = self.reader ?? LineReader(beginning: beginning, streams: streams)
      let batch = reader.next()
      self.reader = reader
      if let batch { return .lines(batch, target: index) }
      failure = reader.failure.map { (targets[index].path, $0.reason) }
      index += 1
    }
    return nil
  }

  private mutating func files() -> Range<Int> {
    let start = index
    index += 1
    while index < targets.count, index - start < batchSize {
      if case .input(.lines) = targets[index].content { break }
      index += 1
    }
    return start..<index
  }
}
