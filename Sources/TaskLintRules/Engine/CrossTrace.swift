/// What is kept of a definition for a cross-file rule during the run: enough to know whether
/// another definition may conflict with it.
///
/// Few definitions of a run conflict. Those that may conflict are read again at the end, and then a
/// whole record is kept of each. The many others cost only a few bytes each.
public struct CrossTrace: Hashable, Sendable {
  /// A hash of the rule and of the observation's key; only valid within this process.
  let key: UInt64
  /// A hash of the observation's value.
  fileprivate let value: UInt32
  /// The caller's number of the source; -1 if its records are kept.
  fileprivate var source: Int32 = -1

  init(rule: ActiveRule, _ observation: CrossObservation) {
    key = Fingerprint.number(observation.key) ^ rule.identity &* 0x9E37_79B9_7F4A_7C15
    value = UInt32(truncatingIfNeeded: Fingerprint.number([observation.value]))
  }
}

/// Finds the sources of a run whose definitions may conflict.
struct CrossTraceCollector: Sendable {
  private var entries: [CrossTrace] = []

  /// Creates a collector without traces.
  init() {}

  /// Adds the traces of a source, given by the caller's number; nil if its records are kept, so
  /// that it need not be read again.
  mutating func add(_ traces: [CrossTrace], of source: Int?) {
    for var trace in traces {
      trace.source = Int32(truncatingIfNeeded: source ?? -1)
      entries.append(trace)
    }
  }

  /// The keys with several values, and the sources to read again because of them.
  ///
  /// It removes the traces, since there may be millions.
  mutating func conflicts() -> CrossTraceConflicts {
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

/// The traces of a run that may conflict.
struct CrossTraceConflicts: Sendable {
  /// The keys of traces with several values.
  let keys: Set<UInt64>
  /// The numbers of the sources to read again, in ascending order.
  let sources: [Int]
}

/// What is kept of a file for the rules that compare files.
public enum CrossKeeping: Sendable {
  /// Only traces: the file can be read again.
  case traces
  /// Also records without their lines: a stream is read only once, and has many records.
  case shortRecords
  /// Records with their lines.
  case records
}
