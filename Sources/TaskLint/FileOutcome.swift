import TaskLintRules

/// The result of one file, without its bytes.
struct FileOutcome: Sendable {
  let path: String
  /// Why it could not be read.
  var failure: String?
  /// What it is instead, where a search found it and it holds no task definition.
  var skipped: DocumentDescription?
  var placeholders = 0
  /// Its findings as each output prints them.
  var rendered: [RenderedReport] = []
  var tally = Tally()
  /// Its traces for the rules that compare files.
  var traces: [CrossTrace] = []
  /// Its records, where it can't be read again.
  var records: [CrossRecord] = []
  /// The findings in its Fluent Bit files, and their paths.
  var companions: [Finding] = []
  var companionPaths: [String] = []
  /// Whether it is read only so that others can be compared with it.
  var isOther = false

  /// Whether it is a later part of the same file.
  var isContinued = false
  /// The suppressions that apply to it.
  var encounters: [SuppressionEncounter] = []
  /// Its findings matched with the baseline's entries for the file; findings without a state are not
  /// rendered yet.
  var match: BaselineMatch?
  /// The findings that are only counted.
  var omitted: [OmittedFindings] = []
  /// Whether the file holds definitions and could be read to its end.
  var isWhole = false
  /// Whether it is one of the linted files and not a configuration.
  var isLinted = true
  /// The index of its linter.
  var linter = 0
  /// What is to be linted once it is known what other files mention; the outcome is then empty.
  var undecided: FileLinter.Undecided?
  /// Its fixes, if the run makes them.
  var fixes: FileFixes?
  /// Its number among all files that the run reads.
  var source = 0

  /// Whether a part of the file could not be linted.
  var isIncomplete: Bool { failure != nil || !(isWhole || isOther || skipped != nil) }

  init(path: String) { self.path = path }

  /// Joins the results of several lines of one file.
  init(_ lines: [FileOutcome], path: String, isContinued: Bool) {
    self.path = path
    self.isContinued = isContinued
    isWhole = lines.allSatisfy(\.isWhole)
    match = BaselineMatch(joining: lines.compactMap(\.match))
    for line in lines {
      placeholders += line.placeholders
      traces += line.traces
      records += line.records
      tally.add(line.tally)
      encounters += line.encounters
      omitted += line.omitted
      companions += line.companions
      companionPaths += line.companionPaths
      if rendered.isEmpty {
        rendered = line.rendered
      } else {
        for (index, more) in line.rendered.enumerated() { rendered[index].append(more) }
      }
    }
  }

  init(_ report: FileReport, by renderer: Renderer, match: BaselineMatch? = nil) {
    path = report.path
    skipped = report.skipped
    placeholders = report.placeholders
    traces = report.traces
    records = report.records
    encounters = report.encounters
    omitted = report.omitted
    companions = report.companions
    companionPaths = report.companionPaths
    isWhole = report.isWhole
    self.match = match
    guard match?.isDecided ?? true else { return }
    render(match.map { report.with(findings: $0.findings) } ?? report, by: renderer)
  }

  /// Renders findings whose baseline state is known.
  mutating func render(_ report: FileReport, by renderer: Renderer) {
    guard !report.findings.isEmpty else { return }
    tally = Tally(failOn: renderer.failOn)
    for finding in report.findings { tally.count(finding, isWritten: renderer.writesBaseline) }
    for group in report.omitted { tally.count(group) }
    rendered = renderer.render(report)
  }
}

/// The numbers of findings by kind.
struct Tally: Sendable {
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

  mutating func add(_ other: Tally) {
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
  mutating func add(_ tally: Tally) {
    counts.merge(tally.counts, uniquingKeysWith: +)
    policyCounts.merge(tally.policyCounts, uniquingKeysWith: +)
    failing += tally.failing
    suppressed += tally.suppressed
    baselined += tally.baselined
    fixes.available.add(tally.fixes)
  }
}
