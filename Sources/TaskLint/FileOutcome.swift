import TaskLintRules

/// What is left of a file once its bytes are let go.
struct FileOutcome: Sendable {
  let path: String
  /// Why it could not be read.
  var trouble: String?
  /// What it is instead, where a search found it and it holds no task definition.
  var skipped: String?
  var placeholders = 0
  /// Its findings in the words of each output.
  var rendered: [[RenderedFinding]] = []
  var tally = Tally()
  var records: [CrossRecord] = []
  /// Whether it is only looked at so that others can be compared with it.
  var isOther = false

  /// Whether more of the same file came before.
  var isContinued = false

  init(path: String) { self.path = path }

  /// What is left of several lines of one file.
  init(_ lines: [FileOutcome], path: String, isContinued: Bool) {
    self.path = path
    self.isContinued = isContinued
    for line in lines {
      placeholders += line.placeholders
      records += line.records
      tally.add(line.tally)
      if rendered.isEmpty {
        rendered = line.rendered
      } else {
        for (index, more) in line.rendered.enumerated() { rendered[index] += more }
      }
    }
  }

  init(_ report: FileReport, reporters: [any Reporter], tallying: Tally) {
    path = report.path
    skipped = report.skipped
    placeholders = report.placeholders
    records = report.records
    tally = tallying
    guard !report.findings.isEmpty else { return }
    for finding in report.findings { tally.count(finding) }
    rendered = reporters.map { $0.render(report) }
  }
}

/// How many findings there are, and of which kinds.
struct Tally: Sendable {
  private static let houseRules = Set(
    RuleCatalog.rules.map { $0.metadata }.filter { $0.stage == .house }.map(\.id))

  let failOn: FailOn
  private(set) var counts: [Severity: Int] = [:]
  private(set) var fixable = 0
  private(set) var failing = 0
  private(set) var failingHouse = 0

  init(failOn: FailOn = .warning) { self.failOn = failOn }

  mutating func add(_ other: Tally) {
    counts.merge(other.counts, uniquingKeysWith: +)
    fixable += other.fixable
    failing += other.failing
    failingHouse += other.failingHouse
  }

  mutating func count(_ finding: Finding) {
    counts[finding.severity, default: 0] += 1
    if finding.fix?.safety == .safe { fixable += 1 }
    guard failOn.includes(finding.severity) else { return }
    failing += 1
    if Self.houseRules.contains(finding.ruleID) { failingHouse += 1 }
  }
}

extension RunSummary {
  /// Adds the findings of one file.
  mutating func add(_ tally: Tally) {
    counts.merge(tally.counts, uniquingKeysWith: +)
    fixable += tally.fixable
    failing += tally.failing
    failingHouse += tally.failingHouse
  }
}
