import TaskLintRules
import Testing

@testable import TaskLint

/// What a run reports about overrides, depending on the files that it linted.
@Suite("Overrides on the command line")
struct SuppressionCommandTests {
  private let folder: ScratchFolder

  /// Few rules, so that each definition has one fault; the sidecar's, and one that compares files.
  private static let rules = [
    "--select", "firelens-sidecar-not-essential,datadog-service-shared,configuration", "-f",
    "concise",
  ]

  init() throws {
    folder = try ScratchFolder()
    try folder.write(".git/HEAD", "")
    try folder.write("d/clean.json", Definition.clean)
    try folder.write("d/flagged.json", Definition.flagged)
  }

  /// Runs as if from the scratch folder, since a process can't change its own for one test; `./` is
  /// the scratch folder, in the output as well.
  private func run(_ words: [String], input: String = "") throws -> CommandResult {
    let words = words.map { $0.replacing("./", with: folder.path + "/") }
    let result = try CommandSetup(input: input, workingDirectory: "/nowhere")
      .run(words.map { Argument(stringLiteral: $0) })
    return CommandResult(
      status: result.status, output: result.output.replacing(folder.path, with: "."),
      error: result.error.replacing(folder.path, with: "."))
  }

  private func run(_ words: String...) throws -> CommandResult { try run(Self.rules + words) }

  /// The rules of the findings, each with its file.
  private func found(_ words: String..., input: String = "") throws -> [String] {
    try run(Self.rules + words, input: input).output.split(separator: "\n").compactMap { line in
      guard let colon = line.firstIndex(of: ":"), let bracket = line.lastIndex(of: "[") else {
        return nil
      }
      return "\(line[..<colon]) \(line[bracket...])"
    }
  }

