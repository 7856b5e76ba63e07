import Testing

@testable import TaskLint
@testable import TaskLintRules

/// A run under configurations; the scratch folder is the root of a repository.
@Suite struct ConfigurationCommandTests {
  private let folder: ScratchFolder
  private let rule = "firelens-sidecar-not-essential"

  init() throws {
    folder = try ScratchFolder()
    try folder.makeFolder(".git")
    try folder.write("d/clean.json", Definition.clean)
    try folder.write("d/flagged.json", Definition.flagged)
  }

  /// Runs in the scratch folder; the command opens relative paths from the process's own working
  /// directory, so paths are given whole.
  private func run(_ words: String...) throws -> CommandResult {
    try CommandSetup(workingDirectory: FilePath(folder.path))
      .run(words.map { Argument(stringLiteral: $0) })
  }

  /// Runs far from the scratch folder, so that all paths in it are whole.
  private func runFromAfar(_ words: String...) throws -> CommandResult {
    try CommandSetup(workingDirectory: "/nowhere")
      .run(words.map { Argument(stringLiteral: $0) })
  }

  @Test func isFoundAboveTheFile() throws {
    try folder.write(".tasklint.json", #"{"ignore": ["\#(rule)"]}"#)
    #expect(try run(folder("d/flagged.json")).status == .clean)
    #expect(try run("--no-config", folder("d")).status == .findings)
    try folder.write("d/.tasklint.json", "{}")
    #expect(try run(folder("d")).status == .findings)
    #expect(try run("-c", folder(".tasklint.json"), folder("d")).status == .clean)
  }

  @Test func yieldsToTheCommandLine() throws {
    try folder.write(
      ".tasklint.json", #"{"ignore": ["\#(rule)"], "severity": {"json-syntax": "note"}}"#)
    #expect(try run("--ignore", "json-syntax", folder("d")).status == .findings)
    let broken = try folder.write("broken.json", "{")
    #expect(try run(broken).status == .clean)
    #expect(try run("--severity", "json-syntax=error", broken).status == .findings)
  }

  @Test func givesEachFileItsOwn() throws {
    try folder.write("p/a/.tasklint.json", #"{"severity": {"\#(rule)": "note"}}"#)
    try folder.write("p/a/x.json", Definition.flagged)
    try folder.write("p/b/.tasklint.json", #"{"severity": {"\#(rule)": "warning"}}"#)
    try folder.write("p/b/x.json", Definition.flagged)
    let lines = try run("-f", "concise", folder("p"), folder("d/flagged.json")).output
      .split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].contains("/d/") && lines[0].contains(" error: "))
    #expect(lines[1].contains("/p/a/") && lines[1].contains(" note: "))
    #expect(lines[2].contains("/p/b/") && lines[2].contains(" warning: "))
  }

  @Test func stopsOnlyTheFilesUnderABrokenOne() throws {
    try folder.write("p/.tasklint.json", "{\n  \"ingore\": [],\n  \"overrides\": [{}]\n}")
    try folder.write("p/x.json", Definition.flagged)
    try folder.write("p/y.json", Definition.flagged)
    let result = try run(folder("p"), folder("d"))
    #expect(result.status == .failure)
    #expect(
      result.errorLines == [
        "p/.tasklint.json:2:3: unknown key 'ingore'; did you mean 'ignore'?",
        "p/.tasklint.json:3:17: missing 'ignore' in the override; list the rules that it suppresses",
        "p/.tasklint.json:3:17: missing 'reason' in the override; "
          + "explain why its findings are suppressed",
      ])
    #expect(result.output.contains("/d/flagged.json:"))
    #expect(!result.output.contains("/p/x.json"))
    #expect(result.output.contains("Found 1 error in 1 of 2 files (2 not linted)."))
  }

  @Test func reportsABrokenOneInTheLogToo() throws {
    try folder.write(".tasklint.json", "[]")
    let result = try run("-f", "sarif", folder("d"))
    #expect(result.status == .failure)
    #expect(result.output.contains(#""executionSuccessful":false"#))
    #expect(result.output.contains("line 1, column 1: expected an object, found a list"))
  }

  @Test func mustExistIfItIsNamed() throws {
    let result = try run("-c", folder("no.json"), folder("d"))
    #expect(result.status == .failure)
    #expect(result.errorLines == ["no.json: no such file or directory"])
    #expect(try run("-c", "a", "--no-config", folder("d")).status == .failure)
  }

  @Test func isNotLinted() throws {
    try folder.write("d/.tasklint.json", #"{"ignore": ["\#(rule)"]}"#)
    #expect(try run(folder("d")).output == "No problems in 2 files.\n")
  }

  @Test func doesNotReadAPipe() throws {
    try folder.makePipe("d/.tasklint.json")
    let result = try run(folder("d"))
    #expect(result.status == .failure)
    #expect(result.errorLines == ["d/.tasklint.json: not a regular file"])
  }

  // MARK: - Which files

  /// Patterns of a configuration that is named start from the working directory, which the process
  /// can't change.
  private func runInclude(_ patterns: [String]) throws -> CommandResult {
    let way = try #require(LexicalPath.relative(folder.path, to: Folder.working.text))
    let list = patterns.map { "\"\(way)/\($0)\"" }.joined(separator: ", ")
    try folder.write(".tasklint.json", "{\"include\": [\(list)]}")
    return try CommandSetup(workingDirectory: Folder.working).run(
      "-f", "concise", "-c", folder(".tasklint.json"))
  }

  @Test func includesWhereNoPathIsNamed() throws {
    try folder.write("cdk.out/x.json", Definition.flagged)
    try folder.write("t/x.tmpl", Definition.flagged)
    try folder.write("t/x.json", Definition.flagged)
    let result = try runInclude(["d/*.json", "cdk.out/*.json", "t/*.tmpl"])
    #expect(result.output.split(separator: "\n").count == 3)
    #expect(result.error.isEmpty)
    #expect(result.output.contains("cdk.out/x.json:"))
    #expect(result.output.contains("t/x.tmpl:"))
  }

  @Test func warnsAboutPatternsOfIncludeThatMatchNoFile() throws {
    let result = try runInclude(["d/clean.json", "nowhere/*.json"])
    #expect(result.status == .clean)
    #expect(result.errorLines.count == 1)
    #expect(result.error.contains(".tasklint.json:1:13: warning: no file matches the pattern '"))
    let none = try runInclude(["nowhere/*.json"])
    #expect(none.status == .failure)
    #expect(none.error.hasSuffix("nothing to lint: no file matches its 'include'\n"))
  }

  @Test func excludesWhatASearchFinds() throws {
    try folder.write(".tasklint.json", #"{"exclude": ["flagged.json"]}"#)
    #expect(try run(folder("d")).output == "No problems in 1 file.\n")
    #expect(try run("--exclude", "d/clean*", folder("d")).status == .failure)
    // A named file is still linted, unless a hook names it.
    #expect(try run(folder("d/flagged.json")).status == .findings)
    let forced = try run("--force-exclude", folder("d/flagged.json"))
    #expect(forced.status == .clean)
    #expect(forced.errorLines == ["tasklint: nothing was linted: the file is excluded"])
  }

  @Test func doesNotSearchExcludedFolders() throws {
    try folder.write("d/locked/x.json", Definition.flagged)
    try folder.link("d/locked/circle.json", to: "circle.json")
    #expect(try run("--exclude", "d/locked", "--exclude", "flagged.json", folder("d")).error == "")
  }

  @Test func readsFilesInTheGivenForm() throws {
    let result = try run("--input", "terraform", folder("d/clean.json"))
    #expect(result.status == .findings)
    #expect(result.output.contains("[not-a-task-definition]"))
    #expect(try run("--input", "register", folder("d/clean.json")).status == .clean)
    #expect(try run("--input", "auto", folder("d/clean.json")).status == .clean)
  }

  // MARK: - Effective settings

  @Test func showsEffectiveSettingsAndTheirSources() throws {
    try folder.write("base.json", #"{"severity": {"json-syntax": "note"}}"#)
    try folder.write(
      "d/.tasklint.json",
      """
      {
        "extends": "../base.json",
        "exclude": ["flagged.json"],
        "ignore": ["firehose", "json-duplicate-key"],
        "settings": { "datadog-env-tag-missing": { "allowed": ["prod", "stg"] } },
        "overrides": [
          { "files": ["flagged*"], "containers": ["app"], "ignore": ["ecs"], "reason": "moves",
            "until": "2027-03-31" },
          { "files": ["clean*"], "ignore": ["all"], "reason": "elsewhere" }
        ]
      }
      """)
    let result = try run(
      "config", "--severity", "ecs-null=error", "--exclude", "x/*", folder("d/flagged.json"))
    #expect(result.status == .clean)
    #expect(
      result.output.hasPrefix(
        """
        \(folder("d/flagged.json")): d/.tasklint.json, extends base.json

        Files
          include    none          default
          exclude    flagged.json  d/.tasklint.json:3:14
          exclude    x/*           --exclude
          this file  excluded

        Rules
          select  all                           default
          ignore  firehose, json-duplicate-key  d/.tasklint.json:4:13

        Disabled rules
          json-duplicate-key            ignored by 'json-duplicate-key'
          firehose-stream-name-invalid  ignored by 'firehose'

        """))
    #expect(result.output.contains("json-syntax  note (default error)  base.json:1:15"))
    #expect(result.output.contains("ecs-null     error (default note)  --severity"))
    #expect(result.output.contains("prod, stg"))
    #expect(result.output.contains("d/.tasklint.json:5:46"))
    #expect(result.output.contains("ecs in app  moves, until 2027-03-31  d/.tasklint.json:7:64"))
    #expect(!result.output.contains("elsewhere"))
  }

  @Test func failsForAPathThatDoesNotExist() throws {
    let result = try run("config", folder("nope.json"))
    #expect(result.status == .failure)
    #expect(result.error == "tasklint: \(folder("nope.json")): no such file or directory\n")
  }

  @Test func reportsThatThereIsNone() throws {
    let result = try run("config", folder("d"))
    #expect(result.output.hasPrefix("\(folder("d")): no configuration; all values are defaults\n"))
    try folder.write("d/.tasklint.json", "{,}")
    let broken = try run("config", folder("d"))
    #expect(broken.status == .failure)
    #expect(broken.errorLines.first?.hasPrefix("d/.tasklint.json:1:2: ") == true)
  }

  @Test func printsTheSchema() throws {
    #expect(try tasklint("config", "--schema").output == ConfigurationSchema().text)
  }

  // MARK: - Comparing files

  private static func definition(family: String) -> String {
    let text = Example.configured().marked.text
    return #"{"family": "\#(family)", "# + text.drop { $0 != "{" }.dropFirst()
  }

  @Test func comparesWithWhatIsIncludedAndReportsOnWhatIsNamed() throws {
    try folder.write("t/a.json", Self.definition(family: "a"))
    try folder.write("t/b.json", Self.definition(family: "b"))
    let named = folder("t/b.json")
    let rule = "--select=datadog-service-shared"
    #expect(try runFromAfar(rule, "-f", "concise", named).output == "")
    try folder.write(".tasklint.json", #"{"include": ["t/*.json"]}"#)
    let result = try runFromAfar(rule, "-f", "concise", named)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.output.contains("t/b.json:"))
  }

  @Test func comparesFilesOfDifferentConfigurations() throws {
    try folder.write("t/a/x.json", Self.definition(family: "a"))
    try folder.write("t/b/x.json", Self.definition(family: "b"))
    try folder.write("t/a/.tasklint.json", "{}")
    try folder.write("t/b/.tasklint.json", #"{"severity": {"datadog-service-shared": "note"}}"#)
    let result = try run("--select", "datadog-service-shared", "-f", "concise", folder("t"))
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains("/t/a/x.json:") == true)
    #expect(lines.last?.contains(" note: ") == true)
  }
}
