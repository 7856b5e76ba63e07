/// The findings to hide, read from a SARIF log that tasklint wrote.
///
/// One entry hides one finding of its rule and fingerprint: of the same path first, then of any
/// other, so that the findings of a renamed file stay hidden and those of a copy are reported.
public struct Baseline: Sendable {
  /// Identifies a finding, whatever its path.
  struct Key: Hashable, Sendable {
    let rule: String
    let fingerprint: String

    init(rule: String, fingerprint: String) {
      self.rule = rule
      self.fingerprint = Fingerprint.core(of: fingerprint)
    }

    init(_ finding: Finding) {
      self.init(rule: finding.ruleID.name, fingerprint: finding.identity.fingerprint)
    }
  }

  /// The number of entries of each key, by the URI of their file.
  private(set) var entries: [String: [Key: Int]] = [:]
  /// The number of entries of each key in all files.
  private(set) var totals: [Key: Int] = [:]

  /// Reads a log.
  public init(reading source: SourceFile) throws(ConfigurationProblem) {
    let reader = BaselineReader(source)
    for (uri, key) in try reader.entries() {
      entries[uri, default: [:]][key, default: 0] += 1
      totals[key, default: 0] += 1
    }
  }

  /// Matches the findings of one file with the entries of that file.
  ///
  /// It is independent of other files, so it may run on any thread. A finding that only an entry of
  /// another file matches is left undecided.
  ///
  /// - Parameters:
  ///   - findings: The findings of the file, in its order.
  ///   - uri: The file's URI as the log has it.
  /// - Returns: The findings, each with its state as far as the file's own entries decide it.
  public func match(_ findings: [Finding], at uri: String) -> BaselineMatch {
    match(findings, with: entries[uri] ?? [:], at: uri)
  }

  /// The same with the remaining entries of the file.
  func match(_ findings: [Finding], with own: [Key: Int], at uri: String) -> BaselineMatch {
    var match = BaselineMatch(findings: findings, unused: own)
    let entries = entries[uri] ?? [:]
    // Suppressed findings take only what is left.
    for isOpen in [true, false] {
      for (index, finding) in findings.enumerated() where finding.suppressions.isEmpty == isOpen {
        let key = Key(finding)
        if match.takeUnused(key) {
          match.findings[index].baselineState = .unchanged
        } else if !isOpen || totals[key] ?? 0 == entries[key] ?? 0 {
          match.findings[index].baselineState = .new
        } else {
          match.isDecided = false
        }
      }
    }
    return match
  }
}

/// The findings of a file, matched with its own entries in a baseline.
public struct BaselineMatch: Sendable {
  /// The findings; `BaselineMatcher` decides those without a state.
  public fileprivate(set) var findings: [Finding]
  /// The entries that hid nothing.
  private(set) var unused: [Baseline.Key: Int]
  /// Whether every finding has a state.
  public fileprivate(set) var isDecided = true
  /// Whether the findings are those of a part of the file, whose entries are matched in order.
  let isPart: Bool

  init(findings: [Finding], unused: [Baseline.Key: Int]) {
    self.findings = findings
    self.unused = unused
    isPart = false
  }

  /// Creates a match of a part of a file, to be matched in order.
  public init(part findings: [Finding]) {
    self.findings = findings
    unused = [:]
    isDecided = false
    isPart = true
  }

  /// Joins consecutive parts of a file; nil without parts.
  public init?(joining parts: [BaselineMatch]) {
    guard !parts.isEmpty else { return nil }
    self.init(part: parts.flatMap(\.findings))
  }

  fileprivate mutating func takeUnused(_ key: Baseline.Key) -> Bool {
    guard let count = unused[key] else { return false }
    unused[key] = count > 1 ? count - 1 : nil
    return true
  }
}
