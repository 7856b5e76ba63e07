import Testing

@testable import TaskLint
@testable import TaskLintRules

@Suite("Accepted findings on the command line")
struct AcceptanceTests {
  private let folder: ScratchFolder

  /// Few rules, so that each definition has one fault.
  private static let rules = ["--select", "firelens-sidecar-not-essential,configuration"]

  init() throws { folder = try ScratchFolder() }

  private func run(_ words: String...) throws -> CommandResult {
    try CommandSetup(workingDirectory: FilePath(folder.path))
      .run((Self.rules + words).map { Argument(stringLiteral: $0) })
  }

  private var labelled: String {
    Example(
      sidecar: """
        "essential": false,
        "dockerLabels": { "tasklint.ignore/firelens-sidecar-not-essential": "a batch of seconds" }
        """
    ).marked.text
  }

  // MARK: - Suppressions

  @Test func countsSuppressedFindings() throws {
    let path = try folder.write("a.json", labelled)
    let result = try run(path)
    #expect(result.output.hasSuffix("No problems in 1 file (1 suppressed).\n"))
    #expect(result.status == .clean)
    #expect(try run("--no-suppressions", path).status == .findings)
  }

  @Test func showsSuppressedFindings() throws {
    let path = try folder.write("a.json", labelled)
    let concise = try run("-f", "concise", "--show-suppressed", path)
    #expect(
      concise.output.hasSuffix(
        "[firelens-sidecar-not-essential] (suppressed: a batch of seconds)\n"))
    #expect(concise.status == .clean)
    let human = try run("--show-suppressed", path)
    #expect(human.output.contains("suppressed here"))
    #expect(human.output.contains("(1 suppressed)"))
  }

  @Test func writesSuppressionsInSARIFOnlyOnRequest() throws {
    let path = try folder.write("a.json", labelled)
    let plain = try run("-f", "sarif", path).output
    #expect(plain.contains(#""results":[\n]"#.replacing(#"\n"#, with: "\n")))
    let shown = try run("-f", "sarif", "--show-suppressed", path).output
    #expect(
      shown.contains(
        #""suppressions":[{"kind":"inSource","justification":"a batch of seconds""#))
  }

  // MARK: - The baseline

  @Test func writesABaselineThatHidesTheFindings() throws {
    try folder.write("d/a.json", Definition.flagged)
    let written = try run("--write-baseline", folder("b.sarif"), folder("d"))
    #expect(written.status == .clean)
    #expect(written.output == "No problems in 1 file (1 in the baseline).\n")
    #expect(written.error == "tasklint: wrote 1 finding to \(folder("b.sarif"))\n")
    #expect(try run("-q", "--write-baseline", folder("b.sarif"), folder("d")).error.isEmpty)
    let hidden = try run("--baseline", folder("b.sarif"), folder("d"))
    #expect(hidden.status == .clean)
    #expect(hidden.output == written.output)
    try folder.write("d/b.json", Definition.flagged)
    let copied = try run("-f", "concise", "--baseline", folder("b.sarif"), folder("d"))
    #expect(copied.status == .findings)
    #expect(copied.output.contains("/b.json:"))
    #expect(!copied.output.contains("/a.json:"))
  }

  @Test func printsTwentyNewFindingsWithABaseline() throws {
    func write(_ names: Range<Int>) throws {
      let members = names.map { #""k\#($0)": 1"# }.joined(separator: ",")
      try folder.write("d/a.json", #"{"family": "a", "containerDefinitions": [{\#(members)}]}"#)
    }
    func run(_ words: String...) throws -> CommandResult {
      let words = ["-f", "concise", "--select", "ecs-property-unknown"] + words + [folder("d")]
      return try CommandSetup().run(words.map { Argument(stringLiteral: $0) })
    }
    try write(0..<50)
    _ = try run("--write-baseline", folder("b.sarif"))
    #expect(try run("--baseline", folder("b.sarif")).output.isEmpty)
    try write(0..<120)
    let lines = try run("--baseline", folder("b.sarif")).output.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.first?.contains("'k50'") == true)
    #expect(
      lines.last?.hasSuffix("and 50 more of this rule in this file [ecs-property-unknown]") == true)
  }

  @Test func reportsResolvedFindings() throws {
    try folder.write("d/a.json", Definition.flagged)
    _ = try run("--write-baseline", folder("b.sarif"), folder("d"))
    try folder.write("d/a.json", Definition.clean)
    let result = try run("--baseline", folder("b.sarif"), folder("d"))
    #expect(result.output == "No problems in 1 file (1 resolved since the baseline).\n")
  }

  @Test func keepsABaselineWhereNotAllCouldBeLinted() throws {
    try folder.write("d/a.json", Definition.flagged)
    _ = try run("--write-baseline", folder("b.sarif"), folder("d"))
    let first = try folder.text(of: "b.sarif")
    let result = try run("--write-baseline", folder("b.sarif"), folder("d"), folder("typo"))
    #expect(result.status == .failure)
    #expect(result.error.contains("b.sarif: not written, because some files could not be linted"))
    #expect(try folder.text(of: "b.sarif") == first)
  }

  @Test func renewsABaseline() throws {
    try folder.write("d/a.json", Definition.flagged)
    _ = try run("--write-baseline", folder("b.sarif"), folder("d"))
    let first = try folder.text(of: "b.sarif")
    _ = try run(
      "--baseline", folder("b.sarif"), "--write-baseline", folder("b.sarif"), folder("d"))
    #expect(try folder.text(of: "b.sarif") == first)
  }

  @Test func writesTheStateInSARIF() throws {
    try folder.write("d/a.json", Definition.flagged)
    _ = try run("--write-baseline", folder("b.sarif"), folder("d"))
    try folder.write("d/b.json", Definition.flagged)
    let new = try run("-f", "sarif", "--baseline", folder("b.sarif"), folder("d")).output
    #expect(new.contains(#""baselineState":"new""#))
    #expect(!new.contains(#""baselineState":"unchanged""#))
    let all = try run(
      "-f", "sarif", "--show-suppressed", "--baseline", folder("b.sarif"), folder("d")
    ).output
    #expect(all.contains(#""baselineState":"unchanged""#))
    #expect(try !folder.text(of: "b.sarif").contains("baselineState"))
  }

  @Test func hidesFindingsInTheLinesOfAStream() throws {
    // More than is read at once, so that each line is linted by itself.
    let line = "{\"taskDefinition\": \(Definition.flagged.replacing("\n", with: " "))\(spaces)}\n"
    let lines = String(repeating: line, count: 20)
    func run(_ input: String, _ words: String...) throws -> CommandResult {
      try CommandSetup(input: input, workingDirectory: FilePath(folder.path))
        .run((Self.rules + words).map { Argument(stringLiteral: $0) })
    }
    let written = try run(lines, "--write-baseline", folder("b.sarif"), "-")
    #expect(written.output == "No problems in 1 file (20 in the baseline).\n")
    let hidden = try run(lines, "--baseline", folder("b.sarif"), "-")
    #expect(hidden.output == written.output)
    let more = try run(lines + line, "-f", "concise", "--baseline", folder("b.sarif"), "-")
    #expect(more.output.hasPrefix("<stdin>:21:"))
    #expect(more.output.split(separator: "\n").count == 1)
    // So short a stream that it is read as one document.
    let less = try run(line + line, "--baseline", folder("b.sarif"), "-")
    #expect(
      less.output == "No problems in 1 file (2 in the baseline, 18 resolved since the baseline).\n")
  }

  private let spaces = String(repeating: " ", count: 1 << 15)

  @Test func hidesFindingsOfComparisonsAndInTheConfiguration() throws {
    try folder.write(".git/HEAD", "")
    try folder.write(
      ".tasklint.json",
      """
      { "include": ["d/*.json"], "overrides": [{ "ignore": "firelens-windows", "reason": "never" }] }
      """)
    for family in ["api", "web"] {
      try folder.write(
        "d/\(family).json",
        Example.configured(
          environment: ["DD_SERVICE": "\"\(family)\""], task: Example.fargateTask(family: family)
        ).marked.text)
    }
    func run(_ words: String...) throws -> CommandResult {
      try CommandSetup(workingDirectory: "/nowhere")
        .run(
          (["--select", "firehose-stream-shared,firelens-windows,configuration"] + words)
            .map { Argument(stringLiteral: $0) })
    }
    #expect(try run(folder("d")).output.contains("Found 3 warnings in 2 of 2 files."))
    #expect(try run("--write-baseline", folder("b.sarif"), folder("d")).status == .clean)
    let hidden = try run("--baseline", folder("b.sarif"), folder("d"))
    #expect(hidden.output == "No problems in 2 files (3 in the baseline).\n")
    let named = try run("--baseline", folder("b.sarif"), folder("d/api.json"))
    #expect(named.output == "No problems in 1 file (1 in the baseline).\n")
    try folder.write("d/web.json", Definition.clean)
    let fixed = try run("--baseline", folder("b.sarif"), folder("d"))
    #expect(
      fixed.output
        == "No problems in 2 files (1 in the baseline, 2 resolved since the baseline).\n")
  }

  @Test func isTheSameOnAnyNumberOfThreads() throws {
    for number in 10..<40 { try folder.write("d/\(number).json", Definition.flagged) }
    _ = try run("--write-baseline", folder("b.sarif"), folder("d"))
    for number in 10..<25 { try folder.write("d/\(number * 3).json", Definition.flagged) }
    let outputs = try [1, 2, 8].map { threads in
      var setup = CommandSetup(workingDirectory: FilePath(folder.path))
      setup.threads = threads
      return try setup.run("-f", "concise", "--baseline", folder("b.sarif"), folder("d")).output
    }
    #expect(Set(outputs).count == 1)
  }

  @Test func stopsIfThereIsNoBaseline() throws {
    let path = try folder.write("a.json", Definition.flagged)
    let missing = try run("--baseline", folder("none.sarif"), path)
    #expect(missing.status == .failure)
    #expect(missing.output.isEmpty)
    #expect(missing.errorLines.count == 1)
    let broken = try folder.write("b.sarif", "{\n  \"runs\"\n}")
    let result = try run("--baseline", broken, path)
    #expect(result.status == .failure)
    #expect(result.errorLines.count == 1)
    #expect(result.error.contains("b.sarif:"))
  }
}
