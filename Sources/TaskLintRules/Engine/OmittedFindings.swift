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

/// Collects the findings of one file, in full only up to a limit for each rule.
///
/// A hostile file can have hundreds of thousands of findings. Those over the limit are counted before
/// their texts are made, so that memory is bounded.
struct FindingCollector {
  private typealias Kind = FindingLimit.Kind

  /// Findings that are counted together.
  private struct Group: Hashable {
    let kind: Kind
    let severity: Severity
  }

  private let limit: FindingLimit
  private(set) var findings: [Finding] = []
  /// How many findings were kept, also of earlier parts of the file.
  private(set) var kept: FindingLimit.Kept
  private var omittedByGroup: [Group: OmittedFindings] = [:]
  /// The places of the suppressions that suppress a finding.
  private(set) var usedSuppressions: Set<Finding.Location> = []

  init(limit: FindingLimit) {
    self.limit = limit
    kept = limit.kept
  }

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
  ///   - more: How many findings like it are only counted.
  ///   - finding: Makes the finding.
  mutating func add(
    _ rule: RuleID, _ severity: Severity, suppressions: [Suppression],
    fix: @autoclosure () -> Fixability?, fingerprint: @autoclosure () -> String, more: Int = 0,
    _ finding: () -> Finding
  ) {
    for suppression in suppressions { usedSuppressions.insert(suppression.token.location) }
    let kind = Kind(rule: rule, isSuppressed: !suppressions.isEmpty)
    if more > 0 { omit(more, of: kind, severity) }
    guard limit.perRule < .max, !isBaselined(rule, fingerprint) else {
      return findings.append(finding())
    }
    guard !limit.keeps(kind, besides: kept) else {
      kept.counts[kind, default: 0] += 1
      kept.total += 1
      return findings.append(finding())
    }
    omit(1, of: kind, severity)
    omittedByGroup[Group(kind: kind, severity: severity)]?.fixes.add(fix())
  }

  private mutating func omit(_ count: Int, of kind: Kind, _ severity: Severity) {
    let none = OmittedFindings(
      ruleID: kind.rule, severity: severity, isSuppressed: kind.isSuppressed)
    omittedByGroup[Group(kind: kind, severity: severity), default: none].count += count
  }

  /// Whether the baseline has an entry for a finding that earlier findings do not need.
  private mutating func isBaselined(_ rule: RuleID, _ fingerprint: () -> String) -> Bool {
    guard let baseline = limit.baseline else { return false }
    let key = Baseline.Key(rule: rule.name, fingerprint: fingerprint())
    guard let entries = baseline.totals[key], kept.baselined[key, default: 0] < entries else {
      return false
    }
    kept.baselined[key, default: 0] += 1
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
