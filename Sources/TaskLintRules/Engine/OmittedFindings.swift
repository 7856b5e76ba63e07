/// Findings of one rule in one file that are counted but not kept.
public struct OmittedFindings: Sendable {
  public let ruleID: RuleID
  public let severity: Severity
  /// Whether they are suppressed.
  public let isSuppressed: Bool
  public internal(set) var count = 0
  /// How many of them have a fix.
  public internal(set) var fixes = FixCounts()
}

/// How many findings of one file are kept, and how much of each.
public struct FindingLimit: Sendable {
  /// The limit for one rule.
  public let perRule: Int
  /// The baseline, whose findings are kept as well: which of them are new is known only later.
  let baseline: Baseline?
  /// How much of each finding is kept.
  let detail: FindingDetail

  /// Creates a limit; by default all findings are kept in full.
  public init(
    perRule: Int = .max, baseline: Baseline? = nil, detail: FindingDetail = .whole
  ) {
    self.perRule = perRule
    self.baseline = baseline
    self.detail = detail
  }

  /// The limit for one rule in a file of a size: of a dense file fewer are kept, so that the output
  /// and the memory are proportional to the size.
  func inFile(ofBytes count: Int) -> FindingLimit {
    guard perRule < .max else { return self }
    return FindingLimit(
      perRule: min(perRule, Self.leastPerRule + count / Self.bytesPerFinding), baseline: baseline,
      detail: detail)
  }

  private static let leastPerRule = 100
  /// A finding takes about 1,500 bytes in a log.
  private static let bytesPerFinding = 100
}

/// Collects the findings of one file, in full only up to a limit for each rule.
///
/// A hostile file can have hundreds of thousands of findings. Those over the limit are counted before
/// their texts are made, so that memory is bounded.
struct FindingCollector {
  private struct Kind: Hashable {
    let rule: RuleID
    let isSuppressed: Bool
  }

  /// Findings that are counted together.
  private struct Group: Hashable {
    let kind: Kind
    let severity: Severity
  }

  private let limit: FindingLimit
  private(set) var findings: [Finding] = []
  private var counts: [Kind: Int] = [:]
  private var omittedByGroup: [Group: OmittedFindings] = [:]
  /// How many findings were kept for the entries of a baseline.
  private var baselined: [Baseline.Key: Int] = [:]
  /// The places of the suppressions that suppress a finding.
  private(set) var usedSuppressions: Set<Finding.Location> = []

  init(limit: FindingLimit) { self.limit = limit }

  /// The number of findings that are not kept, by rule.
  var omitted: [OmittedFindings] {
    omittedByGroup.values.sorted { left, right in
      (left.ruleID, left.isSuppressed ? 1 : 0, right.severity)
        < (right.ruleID, right.isSuppressed ? 1 : 0, left.severity)
    }
  }

  /// Counts a finding and keeps it in full while its rule is below the limit.
  ///
  /// - Parameters:
  ///   - rule: The rule that made it.
  ///   - severity: Its severity.
  ///   - suppressions: The suppressions that suppress it.
  ///   - fix: Whether it has a fix.
  ///   - fingerprint: Its fingerprint; needed only for a baseline.
  ///   - finding: Makes the finding.
  mutating func add(
    _ rule: RuleID, _ severity: Severity, suppressions: [Suppression],
    fix: @autoclosure () -> Fixability?, fingerprint: @autoclosure () -> String,
    _ finding: () -> Finding
  ) {
    for suppression in suppressions { usedSuppressions.insert(suppression.token.location) }
    let kind = Kind(rule: rule, isSuppressed: !suppressions.isEmpty)
    guard limit.perRule < .max, !isBaselined(rule, fingerprint) else {
      return findings.append(finding())
    }
    let count = counts[kind, default: 0]
    counts[kind] = count + 1
    guard count >= limit.perRule else { return findings.append(finding()) }
    let none = OmittedFindings(
      ruleID: rule, severity: severity, isSuppressed: kind.isSuppressed)
    let group = Group(kind: kind, severity: severity)
    omittedByGroup[group, default: none].count += 1
    omittedByGroup[group]?.fixes.add(fix())
  }

  /// Whether the baseline has an entry for a finding that earlier findings do not need.
  private mutating func isBaselined(_ rule: RuleID, _ fingerprint: () -> String) -> Bool {
    guard let baseline = limit.baseline else { return false }
    let key = Baseline.Key(rule: rule.name, fingerprint: fingerprint())
    guard let entries = baseline.totals[key], baselined[key, default: 0] < entries else {
      return false
    }
    baselined[key, default: 0] += 1
    return true
  }

  /// Adds a finding that already exists.
  mutating func add(_ finding: Finding) {
    add(
      finding.ruleID, finding.severity, suppressions: finding.suppressions,
      fix: finding.fixability, fingerprint: finding.identity.fingerprint
    ) { finding }
  }

  /// Sorts the findings in the order of the file.
  mutating func sort() {
    findings.sort { left, right in
      (left.location.range.start, left.ruleID, left.location.range.end)
        < (right.location.range.start, right.ruleID, right.location.range.end)
    }
  }
}
