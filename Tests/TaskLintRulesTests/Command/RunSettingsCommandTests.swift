import Testing

@testable import TaskLint
@testable import TaskLintRules

/// The options of a run in a configuration; the scratch folder is the root of a repository.
@Suite struct RunSettingsCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.makeFolder(".git")
    try folder.write("d/clean.json", Definition.clean)
    try folder.write("d/flagged.json", Definition.flagged)
  }

  private func run(_ words: String...) throws -> CommandResult {
    try CommandSetup(workingDirectory: FilePath(folder.path))
      .run(words.map { Argument(stringLiteral: $0) })
  }

  @Test func stopsWhereNoRuleIsOn() throws {
    try folder.write("p/.tasklint.json", #"{"select": []}"#)
    try folder.write("p/x.json", Definition.flagged)
    try folder.write("q/.tasklint.json", #"{"select": ["ecs"], "ignore": ["ecs"]}"#)
    try folder.write("q/x.json", Definition.flagged)
    let result = try run(folder("d"), folder("p"), folder("q"))
    #expect(result.status == .failure)
    #expect(
      result.errorLines == [
        "p/.tasklint.json:1:12: 'select' is empty, so no rule is enabled; "
          + "list rules or remove it",
        "q/.tasklint.json:1:12: no rule is enabled; change 'select' or 'ignore'",
      ])
    #expect(result.output.contains("Found 1 error in 1 of 2 files (2 not linted)."))
  }

  @Test func setsTheOptionsOfTheRun() throws {
    let flagged = folder("d/flagged.json")
    try folder.write(".tasklint.json", #"{"failOn": "never", "format": "concise"}"#)
    let result = try run(flagged)
    #expect(result.status == .clean)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(try run("--fail-on", "error", flagged).status == .findings)
    #expect(try run("-f", "human", flagged).output.contains("Found 1 error"))
    #expect(try run("--no-config", flagged).status == .findings)
    // Only the configuration of the working directory sets them.
    try folder.write("d/.tasklint.json", #"{"failOn": "error"}"#)
    #expect(try run(flagged).status == .clean)
    #expect(
      try run("config", flagged).output.contains(
        "Run\n  failOn  never    .tasklint.json:1:12\n  format  concise  .tasklint.json:1:31\n"))
  }

  @Test func readsTheBaselineOfTheConfiguration() throws {
    #expect(try run("--write-baseline", folder("b.sarif"), folder("d")).status == .clean)
    try folder.write(".tasklint.json", #"{"baseline": "./b.sarif"}"#)
    let file = folder(".tasklint.json")
    func runConfigured(_ words: String...) throws -> CommandResult {
      try CommandSetup(workingDirectory: "/nowhere").run(
        (["-c", file] + words).map { Argument(stringLiteral: $0) })
    }
    #expect(
      try runConfigured(folder("d")).output == "No problems in 2 files (1 in the baseline).\n")
    #expect(try runConfigured("--write-baseline", folder("c.sarif"), folder("d")).status == .clean)
    try folder.write("b.sarif", "root:x:0:0:root:/root:/bin/bash\n")
    let broken = try runConfigured(folder("d"))
    #expect(broken.status == .failure)
    #expect(broken.error.contains("b.sarif:1:1: not a SARIF log"))
    #expect(!broken.error.contains("root"))
    try folder.write(".tasklint.json", #"{"baseline": "none.sarif"}"#)
    #expect(try runConfigured(folder("d")).status == .failure)
    #expect(
      try runConfigured("--write-baseline", folder("none.sarif"), folder("d")).status == .clean)
  }
}
