/// What a definition leaves for a cross-file rule while the run goes on: enough to know whether
/// another may stand against it.
///
/// Few definitions of a run stand against another. Those that may are read once more at the end, and
/// then leave a whole record, so the many others cost a few bytes and no look at their lines.
public struct CrossTrace: Hashable, Sendable {
  /// A hash of the rule and of what it compares.
  fileprivate let key: UInt64
  /// A hash of what the rule tells apart.
  fileprivate let value: UInt64

  init(rule: RuleID, _ observation: CrossObservation) {
    key = Fingerprint.number([rule.name] + observation.key)
    value = Fingerprint.number([observation.value])
  }
}

/// The sources of a run whose definitions may stand against another.
public struct CrossSuspects: Sendable {
  private struct Entry {
    let trace: CrossTrace
    /// -1 for one that has left its records.
    let source: Int32
  }

  private var entries: [Entry] = []

  /// Creates a collection without traces.
  public init() {}

  /// Adds what a source left, which is told by a number of the caller's; nil for one that has left
  /// its records and need not be read again.
  public mutating func add(_ traces: [CrossTrace], of source: Int?) {
    for trace in traces {
      entries.append(Entry(trace: trace, source: Int32(truncatingIfNeeded: source ?? -1)))
    }
  }

  /// The numbers of the sources that are to be read again, in rising order: all those with a key that
  /// stands with two values.
  public var sources: [Int] {
    var first: [UInt64: UInt64] = [:]
    var disputed: Set<UInt64> = []
    for entry in entries {
      if first[entry.trace.key, default: entry.trace.value] != entry.trace.value {
        disputed.insert(entry.trace.key)
      } else {
        first[entry.trace.key] = entry.trace.value
      }
    }
    guard !disputed.isEmpty else { return [] }
    let sources = Set(entries.filter { disputed.contains($0.trace.key) }.map(\.source))
    return sources.filter { $0 >= 0 }.sorted().map { Int($0) }
  }
}

/// What is kept of a file for the rules that compare files.
public enum CrossKeeping: Sendable {
  /// Traces alone: the file can be read again.
  case traces
  /// Records too, without the lines that they stand on: a stream is read once, and has many.
  case shortRecords
  /// Records with their lines.
  case records
}
