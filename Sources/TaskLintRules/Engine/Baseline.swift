/// The findings that a project lives with for now: what a SARIF log of the tool's own holds.
///
/// One entry hides one finding of its rule and fingerprint: of the same path first, then of any
/// other, so that a file that was renamed brings nothing back and a copy does.
public struct Baseline: Sendable {
  /// By what a finding is known again, whatever its path.
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

  /// How many entries there are of a kind, by the URI of their file.
  private(set) var entries: [String: [Key: Int]] = [:]
  /// The same, of all files.
  private(set) var totals: [Key: Int] = [:]

  /// Reads a log.
  public init(reading source: SourceFile) throws(ConfigurationProblem) {
    let reader = BaselineReader(source)
    for (uri, key) in try reader.entries() {
      entries[uri, default: [:]][key, default: 0] += 1
      totals[key, default: 0] += 1
    }
  }

  /// Tells the findings of one file that its own entries hide.
  ///
  /// It needs nothing of other files, so it may run on any thread. A finding whose like stands in
  /// the entries of another file alone is left undecided.
  ///
  /// - Parameters:
  ///   - findings: The findings of the file, in its order.
  ///   - uri: The file's URI as the log has it.
  /// - Returns: The findings, each with its state as far as the file's own entries tell it.
  public func match(_ findings: [Finding], at uri: String) -> BaselineMatch {
    match(findings, with: entries[uri] ?? [:], at: uri)
  }

  /// The same with what is left of the file's own entries.
  func match(_ findings: [Finding], with own: [Key: Int], at uri: String) -> BaselineMatch {
    var match = BaselineMatch(findings: findings, unused: own)
    let entries = entries[uri] ?? [:]
    // What is accepted anyway takes only what is left over.
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

/// What a file's own entries in a baseline say of its findings.
public struct BaselineMatch: Sendable {
  /// Those without a state are for `BaselineMatcher` to decide.
  public fileprivate(set) var findings: [Finding]
  /// The entries that hid nothing.
  private(set) var unused: [Baseline.Key: Int]
  /// Whether every finding has a state.
  public fileprivate(set) var isDecided = true
  /// Whether the findings are those of a part of the file: its entries hide what comes first.
  let isPart: Bool

  init(findings: [Finding], unused: [Baseline.Key: Int]) {
    self.findings = findings
    self.unused = unused
    isPart = false
  }

  /// The findings of a part of a file, which are to be matched in their order.
  public init(part findings: [Finding]) {
    self.findings = findings
    unused = [:]
    isDecided = false
    isPart = true
  }

  /// The findings of parts of a file that follow each other; nil where there are none.
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
