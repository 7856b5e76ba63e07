import Testing

@testable import TaskLintRules

@Suite("The format for people")
struct HumanReporterTests {
  static let text = "{\n  \"logDriver\": [|\"awsfirelens\"|],\n  \"x\": [1|1|]\n}\n"

  @Test("shows a finding with its line, its related places and its remedy")
  func wholeFinding() {
    #expect(
      HumanReporter().printed([.sample(Self.text)]) == """
        taskdefs/api.json:2:16: error: container 'app' is wrong [firelens-sidecar-not-essential]
          |
        2 |   "logDriver": "awsfirelens",
          |                ^^^^^^^^^^^^^ the API rejects this
         --> taskdefs/api.json:3:8 container 'worker' is wrong too
          = help: set it right

        """)
  }

  @Test("widens the margin for long line numbers")
  func margin() {
    let text = String(repeating: "\n", count: 60) + "{ [|1|] }"
    #expect(
      HumanReporter().printed([.sample(text)]).split(separator: "\n").dropFirst() == [
        "   |", "61 | { 1 }", "   |   ^ the API rejects this", "   = help: set it right",
      ])
  }

  @Test("keeps the underline in place under wide and combining characters")
  func displayWidth() {
    let lines = HumanReporter().printed([.sample("\t{\"名前e\u{301}👨‍👩‍👧\": [|\"値\"|]}")])
      .split(separator: "\n")
    #expect(lines[2] == "1 | \t{\"名前e\u{301}👨‍👩‍👧\": \"値\"}")
    #expect(lines[3] == "  | \t" + String(repeating: " ", count: 12) + "^^^^ the API rejects this")
  }

  @Test("marks policy findings after the rule")
  func policy() {
    let finding = Finding.sample("[|1|]", rule: "datadog-variable-missing")
    let concise = ConciseReporter().printed([finding])
    #expect(concise.hasSuffix("is wrong [datadog-variable-missing] (policy)\n"))
    #expect(HumanReporter().printed([finding]).hasPrefix(concise))
    var known = finding
    known.baselineState = .unchanged
    #expect(ConciseReporter().printed([known]).hasSuffix("] (policy, in the baseline)\n"))
  }

  @Test("cuts a frame to a width, with the carets under their text", arguments: [40, 41, 60, 79])
  func narrowFrames(columns: Int) throws {
    let wide = String(repeating: "値x", count: 40)
    let long = String(repeating: "y", count: 300)
    for text in [
      "{\"\(wide)\": [|\"ab\"|], \(long)", "\t[|\"\(long)\"|]", "{[|\"ab\"|]: \"\(wide)\"}",
    ] {
      let finding = Finding.sample(text, consequence: "")
      let lines = HumanReporter(width: .frames(columns)).printed([finding]).split(separator: "\n")
      #expect(DisplayWidth.columns(of: String(lines[2])) <= columns)
      let carets = try #require(lines[3].firstIndex(of: "^"))
      let before = DisplayWidth.columns(of: String(lines[3][..<carets]))
      var rest = Substring(lines[2])
      while DisplayWidth.columns(of: String(lines[2][..<rest.startIndex])) < before {
        rest.removeFirst()
      }
      #expect(rest.hasPrefix("\"ab\"") || rest.hasPrefix("\"yyy"))
    }
  }

  @Test("wraps words at blanks, and never before what a runner would obey")
  func wrappedWords() {
    let fact = "the container 'app' has ::add-mask:: " + String(repeating: "word ", count: 20)
    let printed = HumanReporter(width: .terminal(60)).printed([
      .sample("[|1|]", fact: fact, remedy: String(repeating: "and so on ", count: 12))
    ])
    for line in printed.split(separator: "\n") {
      #expect(line.count <= 60 || line.contains("::"))
      #expect(!line.drop { $0 == " " }.hasPrefix("::"))
    }
    #expect(printed.contains("\n          and so on"))
  }

  @Test("marks the place after the last character with one caret")
  func emptyPlace() {
    #expect(HumanReporter().printed([.sample("")]).contains("\n1 | \n  | ^ the API"))
  }

  @Test("separates findings and prints notes after the rest")
  func order() {
    let printed = HumanReporter().printed([
      .sample("[|1|]", severity: .note, fact: "first"),
      .sample("[|2|]", severity: .warning, fact: "second"),
      .sample("[|3|]", severity: .error, fact: "third"),
    ])
    let facts = ["second", "third", "first"]
    #expect(printed.split(separator: "\n").filter { $0.hasPrefix("taskdefs") }.count == 3)
    #expect(
      printed.split(separator: "\n\n").map { block in facts.first { block.contains($0) } } == facts)
  }

  @Test("shows a secret nowhere")
  func secrets() {
    let printed = HumanReporter().printed([
      .sample(#"{"password": [|"hunter2"|]}"#, fact: "the value 'hunter2' is a secret")
    ])
    #expect(!printed.contains("hunter2"))
    #expect(printed.contains("1 | {\"password\": \"••••\"}\n  |              ^^^^^^ "))
  }

  @Test("makes control sequences visible, in values and in paths")
  func hostileText() {
    let printed = HumanReporter().printed([
      .sample(
        "[|\"\u{1B}[2J\u{202E}\u{200B}\"|]", path: "a\nb\u{9B}.json", fact: "is '\r\u{1B}[0m'")
    ])
    #expect(printed.hasPrefix(#"a\u{A}b\u{9B}.json:1:1: error: is '\u{D}\u{1B}[0m' [firelens"#))
    #expect(printed.contains(#"1 | "\u{1B}[2J\u{202E}\u{200B}""#))
    #expect(printed.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isInvisible })
  }

  @Test("carries colours where they are wanted, around the same text")
  func colors() throws {
    let plain = HumanReporter().printed([.sample(Self.text)])
    let colored = HumanReporter(color: .ansi).printed([.sample(Self.text)])
    #expect(colored.contains("\u{1B}[1;31merror\u{1B}[0m"))
    var stripped = ""
    var rest = Substring(colored)
    while let escape = rest.firstIndex(of: "\u{1B}") {
      stripped += rest[..<escape]
      rest = rest[escape...].drop { $0 != "m" }.dropFirst()
    }
    #expect(stripped + rest == plain)
  }

  @Test("is quiet below the severity that fails, and without a summary")
  func quiet() {
    var run = RunSummary()
    run.files = 2
    run.counts = [.warning: 1, .error: 1]
    let findings: [Finding] = [.sample("[|1|]", severity: .warning), .sample("[|2|]")]
    let printed = HumanReporter(quiet: true, failOn: .error).printed(findings, run: run)
    #expect(printed.contains("error") && !printed.contains("warning"))
    #expect(!printed.contains("Found") && !printed.hasSuffix("\n\n"))
    #expect(HumanReporter(quiet: true, failOn: nil).printed(findings, run: run).isEmpty)
  }

  @Test("ends with one line that counts")
  func summary() {
    var run = RunSummary()
    run.counts = [.error: 3, .warning: 1, .note: 0]
    (run.files, run.filesWithFindings, run.failing) = (12, 2, 4)
    let printed = HumanReporter().printed([.sample("[|1|]")], run: run)
    #expect(printed.hasSuffix("right\n\nFound 3 errors and 1 warning in 2 of 12 files.\n"))
  }
}

