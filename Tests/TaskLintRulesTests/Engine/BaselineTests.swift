import Testing

@testable import TaskLintRules

@Suite("The baseline")
struct BaselineTests {
  private typealias Files = [(path: String, text: String)]

  private let linter = Linter(
    selection: RuleSelection(select: ["firelens-sidecar-not-essential", "ecs-property-type"]))
  private let reporter = SARIFReporter(
    sourceRoot: "/repo", workingDirectory: "/repo", content: .baseline)

  private static let flagged = Example(sidecar: #""essential": false"#).marked.text
  private static let named = flagged.replacing(
    "{\n", with: "{ \"family\": \"api\",\n", maxReplacements: 1)

  /// The log of a run over files.
  private func log(_ files: Files) -> String {
    var reporter = reporter
    var bytes: [UInt8] = []
    for file in files {
      let report = linter.lint(SourceFile(path: file.path, text: file.text))
      bytes += reporter.add(reporter.render(report))
    }
    bytes += reporter.finish(RunSummary())
    return String(decoding: bytes, as: UTF8.self)
  }

  private struct Result: Equatable {
    /// The paths of the remaining problems.
    var open: [String] = []
    var hidden = 0
    var resolved = 0
  }

  /// What a run over files reports with the baseline of an earlier one; others are files that are
  /// there and not part of it.
  private func run(
    _ files: Files, after earlier: Files, others: [String] = [], hasAllFiles: Bool = false
  ) throws -> Result {
    let baseline = try Baseline(reading: SourceFile(path: "b.sarif", text: log(earlier)))
    let files = files.sorted { $0.path < $1.path }
    let there = Set(files.map(\.path) + others)
    var matcher = BaselineMatcher(baseline, files: files.map(\.path)) { !there.contains($0) }
    let couldFind = { linter.couldFind($0, hasAllFiles: hasAllFiles) }
    var findings: [Finding] = []
    for file in files {
      let report = linter.lint(SourceFile(path: file.path, text: file.text))
      findings += matcher.settle(
        baseline.match(report.findings, at: file.path), at: file.path, isWhole: report.isWhole,
        couldFind: couldFind)
    }
    findings += matcher.finish([], at: { $0 }, couldFind: couldFind)
    #expect(findings.allSatisfy { $0.baselineState != nil })
    return Result(
      open: findings.filter { $0.isOpen && $0.severity > .note }.map(\.location.path).sorted(),
      hidden: findings.count { !$0.isOpen && $0.severity > .note },
      resolved: matcher.resolved(hasAllFiles: hasAllFiles, couldFind: couldFind)
    )
  }

  // MARK: - Hidden findings

  @Test("hides the findings that it contains", arguments: [flagged, named])
  func hides(_ text: String) throws {
    #expect(try run([("a.json", text)], after: [("a.json", text)]) == Result(hidden: 1))
    #expect(try run([("a.json", text)], after: []) == Result(open: ["a.json"]))
  }

  @Test("recognizes a file in any layout", arguments: Layout.allCases)
  func layouts(_ layout: Layout) throws {
    for text in [Self.flagged, Self.named] {
      let other = layout.apply(MarkedText(text)).text
      #expect(try run([("a.json", other)], after: [("a.json", text)]) == Result(hidden: 1))
    }
  }

  @Test("recognizes a finding on moved lines and in reordered containers")
  func movedLines() throws {
    let below = Self.flagged.replacing("{\n", with: "{\n\n\n  \"tags\": [],\n", maxReplacements: 1)
    #expect(try run([("a.json", below)], after: [("a.json", Self.flagged)]) == Result(hidden: 1))
    let web = #"{"name": "web", "image": "koyama/web:1", "user": 3}"#
    let first = Example(more: [web]).marked.text
    let second = Example(more: [#"{"name": "db", "image": "koyama/db:1"}"#, web]).marked.text
    #expect(try run([("a.json", second)], after: [("a.json", first)]) == Result(hidden: 1))
    #expect(try run([("a.json", first)], after: [("a.json", second)]) == Result(hidden: 1))
  }

  @Test("recognizes a renamed file", arguments: [flagged, named])
  func renamed(_ text: String) throws {
    for name in ["b.json", "sub/a.json", "sub/other.json"] {
      #expect(try run([(name, text)], after: [("a.json", text)]) == Result(hidden: 1))
    }
  }

  @Test("recognizes a finding that moved to another file of the run")
  func moved() throws {
    let clean = Example().marked.text
    for (from, to) in [("a.json", "z.json"), ("z.json", "a.json")] {
      let result = try run([(from, clean), (to, Self.flagged)], after: [(from, Self.flagged)])
      #expect(result == Result(hidden: 1))
    }
  }

  // MARK: - New findings

  @Test("does not hide a copy", arguments: [flagged, named])
  func copied(_ text: String) throws {
    let earlier: Files = [("m.json", text)]
    for copy in ["a.json", "z.json"] {
      let both = try run([("m.json", text), (copy, text)], after: earlier)
      #expect(both == Result(open: [copy], hidden: 1))
      // A hook that lints only the copy.
      #expect(try run([(copy, text)], after: earlier, others: ["m.json"]) == Result(open: [copy]))
    }
  }

  @Test("does not hide the same fault in another container")
  func otherContainer() throws {
    let web = #"{"name": "web", "image": "koyama/web:1", "user": 3}"#
    let one = Example(app: #""user": 3"#).marked.text
    let two = Example(app: #""user": 3"#, more: [web]).marked.text
    let other = Example(more: [web]).marked.text
    #expect(
      try run([("a.json", two)], after: [("a.json", one)]) == Result(open: ["a.json"], hidden: 1))
    #expect(
      try run([("a.json", other)], after: [("a.json", one)])
        == Result(open: ["a.json"], resolved: 1))
  }

  @Test("holds as many findings as it has entries for, of a file not yet reached")
  func heldFindings() throws {
    let files = ["a", "b", "c", "z"].map { ("\($0).json", Self.flagged) }
    let result = try run(files, after: [("z.json", Self.flagged)])
    #expect(result == Result(open: ["a.json", "b.json", "c.json"], hidden: 1))
  }

  // MARK: - Resolved findings

  @Test("counts resolved findings if the run could have found them")
  func resolved() throws {
    let clean = Example().marked.text
    let earlier: Files = [("a.json", Self.flagged), ("b.json", Self.flagged)]
    #expect(try run(earlier, after: earlier) == Result(hidden: 2))
    #expect(try run([("a.json", clean)], after: earlier, others: ["b.json"]) == Result(resolved: 1))
    #expect(try run([("a.json", clean)], after: earlier) == Result(resolved: 1))
    #expect(
      try run([("a.json", clean)], after: earlier, hasAllFiles: true) == Result(resolved: 2))
    let broken = try run([("a.json", String(clean.dropLast(9)))], after: earlier)
    #expect(broken.resolved == 0)
  }

  // MARK: - Reading

  @Test(
    "reports files that are not a baseline",
    arguments: [
      ("", "b.sarif:1:1: not a SARIF log; "),
      ("[]", "b.sarif:1:1: not a SARIF log; it has no array 'runs'"),
      ("{\n  \"runs\": 3}", "b.sarif:1:1: not a SARIF log; it has no array 'runs'"),
      ("{\"runs\": [}", "b.sarif:1:11: not a SARIF log; "),
      ("{\"runs\": []}", "b.sarif:1:10: the log has no run of tasklint"),
      (
        #"{"runs": [{"tool": {"driver": {"name": "eslint"}}}]}"#,
        "b.sarif:1:40: the log is from 'eslint', not from tasklint"
      ),
    ])
  func noBaseline(_ text: String, _ line: String) {
    do throws(ConfigurationProblem) {
      _ = try Baseline(reading: SourceFile(path: "b.sarif", text: text))
      Issue.record("it was read")
    } catch {
      #expect(error.line.hasPrefix(line), "\(error.line)")
    }
  }
}
