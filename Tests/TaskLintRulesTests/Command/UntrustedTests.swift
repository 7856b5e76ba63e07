import Testing

@testable import TaskLint
@testable import TaskLintRules

/// What a pull request can hold to influence a run, tried against the options of a gate.
@Suite("A gate")
struct UntrustedTests {
  /// A definition with a label that accepts its finding.
  private static let labelled = Example(
    sidecar: """
      "essential": false,
      "dockerLabels": { "tasklint.ignore/firelens-sidecar-not-essential": "talked to" }
      """
  ).marked.text
  private static let flagged = Example(sidecar: #""essential": false"#).marked.text
  private static let template = """
    {"Resources": {"Task": {"Type": "AWS::ECS::TaskDefinition",
      "Metadata": {"tasklint": {"ignore": {"firelens-sidecar-not-essential": "talked to"}}},
      "Properties": {"ContainerDefinitions": [
        {"Name": "r", "Image": "i", "Essential": false,
         "FirelensConfiguration": {"Type": "fluentbit"}}]}}}}
    """

  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.makeFolder("repo/.git")
    try folder.write("gate.json", #"{"select": ["firelens-sidecar-not-essential"]}"#)
  }

  private func run(_ words: String...) throws -> CommandResult {
    try CommandSetup(workingDirectory: FilePath(folder("repo")))
      .run(words.map { Argument(stringLiteral: $0) })
  }

  private func gate(_ path: String) throws -> CommandResult {
    try run("--untrusted", "--config", folder("gate.json"), path)
  }

  /// What a pull request can add beside a flagged definition, as files of the repository.
  private static let attempts: [(name: String, text: String)] = [
    (".tasklint.json", #"{"ignore": ["all"], "select": ["json-syntax"]}"#),
    (".tasklint.json", #"{"exclude": ["**"]}"#),
    (".tasklint.json", #"{"failOn": "never", "format": "concise"}"#),
    (".tasklint.json", #"{"severity": {"all": "note"}}"#),
    (".tasklint.json", #"{"overrides": [{"ignore": ["all"], "reason": "talked to"}]}"#),
    (".tasklint.json", #"{"extends": ["base.json"]}"#),
    ("d/.tasklint.json", #"{"ignore": ["firelens-sidecar-not-essential"]}"#),
    ("d/.tasklint.json", #"{"baseline": "../baseline.sarif"}"#),
  ]

  @Test("is not influenced by a configuration", arguments: attempts)
  func configurations(_ attempt: (name: String, text: String)) throws {
    let path = try folder.write("repo/d/a.json", Self.flagged)
    try folder.write("repo/base.json", #"{"overrides": [{"ignore": ["all"], "reason": "x"}]}"#)
    _ = try run("--no-config", "--write-baseline", folder("repo/baseline.sarif"), path)
    try folder.write("repo/\(attempt.name)", attempt.text)
    #expect(try gate(path).status == .findings)
    #expect(try gate(folder("repo/d")).status == .findings)
    #expect(try run("--untrusted", path).status == .findings)
    #expect(try run("--no-config", path).status == .findings)
  }

  @Test("is not influenced by a label or by metadata", arguments: [labelled, template])
  func suppressions(_ text: String) throws {
    let path = try folder.write("repo/a.json", text)
    #expect(try gate(path).status == .findings)
    // Without a configuration, labels and metadata still count.
    let select = ["--select", "firelens-sidecar-not-essential"]
    #expect(try run("--no-config", select[0], select[1], path).status == .clean)
    #expect(
      try run("--no-config", "--no-suppressions", select[0], select[1], path).status == .findings)
  }

  @Test("reads no configuration or baseline of the repository")
  func filesOfTheTree() throws {
    let path = try folder.write("repo/a.json", Self.flagged)
    let inner = try folder.write("repo/gate.json", #"{"ignore": ["all"]}"#)
    let baseline = folder("repo/baseline.sarif")
    _ = try run("--no-config", "--write-baseline", baseline, path)
    #expect(try run("--no-config", "--baseline", baseline, path).status == .clean)
    for words in [["--config", inner], ["--baseline", baseline]] {
      let result = try run("--untrusted", words[0], words[1], path)
      #expect(result.status == .failure)
      #expect(result.error.contains("inside the linted repository"))
    }
    // What the gate extends is trusted only outside the repository as well.
    try folder.write("gate.json", #"{"extends": ["repo/gate.json"]}"#)
    #expect(try gate(path).status == .failure)
  }

  @Test("accepts the findings of a baseline from elsewhere")
  func baselineOfElsewhere() throws {
    let path = try folder.write("repo/a.json", Self.flagged)
    let baseline = folder("baseline.sarif")
    let gate = folder("gate.json")
    _ = try run("--untrusted", "--config", gate, "--write-baseline", baseline, path)
    let result = try run("--untrusted", "--config", gate, "--baseline", baseline, path)
    #expect(result.status == .clean)
  }

  @Test("fails at a link", arguments: ["d/link.json", "d/link", "d/link.txt"])
  func links(_ name: String) throws {
    try folder.write("repo/d/a.json", Definition.clean)
    try folder.write("repo/e/b.json", Definition.clean)
    let isFile = name.hasSuffix(".json")
    try folder.link("repo/\(name)", to: isFile ? "a.json" : "../e")
    #expect(try run("--untrusted", folder("repo/d")).status == .failure)
    #expect(try run("--no-config", folder("repo/d")).status == .clean)
    guard isFile else { return }
    #expect(try run("--untrusted", folder("repo/\(name)")).status == .failure)
  }

  @Test("does not say that all is well when every rule is off")
  func noRules() throws {
    let path = try folder.write("repo/a.json", Self.flagged)
    for text in [#"{"ignore": ["all"]}"#, #"{"select": []}"#] {
      try folder.write("repo/.tasklint.json", text)
      let result = try run(path)
      #expect(result.status == .failure)
      #expect(!result.output.contains("No problems"))
      #expect(result.output.contains("No files were linted (1 not linted)."))
      #expect(result.error.contains("no rule is enabled"))
    }
    try folder.write(
      "repo/.tasklint.json", #"{"overrides": [{"ignore": ["all"], "reason": "x"}]}"#)
    #expect(try run(path).output.contains("every rule is suppressed"))
  }
}
