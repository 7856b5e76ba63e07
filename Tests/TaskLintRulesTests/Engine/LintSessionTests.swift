import Testing

@testable import TaskLintRules

@Suite("A session")
struct LintSessionTests {
  private typealias Files = [(path: String, text: String)]

  /// What a run linted that was given all files of its project.
  private struct Coverage: LintCoverage {
    let lintersByPath: [String: Int]
    var hasAll = true

    var usedLinters: [Int] { Set(lintersByPath.values).sorted() }

    func hasFile(under override: Configuration.Override) -> Bool {
      lintersByPath.keys.contains { override.applies(to: $0) }
    }

    func coversAll(_ entry: SuppressionTracker.Entry, incomplete: Set<String>) -> Bool {
      hasAll && incomplete.isEmpty
    }

    func hasLintedAll(under linter: Int, incomplete: Set<String>) -> Bool { hasAll }
    func hasReadAll(under linter: Int, incomplete: Set<String>) -> Bool { hasAll }
    func hasLintedAll(matching patterns: PatternList, incomplete: Set<String>) -> Bool { hasAll }
  }

  private static let flagged = Example(sidecar: #""essential": false"#).marked.text
  private static let clean = Example().marked.text

  /// Runs a session over files, and returns it with the rules of the findings after the last file.
  private func run(
    _ files: Files, by linter: Linter, after earlier: Baseline? = nil
  ) -> (session: LintSession, late: [String], shown: Int) {
    let baseline = earlier.map {
      SessionBaseline($0, sourceRoot: "/r", workingDirectory: "/r") { _ in false }
    }
    let renderer = Renderer(reporters: [SharedReporter(ConciseReporter())])
    var session = LintSession(linters: [linter])
    session.begin(files.map(\.path), baseline: baseline, limit: FindingLimit())
    var shown = 0
    func add(_ file: LintedFile) {
      guard !file.rendered.isEmpty else { return }
      session.count(file)
      shown += file.rendered[0].findings.count
    }
    var sources: [SourceFile] = []
    for (number, file) in files.enumerated() {
      sources.append(SourceFile(path: file.path, text: file.text))
      let report = linter.lint(sources[number], isNamed: false)
      let file = LintedFile(report, number: number, by: renderer, baseline: baseline)
      add(session.add(file).map { LintedFile($0, by: renderer) } ?? file)
    }
    let records = session.conflictingFiles().flatMap { linter.records(of: sources[$0]) }
    let paths = Dictionary(files.map { ($0.path, 0) }) { first, _ in first }
    let late = session.finish(records, Coverage(lintersByPath: paths))
    for report in late { add(LintedFile(report, by: renderer)) }
    return (session, late.flatMap(\.report.findings).map(\.ruleID.name), shown)
  }

  @Test("counts files and findings")
  func counts() {
    let linter = Linter(selection: RuleSelection(select: ["firelens-sidecar-not-essential"]))
    let result = run(
      [("a.json", Self.flagged), ("b.json", Self.clean), ("package.json", "{}")], by: linter)
    #expect(result.session.summary.files == 2)
    #expect(result.session.summary.filesWithFindings == 1)
    #expect(result.session.summary.skipped == 1)
    #expect(result.session.summary.counts == [.error: 1])
    #expect(result.shown == 1 && result.late == [])
  }

  @Test("compares the definitions of its files")
  func compares() throws {
    let linter = Linter(selection: RuleSelection(select: ["firehose-stream-shared"]))
    let lesson = try #require(FirehoseStreamSharedRule.metadata.lessons.first)
    let files = lesson.before.documents.map { ($0.path, $0.marked.text) }
    let result = run(files, by: linter)
    #expect(Set(result.late) == ["firehose-stream-shared"])
    #expect(result.session.summary.filesWithFindings > 0)
    #expect(run(Array(files.prefix(1)), by: linter).late == [])
  }

  @Test("hides the findings of a baseline, and counts its entries that are resolved")
  func baseline() throws {
    let linter = Linter(selection: RuleSelection(select: ["firelens-sidecar-not-essential"]))
    var log = SARIFReporter(sourceRoot: "/r", workingDirectory: "/r", content: .baseline)
    let source = SourceFile(path: "a.json", text: Self.flagged)
    var bytes = log.add(log.render(linter.lint(source)))
    bytes += log.finish(RunSummary())
    let known = try Baseline(reading: SourceFile(path: "b.sarif", bytes: bytes))
    let same = run([("a.json", Self.flagged)], by: linter, after: known).session.summary
    #expect(same.baselined == 1 && same.counts == [:] && same.resolved == 0)
    let fixed = run([("a.json", Self.clean)], by: linter, after: known).session.summary
    #expect(fixed.baselined == 0 && fixed.resolved == 1)
  }
}
