/// A trace of a definition for a cross-file rule: enough to know whether it may conflict with another.
///
/// Few definitions of a run conflict. Their files are read again at the end for complete records, so
/// that all others take only a few bytes.
public struct CrossTrace: Hashable, Sendable {
  /// A hash of the rule and of what it compares, valid only within this process.
  let key: UInt64
  /// A hash of the value that the rule compares.
  fileprivate let value: UInt32
  /// The caller's number for its source; -1 for a source whose records are kept.
  fileprivate var source: Int32 = -1

  init(rule: ActiveRule, _ observation: CrossObservation) {
    key = Fingerprint.number(observation.key) ^ rule.identity &* 0x9E37_79B9_7F4A_7C15
    value = UInt32(truncatingIfNeeded: Fingerprint.number([observation.value]))
  }
}

/// Collects the traces of a run and finds the sources whose definitions may conflict.
public struct CrossTraceCollector: Sendable {
  private var entries: [CrossTrace] = []

  /// Creates a collection without traces.
  public init() {}

  /// Adds the traces of a source, by the caller's number; nil for one whose records are kept, so that
  /// it need not be read again.
  public mutating func add(_ traces: [CrossTrace], of source: Int?) {
    for var trace in traces {
      trace.source = Int32(truncatingIfNeeded: source ?? -1)
      entries.append(trace)
    }
  }

  /// The keys with several values, and the sources that have to be read again for them.
  ///
  /// The traces are released: there can be millions.
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

/// The possible conflicts of a run.
public struct CrossTraceConflicts: Sendable {
  /// The keys of traces with several values.
  let keys: Set<UInt64>
  /// The numbers of the sources that have to be read again, in ascending order.
  public let sources: [Int]
}

/// What is kept of a file for the rules that compare files.
public enum CrossKeeping: Sendable {
  /// Only traces: the file can be read again.
  case traces
  /// Also records, without their lines: a stream is read once and can have many.
  case shortRecords
  /// Also records, with their lines.
  case records
}
