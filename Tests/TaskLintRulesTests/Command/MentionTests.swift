import Testing

@testable import TaskLint
@testable import TaskLintRules

/// What is reported depends on what any file of a run mentions.
@Suite("A mention of Datadog or Firehose")
struct MentionTests {
  private static let unmentioned = Example.configured(without: ["environment", "secrets"])
  private static let mentioning = Example(app: #""image": "datadog/agent:7.60.1""#)
  private static let asserted = [
    "datadog-api-key-missing", "datadog-variable-missing", "datadog-variable-missing",
    "datadog-variable-missing", "firehose-variable-missing",
  ]
  private static let open = ["datadog-variable-missing", "firehose-variable-missing"]

  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.makeFolder(".git")
  }

  /// The ids of the policy errors in files of a name.
  private func ids(
    in name: String, _ words: [String], input: String = "", threads: Int = 2
  ) throws -> [String] {
    let setup = CommandSetup(input: input, threads: threads, workingDirectory: "/nowhere")
    let options = ["--select", "policy", "--fail-on", "error", "-q", "-f", "concise"]
    let words = (options + words).map { Argument(stringLiteral: $0) }
    return try setup.run(words).output.split(separator: "\n")
      .filter { $0.contains("\(name):") && $0.contains(" error: ") }
      .map { String($0.split(separator: "[")[1].prefix { $0 != "]" }) }
  }

  @Test("is looked for in all files of the run", arguments: [1, 4])
  func inAnyFile(threads: Int) throws {
    // The other files are as many as a thread is given at once, and more.
    let files = try (1...150).map { number in
      try folder.write("t/\(number).json", Self.unmentioned.marked.text)
    }
    #expect(try ids(in: "t/7.json", [folder("t")], threads: threads) == Self.open)
    for name in ["t/0.json", "t/z.json"] {
      let other = try folder.write(name, Self.mentioning.marked.text)
      #expect(try ids(in: "t/7.json", [folder("t")], threads: threads) == Self.asserted)
      #expect(try ids(in: "t/7.json", [files[6]], threads: threads) == Self.open)
      #expect(try ids(in: "t/7.json", [files[6], other], threads: threads) == Self.asserted)
      try folder.write(name, "{}")
    }
  }

  @Test("is looked for in the files of 'include'")
  func inInclude() throws {
    let file = try folder.write("t/a.json", Self.unmentioned.marked.text)
    try folder.write("u/b.json", Self.mentioning.marked.text)
    try folder.write(".tasklint.json", #"{"include": ["*/*.json"]}"#)
    #expect(try ids(in: "t/a.json", [file]) == Self.asserted)
    let words = ["-", "--stdin-filename", file]
    #expect(try ids(in: "t/a.json", words, input: Self.unmentioned.marked.text) == Self.asserted)
    try folder.write(".tasklint.json", #"{"include": ["t/*.json"]}"#)
    #expect(try ids(in: "t/a.json", [file]) == Self.open)
  }

  @Test("is a setting of a rule of the category")
  func inSettings() throws {
    let file = try folder.write("t/a.json", Self.unmentioned.marked.text)
    try folder.write(
      ".tasklint.json", #"{"settings": {"datadog-api-key-not-ssm": {"allowed": ["ssm"]}}}"#)
    #expect(try ids(in: "t/a.json", [file]) == Self.asserted)
  }

  @Test("is not a file without a definition, or a label that ignores a rule")
  func notAMention() throws {
    let label = Example.configured(
      app: #""dockerLabels": { "tasklint.ignore/datadog-tags-invalid": "datadog is unused" }"#,
      without: ["environment", "secrets"])
    try folder.write("t/a.json", label.marked.text)
    try folder.write("t/package.json", #"{"dependencies": {"datadog-metrics": "1"}}"#)
    #expect(try ids(in: "t/a.json", [folder("t")]) == Self.open)
  }

  @Test("is looked for in each line of a stream and in its beginning", arguments: [1, 4])
  func inAStream(threads: Int) throws {
    func line(_ example: Example) -> String {
      // Blanks make the lines long, so that few of them are several batches.
      example.marked.text.split(separator: "\n").joined(separator: " ")
        + String(repeating: " ", count: 4096) + "\n"
    }
    let lines = Array(repeating: line(Self.unmentioned), count: 300)
    #expect(lines.joined().utf8.count > 1 << 20)
    let words = ["--max-per-rule", "0", "-"]
    let open = try ids(in: "<stdin>", words, input: lines.joined(), threads: threads)
    #expect(open.count == 2 * lines.count)
    let asserted = try ids(
      in: "<stdin>", words, input: line(Self.mentioning) + lines.joined(), threads: threads)
    #expect(asserted.count == 5 * lines.count)
  }

  @Test("gives one finding for the destination, of whichever rule is on")
  func otherRule() throws {
    let source = SourceFile(path: "a.json", text: Self.unmentioned.marked.text)
    let rules: [any Rule.Type] = [DatadogAPIKeyMissingRule.self]
    let message = try #require(Linter(rules: rules).lint(source).findings.first?.message)
    #expect(
      message.fact
        == "log router 'fluentbit' has no secret 'DD_API_KEY', and nothing here mentions Datadog")
    #expect(message.remedy.contains(#""ignore": ["datadog"]"#))
    #expect(Linter(rules: rules).lint(source, mentioned: .all).findings.count == 1)
    #expect(Linter(rules: rules).lint(source, mentioned: nil).isUndecided)
    let clean = SourceFile(path: "a.json", text: Example.configured().marked.text)
    #expect(!Linter().lint(clean, mentioned: nil).isUndecided)
  }

  @Test(
    "is recognized by its word or a variable",
    arguments: [
      ("Datadog", true), ("x-DATADOG/y", true), ("DD_SERVICE", true), ("${DD_TAGS}", true),
      ("ADD_HEADER", false), ("YYYY-MM-DD_HH", false), ("dd_tags", false), ("datado", false),
    ])
  func words(text: String, isMention: Bool) {
    let bytes = Array(text.utf8)
    let found = bytes.withUncheckedBytes(in: 0..<bytes.count) {
      LogDestination.datadog.isMentioned(in: $0)
    }
    #expect(found == isMention)
  }
}
