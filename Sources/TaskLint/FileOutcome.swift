import TaskLintRules

/// What is left of a file once its bytes are let go.
struct FileOutcome: Sendable {
  let path: String
  /// Why it could not be read.
  var failure: String?
  /// What it is instead, where a search found it and it holds no task definition.
  var skipped: String?
  var placeholders = 0
  /// Its findings in the words of each output.
  var rendered: [[RenderedFinding]] = []
  var tally = Tally()
  /// What it leaves for the rules that compare files.
  var traces: [CrossTrace] = []
  /// What it leaves besides, where it can't be read again.
  var records: [CrossRecord] = []
  /// Whether it is only looked at so that others can be compared with it.
  var isOther = false

  /// Whether more of the same file came before.
  var isContinued = false
  /// What there is to know of suppressions once all files are through.
  var encounters: [SuppressionEncounter] = []
  /// What the baseline's entries of the file say of its findings; those without a state are not
  /// rendered.
  var match: BaselineMatch?
  /// Whether the file holds definitions and could be read to its end.
  var isWhole = false
  /// Whether it is one of the files that are linted, and no configuration.
  var isLinted = true
  /// Which of the run's linters it is for.
  var linter = 0
  /// Its number among all that the run reads.
  var source = 0

  /// Whether something may stand in the file that was not seen.
  var isIncomplete: Bool { failure != nil || !(isWhole || isOther || skipped != nil) }

  init(path: String) { self.path = path }

  /// What is left of several lines of one file.
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
      if rendered.isEmpty {
        rendered = line.rendered
      } else {
        for (index, more) in line.rendered.enumerated() { rendered[index] += more }
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
    isWhole = report.isWhole
    self.match = match
    guard match?.isDecided ?? true else { return }
    render(match.map { report.with(findings: $0.findings) } ?? report, by: renderer)
  }

  /// Renders findings whose state is known.
  mutating func render(_ report: FileReport, by renderer: Renderer) {
    guard !report.findings.isEmpty else { return }
    tally = Tally(failOn: renderer.failOn)
    for finding in report.findings { tally.count(finding, isWritten: renderer.writesBaseline) }
    rendered = renderer.render(report)
  }
}

/// How many findings there are, and of which kinds.
struct Tally: Sendable {
  private static let policyRules = Set(
    RuleCatalog.rules.map { $0.metadata }
      // What is wrong with the configuration no new one of 'init' and no '--ignore' puts right.
      .filter { $0.isPolicy && $0.category != .configuration }.map(\.id))

  let failOn: FailOn
  private(set) var counts: [Severity: Int] = [:]
  private(set) var fixable = 0
  private(set) var failing = 0
  private(set) var failingPolicy = 0
  private(set) var suppressed = 0
  private(set) var baselined = 0

  /// Whether there is a problem among them.
  var hasOpen: Bool { !counts.isEmpty }

  init(failOn: FailOn = .warning) { self.failOn = failOn }

  mutating func add(_ other: Tally) {
    counts.merge(other.counts, uniquingKeysWith: +)
    fixable += other.fixable
    failing += other.failing
    failingPolicy += other.failingPolicy
    suppressed += other.suppressed
    baselined += other.baselined
  }

  /// Counts a finding; one that is written into the baseline is no problem from then on.
  mutating func count(_ finding: Finding, isWritten: Bool = false) {
    guard finding.isOpen, !isWritten else {
      if finding.suppressions.isEmpty { baselined += 1 } else { suppressed += 1 }
      return
    }
    counts[finding.severity, default: 0] += 1
    if finding.fix?.safety == .safe { fixable += 1 }
    guard failOn.includes(finding.severity) else { return }
    failing += 1
    if Self.policyRules.contains(finding.ruleID) { failingPolicy += 1 }
  }
}

extension RunSummary {
  /// Adds the findings of one file.
  mutating func add(_ tally: Tally) {
    counts.merge(tally.counts, uniquingKeysWith: +)
    fixable += tally.fixable
    failing += tally.failing
    failingPolicy += tally.failingPolicy
    suppressed += tally.suppressed
    baselined += tally.baselined
  }
}
