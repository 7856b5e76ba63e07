/// The result of linting one file, or a part of one, without its bytes.
package struct LintedFile: Sendable {
  package let path: String
  /// Why it could not be read.
  package private(set) var failure: String?
  /// What it is instead, where a search found it and it holds no task definition.
  package private(set) var skipped: DocumentDescription?
  package private(set) var placeholders = 0
  /// Its findings as each output prints them; empty if it has none, or if their state in the
  /// baseline is not known yet.
  package private(set) var rendered: [RenderedReport] = []
  /// The index of its linter.
  private(set) var linter: Int
  /// Its number among all files that the run reads.
  package private(set) var number: Int

  private(set) var tally = FindingTally()
  /// Its traces for the rules that compare files.
  private(set) var traces: [CrossTrace] = []
  /// Its records, where it can't be read again.
  private(set) var records: [CrossRecord] = []
  /// The findings in its Fluent Bit files, and their paths.
  private(set) var companions: [Finding] = []
  package private(set) var companionPaths: [String] = []
  /// Whether it is read only so that others can be compared with it.
  package private(set) var isOther = false
  /// Whether it is a later part of the same file.
  private(set) var isContinued = false
  /// The suppressions that apply to it.
  private(set) var encounters: [SuppressionEncounter] = []
  /// Its findings matched with the baseline's entries for the file.
  private(set) var match: BaselineMatch?
  /// The findings that are only counted.
  private(set) var omitted: [OmittedFindings] = []
  /// Whether the file holds definitions and could be read to its end.
  private(set) var isWhole = false
  /// Whether it is one of the linted files and not a configuration.
  private(set) var isLinted = true

  /// Whether a part of the file could not be linted.
  var isIncomplete: Bool { failure != nil || !(isWhole || isOther || skipped != nil) }

  private init(path: String, number: Int, linter: Int) {
    self.path = path
    self.number = number
    self.linter = linter
  }

  /// Creates the result of a file that could not be read.
  package init(path: String, number: Int, failure: String) {
    self.init(path: path, number: number, linter: 0)
    self.failure = failure
  }

  /// Creates the result of a file that others are compared with; nil instead of its traces if it
  /// could not be read.
  package init(path: String, number: Int, traces: [CrossTrace]?) {
    self.init(path: path, number: number, linter: 0)
    self.traces = traces ?? []
    isOther = true
    failure = traces == nil ? "" : nil
  }

  /// Creates the result of a file; its findings are rendered if their state in the baseline is known.
  package init(
    _ report: FileReport, number: Int = 0, linter: Int = 0, by renderer: Renderer,
    baseline: SessionBaseline? = nil
  ) {
    self.init(
      report, number: number, linter: linter, by: renderer, match: baseline?.match(report))
  }

  private init(
    _ report: FileReport, number: Int, linter: Int, by renderer: Renderer, match: BaselineMatch?
  ) {
    self.init(path: report.path, number: number, linter: linter)
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

  /// The same result in another run.
  package func numbered(_ number: Int, linter: Int) -> LintedFile {
    var file = self
    (file.number, file.linter) = (number, linter)
    return file
  }

  /// Creates the result of some lines of a file, which are appended one by one.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - number: Its number.
  ///   - linter: The index of its linter.
  ///   - isContinued: Whether earlier lines were in another part.
  package init(linesOf path: String, number: Int, linter: Int, isContinued: Bool) {
    self.init(path: path, number: number, linter: linter)
    self.isContinued = isContinued
    isWhole = true
  }

  /// Appends a line.
  ///
  /// Its findings are rendered unless the run has a baseline: then all lines are matched with it
  /// first, in order.
  package mutating func append(_ report: FileReport, by renderer: Renderer, hasBaseline: Bool) {
    let match = hasBaseline ? BaselineMatch(part: report.findings) : nil
    let line = LintedFile(report, number: number, linter: linter, by: renderer, match: match)
    isWhole = isWhole && line.isWhole
    if let match {
      if self.match == nil { self.match = match } else { self.match?.append(match) }
    }
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

  /// Creates the result for findings that a session returns.
  package init(_ late: LintSession.LateReport, by renderer: Renderer) {
    self.init(path: late.report.path, number: 0, linter: 0)
    isLinted = late.isLinted
    render(late.report, by: renderer)
  }

  /// Renders findings whose baseline state is known.
  private mutating func render(_ report: FileReport, by renderer: Renderer) {
    guard !report.findings.isEmpty || !report.omitted.isEmpty else { return }
    tally = FindingTally(failOn: renderer.failOn)
    for finding in report.findings { tally.count(finding, isWritten: renderer.writesBaseline) }
    for group in report.omitted { tally.count(group) }
    rendered = renderer.render(report)
  }
}
