/// What a definition leaves for a cross-file rule while the run goes on: enough to know whether
/// another may stand against it.
///
/// Few definitions of a run stand against another. Those that may are read once more at the end, and
/// then leave a whole record, so the many others cost a few bytes and no look at their lines.
public struct CrossTrace: Hashable, Sendable {
  /// A hash of the rule and of what it compares; of no use to another run of the program.
  let key: UInt64
  /// A hash of what the rule tells apart.
  fileprivate let value: UInt32
  /// A number of the caller's for what left it; -1 for one that has left its records.
  fileprivate var source: Int32 = -1

  init(rule: ActiveRule, _ observation: CrossObservation) {
    key = Fingerprint.number(observation.key) ^ rule.identity &* 0x9E37_79B9_7F4A_7C15
    value = UInt32(truncatingIfNeeded: Fingerprint.number([observation.value]))
  }
}

/// The sources of a run whose definitions may stand against another.
public struct CrossTraceCollector: Sendable {
  private var entries: [CrossTrace] = []

  /// Creates a collection without traces.
  public init() {}

  /// Adds what a source left, which is told by a number of the caller's; nil for one that has left
  /// its records and need not be read again.
  public mutating func add(_ traces: [CrossTrace], of source: Int?) {
    for var trace in traces {
      trace.source = Int32(truncatingIfNeeded: source ?? -1)
      entries.append(trace)
    }
  }

  /// What stands with two values, and the sources that are to be read again for it.
  ///
  /// The traces are let go: there may be millions.
  public mutating func conflicts() -> CrossTraceConflicts {
    entries.sort { $0.key < $1.key }
    var keys: Set<UInt64> = []
    var sources: Set<Int> = []
    var start = 0
    while start < entries.count {
      let first = entries[start]
      let end = entries[start...].firstIndex { $0.key != first.key } ?? entries.count
      if entries[start..<end].contains(where: { $0.value != first.value }) {
        keys.insert(first.key)
        for entry in entries[start..<end] where entry.source >= 0 {
          sources.insert(Int(entry.source))
        }
      }
      start = end
    }
    entries = []
    return CrossTraceConflicts(keys: keys, sources: sources.sorted())
  }
}

/// What of a run may stand against something else of it.
public struct CrossTraceConflicts: Sendable {
  /// The keys of traces that stand with two values.
  let keys: Set<UInt64>
  /// The sources that are to be read again, by their numbers in rising order.
  public let sources: [Int]
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
