/// The findings that a project accepts for now, read from a SARIF log that tasklint wrote.
///
/// One entry hides one finding with its rule and fingerprint: in the same file first, then in any
/// other. So the findings of a renamed file stay hidden, and those of a copy are reported.
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

  /// The number of entries with each key, by the URI of their file.
  private(set) var entries: [String: [Key: Int]] = [:]
  /// The number of entries with each key in all files.
  private(set) var totals: [Key: Int] = [:]

  /// Reads a log.
  public init(reading source: SourceFile) throws(ConfigurationProblem) {
    let reader = BaselineReader(source)
    for (uri, key) in try reader.entries() {
      entries[uri, default: [:]][key, default: 0] += 1
      totals[key, default: 0] += 1
    }
  }

  /// Decides which findings of a file its own entries hide.
  ///
  /// It does not depend on other files, so it can run on any thread. A finding that only an entry
  /// of another file could hide remains undecided.
  ///
  /// - Parameters:
  ///   - findings: The findings of the file, in its order.
  ///   - uri: The file's URI in the log.
  /// - Returns: The findings, with a state if the file's own entries decide it.
  public func match(_ findings: [Finding], at uri: String) -> BaselineMatch {
    match(findings, with: entries[uri] ?? [:], at: uri)
  }

  /// Does the same with the unused entries of the file.
  func match(_ findings: [Finding], with own: [Key: Int], at uri: String) -> BaselineMatch {
    var match = BaselineMatch(findings: findings, unused: own)
    let entries = entries[uri] ?? [:]
    // Suppressed findings use only the entries that open findings do not need.
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
  /// `BaselineMatcher` decides those without a state.
  public fileprivate(set) var findings: [Finding]
  /// The entries that hid nothing.
  private(set) var unused: [Baseline.Key: Int]
  /// Whether every finding has a state.
  public fileprivate(set) var isDecided = true
  /// Whether the findings are those of a part of the file; the file's entries hide the first ones.
  let isPart: Bool

  init(findings: [Finding], unused: [Baseline.Key: Int]) {
    self.findings = findings
    self.unused = unused
    isPart = false
  }

  /// Keeps the findings of a part of a file, to be matched in the order of the parts.
  public init(part findings: [Finding]) {
    self.findings = findings
    unused = [:]
    isDecided = false
    isPart = true
  }

  /// Appends the next part of the file.
  mutating func append(_ next: BaselineMatch) { findings += next.findings }

  fileprivate mutating func takeUnused(_ key: Baseline.Key) -> Bool {
    guard let count = unused[key] else { return false }
    unused[key] = count > 1 ? count - 1 : nil
    return true
  }
}
