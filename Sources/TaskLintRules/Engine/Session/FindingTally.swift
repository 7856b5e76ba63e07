/// The numbers of findings by kind.
struct FindingTally: Sendable {
  let failOn: FailOn
  private(set) var counts: [Severity: Int] = [:]
  /// How many come from policy rules.
  private(set) var policyCounts: [Severity: Int] = [:]
  private(set) var failing = 0
  private(set) var suppressed = 0
  private(set) var baselined = 0
  /// How many open findings have a fix.
  private(set) var fixes = FixCounts()

  /// Whether any finding is neither suppressed nor in the baseline.
  var hasOpen: Bool { !counts.isEmpty }

  init(failOn: FailOn = .warning) { self.failOn = failOn }

  mutating func add(_ other: FindingTally) {
    counts.merge(other.counts, uniquingKeysWith: +)
    policyCounts.merge(other.policyCounts, uniquingKeysWith: +)
    failing += other.failing
    suppressed += other.suppressed
    baselined += other.baselined
    fixes.add(other.fixes)
  }

  /// Counts a finding; one that is written to a baseline counts as in the baseline.
  mutating func count(_ finding: Finding, isWritten: Bool = false) {
    guard finding.isOpen, !isWritten else {
      if finding.suppressions.isEmpty { baselined += 1 } else { suppressed += 1 }
      return
    }
    fixes.add(finding.fixability)
    count(1, of: finding.ruleID, finding.severity)
  }

  /// Counts findings of one rule that were not kept.
  mutating func count(_ omitted: OmittedFindings) {
    guard !omitted.isSuppressed else {
      suppressed += omitted.count
      return
    }
    fixes.add(omitted.fixes)
    count(omitted.count, of: omitted.ruleID, omitted.severity)
  }

  private mutating func count(_ number: Int, of rule: RuleID, _ severity: Severity) {
    counts[severity, default: 0] += number
    if RuleCatalog.policyIDs.contains(rule) { policyCounts[severity, default: 0] += number }
    if failOn.includes(severity) { failing += number }
  }
}

extension RunSummary {
  /// Adds the findings of one file.
  mutating func add(_ tally: FindingTally) {
    counts.merge(tally.counts, uniquingKeysWith: +)
    policyCounts.merge(tally.policyCounts, uniquingKeysWith: +)
    failing += tally.failing
    suppressed += tally.suppressed
    baselined += tally.baselined
    fixes.available.add(tally.fixes)
  }
}