  private func configure(
    _ override: String, _ members: String = "", at path: String = ".tasklint.json"
  ) throws {
    try folder.write(path, #"{"overrides": [{"reason": "agreed", \#(override)}]\#(members)}"#)
  }

  private static let unused = "./.tasklint.json [unused-suppression] (policy)"
  private static let sidecar = #""ignore": "firelens-sidecar-not-essential""#

  // MARK: - What a run could have matched

  @Test func countsWhatAnOverrideSuppresses() throws {
    try configure(Self.sidecar + #", "files": "d/flagged.json""#)
    #expect(try run("./d").status == .clean)
    #expect(try found("./d").isEmpty)
    let human = try run("-f", "human=./out.txt", "./d")
    #expect(human.status == .clean)
    #expect(try folder.text(of: "out.txt") == "No problems in 2 files (1 suppressed).\n")
    #expect(try found("--no-suppressions", "./d").count == 1)
    #expect(try found("--no-config", "./d").count == 1)
  }

  @Test func reportsNothingAboutFilesThatWereNotLinted() throws {
    try configure(Self.sidecar + #", "files": "d/flagged.json""#)
    #expect(try found("./d/clean.json").isEmpty)
    try configure(Self.sidecar + #", "files": "d/*.json""#)
    #expect(try found("./d/clean.json").isEmpty)
    try configure(Self.sidecar)
    #expect(try found("./d/clean.json").isEmpty)
  }

  @Test(arguments: [#", "files": "d/*.json""#, #", "files": ["d/clean.json"]"#, ""])
  func reportsAnUnusedOneIfAllThatItAppliesToWasLinted(_ files: String) throws {
    try folder.write("d/flagged.json", Definition.clean)
    try configure(Self.sidecar + files)
    #expect(try found("./d") == [Self.unused])
    #expect(try found("./d/clean.json", "./d/flagged.json") == [Self.unused])
    #expect(try found("./d/clean.json").isEmpty == !files.contains("clean"))
    #expect(try found("--ignore", "firelens-sidecar-not-essential", "./d").isEmpty)
  }

  @Test func treatsIncludedFilesAsTheWholeProject() throws {
    try folder.write("other/package.json", "{}")
    try configure(Self.sidecar, #", "include": "d/clean.json""#)
    #expect(try found("./d/clean.json") == [Self.unused])
    try configure(Self.sidecar, #", "include": "d/*.json""#)
    #expect(try found("./d/clean.json").isEmpty)
  }

  @Test func reportsNothingBesideAFileThatIsBrokenOrStopped() throws {
    try folder.write("d/flagged.json", String(Definition.clean.dropLast(9)))
    try configure(Self.sidecar)
    #expect(try !found("./d").contains(Self.unused))
    try folder.write("d/flagged.json", Definition.clean)
    try folder.write("e/.tasklint.json", "[]")
    try folder.write("e/x.json", Definition.clean)
    #expect(try !found("./d", "./e").contains(Self.unused))
  }

  @Test func needsAllOfIncludeForWhatComparesFiles() throws {
    let shared = #""ignore": "datadog-service-shared""#
    try configure(shared, #", "include": "d/*.json""#)
    #expect(try found("./d") == ["./d/flagged.json [firelens-sidecar-not-essential]", Self.unused])
    try configure(shared + #", "files": "d/clean.json""#, #", "include": "d/*.json""#)
    #expect(try found("./d/clean.json") == [Self.unused])
    try configure(shared + #", "files": "d/clean.json""#)
    #expect(try found("./d/clean.json").isEmpty)
  }

  @Test func reportsAnOverrideWhoseFilesMatchNone() throws {
    try configure(Self.sidecar + #", "files": ["d/old-*.json", "e/*.json"]"#)
    #expect(try found("./d").contains(Self.unused))
    // A hook that lints one file has not linted all of the project.
    #expect(try found("./d/clean.json").isEmpty)
    #expect(try found("--ignore", "firelens-sidecar-not-essential", "./d").isEmpty)
    #expect(try run("./d").output.contains("'files' of the override matches no file"))
    try folder.write("e/x.json", Definition.clean)
    #expect(try !found("./d").contains(Self.unused))
  }

  @Test func recognizesTheFileThatAnEditorSends() throws {
    try configure(Self.sidecar + #", "files": "d/clean.json""#)
    let found = try found("-", "--stdin-filename", "./d/clean.json", input: Definition.clean)
    #expect(found == [Self.unused])
  }

  // MARK: - The place of an override

  @Test func keepsTheFileOfAnOverrideThatComesThroughExtends() throws {
    try configure(Self.sidecar + #", "files": "../d/flagged.json""#, at: "config/base.json")
    try folder.write(".tasklint.json", #"{"extends": "config/base.json"}"#)
    #expect(try found("./d").isEmpty)
    let shown = try run("--show-suppressed", "-f", "sarif=./out.sarif", "./d")
    #expect(shown.output.contains("(suppressed: agreed)"))
    #expect(try folder.text(of: "out.sarif").contains(#"config/base.json""#))
    try folder.write("d/flagged.json", Definition.clean)
    #expect(try found("./d") == ["./config/base.json [unused-suppression] (policy)"])
  }

  @Test func reportsOneThatTwoConfigurationsShareOnce() throws {
    try configure(Self.sidecar, at: "config/base.json")
    for package in ["p", "q"] {
      try folder.write("\(package)/.tasklint.json", #"{"extends": "../config/base.json"}"#)
      try folder.write("\(package)/x.json", Definition.clean)
    }
    #expect(try found("./p", "./q") == ["./config/base.json [unused-suppression] (policy)"])
    try folder.write("q/x.json", Definition.flagged)
    #expect(try found("./p", "./q").isEmpty)
    // Named as a hook does: the other package may need it.
    #expect(try found("./p/x.json").isEmpty)
  }

  @Test func comesBackOnTheDayAfterItsEnd() throws {
    try configure(Self.sidecar + #", "until": "2027-01-01""#)
    #expect(try found("./d").isEmpty)
    try configure(Self.sidecar + #", "until": "2026-12-31""#)
    let result = try run("./d")
    #expect(result.status == .findings)
    #expect(result.output.contains("./.tasklint.json:1:") && result.output.contains("[expired-"))
    let human = try run(["./d/flagged.json"])
    #expect(human.output.contains("the override for it expired on 2026-12-31"))
  }

  @Test func takesTheDayFromTheEnvironmentWhereItIsSet() throws {
    try configure(Self.sidecar + #", "until": "2026-12-31""#)
    let setup = CommandSetup(
      environment: ["SOURCE_DATE_EPOCH": "1798761599"], workingDirectory: "/nowhere")
    #expect(try setup.run("-q", folder("d")).output.isEmpty)
  }

  @Test func isNotCountedAmongTheFilesWithFindings() throws {
    try folder.write("d/flagged.json", Definition.clean)
    try configure(Self.sidecar)
    let result = try run(["./d"])
    #expect(result.output.contains("\nFound 1 warning in the configuration of 2 files.\n"))
  }

  // MARK: - Mistakes

  @Test(
    arguments: [
      (#"{"overrides": [{"ignore": "ecs"}]}"#, "1:16: missing 'reason' in the override"),
      (
        #"{"overrides": [{"ignore": "ecs", "reason": " "}]}"#,
        "1:44: missing 'reason' in the override"
      ),
      (#"{"overrides": [{"reason": "x"}]}"#, "1:16: missing 'ignore' in the override"),
      (#"{"overrides": [{"ignore": [], "reason": "x"}]}"#, "1:27: the list is empty"),
      (
        #"{"overrides": [{"ignore": "ecs", "reason": "x", "until": "2027-02-29"}]}"#,
        "1:58: invalid date '2027-02-29'"
      ),
      (#"{"overrides": [{"ignore": "esc", "reason": "x"}]}"#, "1:27: unknown rule"),
      (
        #"{"overrides": [{"ignore": "ecs", "reason": "x", "container": "a"}]}"#,
        "1:49: unknown key 'container'; did you mean 'containers'?"
      ),
    ])
  func stopWhatStandsUnderThem(_ configuration: String, _ problem: String) throws {
    try folder.write("p/.tasklint.json", configuration)
    try folder.write("p/x.json", Definition.flagged)
    let result = try run("./p", "./d")
    #expect(result.status == .failure)
    #expect(result.errorLines.count == 1)
    #expect(result.error.hasPrefix("./p/.tasklint.json:\(problem)"), "\(result.error)")
    #expect(result.output.contains("d/flagged.json"))
    #expect(!result.output.contains("p/x.json"))
  }
}