@Suite("The summary of a run")
struct SummaryTextTests {
  struct Run: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout RunSummary) -> Void

    init(_ expected: String, _ change: @escaping @Sendable (inout RunSummary) -> Void) {
      testDescription = expected
      self.change = change
    }
  }

  private static let advice =
    "'tasklint explain policy' lists these rules, 'tasklint init' fits them to your definitions, "
    + "and '--ignore policy' leaves them out."

  @Test(arguments: [
    Run("No problems in 12 files.\n") { $0.files = 12 },
    Run("No problems in 1 file (3 skipped).\n") { ($0.files, $0.skipped) = (1, 3) },
    Run("No problems in 1 file (3 skipped: package.json).\n") {
      ($0.files, $0.skipped, $0.skippedKinds) = (1, 3, ["package.json": 3])
    },
    Run("No problems in 1 file (9 skipped: 3 package.json, 2 a, 2 b, 2 other).\n") {
      ($0.files, $0.skipped) = (1, 9)
      $0.skippedKinds = ["b": 2, "package.json": 3, "c": 1, "a": 2, "d": 1]
    },
    Run("") { $0.files = 0 },
    Run("No files were linted (2 skipped, 1 not linted).\n") {
      $0.skipped = 2
      $0.failures = [RunSummary.Failure(path: "a", reason: "b")]
    },
    Run("Found 1 error in 1 file.\n") {
      $0.counts = [.error: 1]
      ($0.files, $0.filesWithFindings, $0.failing) = (1, 1, 1)
    },
    Run("Found 1 error, 2 warnings and 1 note in 3 of 3 files.\n") {
      $0.counts = [.error: 1, .warning: 2, .note: 1]
      $0.policyCounts = [.note: 1]
      ($0.files, $0.filesWithFindings, $0.failing) = (3, 3, 3)
    },
    Run(
      """
      Found 476 errors in 1 file.
      353 of the 476 errors are policy. \(advice)

      """
    ) {
      ($0.counts, $0.policyCounts) = ([.error: 476], [.error: 353])
      ($0.files, $0.filesWithFindings) = (1, 1)
    },
    Run(
      """
      Found 2 errors and 3 warnings in 1 file.
      All 2 errors and 1 of the 3 warnings are policy. \(advice)

      """
    ) {
      ($0.counts, $0.policyCounts) = ([.error: 2, .warning: 3], [.error: 2, .warning: 1])
      ($0.files, $0.filesWithFindings) = (1, 1)
    },
    Run("Found 1 error and 2 notes in 1 file.\nThe error is policy. \(advice)\n") {
      ($0.counts, $0.policyCounts) = ([.error: 1, .note: 2], [.error: 1, .note: 2])
      ($0.files, $0.filesWithFindings) = (1, 1)
    },
    Run("Found 2 errors and 2 warnings in 1 file.\n1 of the 2 warnings is policy. \(advice)\n") {
      ($0.counts, $0.policyCounts) = ([.error: 2, .warning: 2], [.warning: 1])
      ($0.files, $0.filesWithFindings) = (1, 1)
    },
  ])
  func says(_ run: Run) {
    var summary = RunSummary()
    run.change(&summary)
    #expect(SummaryText(run: summary, layout: TextLayout()).lines == run.testDescription)
  }

  @Test func wrapsTheSummaryOnATerminal() {
    var run = RunSummary()
    (run.counts, run.policyCounts) = ([.error: 1], [.error: 1])
    (run.files, run.filesWithFindings) = (1, 1)
    let lines = SummaryText(run: run, layout: TextLayout(width: .terminal(60))).lines
    #expect(
      lines == """
        Found 1 error in 1 file.
        The error is policy. 'tasklint explain policy' lists these
        rules, 'tasklint init' fits them to your definitions, and
        '--ignore policy' leaves them out.

        """)
  }
}
