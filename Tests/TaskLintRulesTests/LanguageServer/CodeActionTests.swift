import Foundation
import Testing

@testable import TaskLintRules

@Suite("Code actions")
struct CodeActionTests {
  private static let text = """
    {"family": "a", "containerDefinitions": [
      {"name": "app", "image": "a:1", "memory": "64",
        "cpu": 1}
    ]}
    """

  private static func actions(
    _ editor: Editor, _ name: String, line: Int, only: [String]? = nil
  ) throws -> [Editor.JSON] {
    let answer = try editor.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": editor.uri(name)],
        "range": [
          "start": ["line": line, "character": 0], "end": ["line": line, "character": 99],
        ],
        "context": only.map { ["diagnostics": [], "only": $0] as Editor.JSON } ?? [
          "diagnostics": []
        ],
      ])
    return try #require(answer["result"] as? [Editor.JSON])
  }

  private static func titles(_ actions: [Editor.JSON]) -> [String] {
    actions.compactMap { $0["title"] as? String }
  }

  /// The edits of an action: for each the URI, the range and the text.
  private static func edits(_ action: Editor.JSON) -> [(uri: String, range: [Int], text: String)] {
    let changes = (action["edit"] as? Editor.JSON)?["documentChanges"] as? [Editor.JSON] ?? []
    return changes.flatMap { change -> [(uri: String, range: [Int], text: String)] in
      let uri = (change["textDocument"] as? Editor.JSON)?["uri"] as? String
      guard let uri, let edits = change["edits"] as? [Editor.JSON] else { return [] }
      return edits.map { edit in
        let range = edit["range"] as? Editor.JSON
        let places = ["start", "end"].flatMap { end -> [Int] in
          let place = range?[end] as? Editor.JSON
          return [place?["line"] as? Int ?? -1, place?["character"] as? Int ?? -1]
        }
        return (uri, places, edit["newText"] as? String ?? "")
      }
    }
  }

  @Test("fix a finding, and all findings with safe fixes")
  func fixes() throws {
    let editor = try Editor()
    try editor.open("a.json", Self.text)
    let actions = try Self.actions(editor, "a.json", line: 1)
    let fix = try #require(actions.first { $0["isPreferred"] as? Bool == true })
    #expect(fix["kind"] as? String == "quickfix")
    #expect(
      (fix["diagnostics"] as? [Editor.JSON])?.first?["code"] as? String == "ecs-property-type")
    let edits = Self.edits(fix)
    #expect(edits.map(\.text) == ["64"])
    #expect(edits.map(\.range) == [[1, 44, 1, 48]])
    let all = try Self.actions(editor, "a.json", line: 0, only: ["source.fixAll"])
    #expect(Self.titles(all) == ["Apply all safe fixes of tasklint"])
    #expect(Self.edits(all[0]).map(\.text) == ["64"])
    #expect(try Self.actions(editor, "a.json", line: 3, only: ["refactor"]).isEmpty)
  }

  @Test("mark fixes that need a review")
  func unsafe() throws {
    let editor = try Editor()
    let unsafe = RuleCatalog.rules.lazy.flatMap { $0.metadata.examples }.compactMap { example in
      let text = example.marked.text
      let findings = Linter().lint(SourceFile(path: "a.json", text: text)).findings
      return findings.first { $0.fix?.safety == .unsafe }.map {
        (text: text, line: $0.location.start.line)
      }
    }.first
    let found = try #require(unsafe)
    try editor.open("a.json", found.text)
    let actions = try Self.actions(editor, "a.json", line: found.line - 1)
    let title = try #require(
      Self.titles(actions).first { $0.hasSuffix("(unsafe: check the result)") })
    let action = actions.first { $0["title"] as? String == title }
    #expect(action?["isPreferred"] as? Bool == false)
  }

  @Test("fix what can only be fixed in several rounds, as the command does")
  func rounds() throws {
    // The second fix is inside the bytes of the first, and the last two are for the same property.
    let text = """
      {"family": "a", "containerDefinitions": [
        {"name": "app", "image": " a:1", "memory": "64", "Cpu": "1",,
          "essential": "true",}
      ],}
      """
    let editor = try Editor()
    try editor.open("a.json", text)
    let all = try Self.actions(editor, "a.json", line: 0, only: ["source.fixAll"])
    let edits = Self.edits(try #require(all.first))
    var document = DocumentText(Array(text.utf8), .utf16)
    for edit in edits.reversed() {
      document.replace(
        from: TextPosition(line: edit.range[0], character: edit.range[1]),
        to: TextPosition(line: edit.range[2], character: edit.range[3]), with: Array(edit.text.utf8)
      )
    }
    let fixed = try #require(
      Fixer(Linter()).fix(SourceFile(path: "a.json", text: text), isNamed: false))
    #expect(fixed.isChanged && document.bytes == fixed.bytes)
  }

  // MARK: - Suppressions

  @Test(
    "suppress a rule in the configuration, with an empty reason",
    arguments: [
      nil, "{}", "{\n  \"ignore\": []\n}\n", #"{"overrides": []}"#,
      #"{"overrides": [{"ignore": "x", "reason": "y"}]}"#,
      "{\n  \"overrides\": [\n    {\"ignore\": \"json-syntax\", \"reason\": \"y\"}\n  ]\n}",
    ])
  func suppressions(content: String?) throws {
    let path = "/w/.tasklint.json"
    for file in ["/w/a.json", "/w/t/[x]{1}*.json"] {
      let edit = try #require(
        SuppressionEdit(
          of: "json-duplicate-key", in: file, at: path, content.map { Array($0.utf8) }))
      #expect(edit.createsFile == (content == nil))
      var bytes = Array((content ?? "").utf8)
      bytes.replaceSubrange(edit.range.start..<edit.range.end, with: Array(edit.text.utf8))
      let reader = ConfigurationReader(SourceFile(path: path, bytes: bytes))
      let override = try #require(reader.configuration.overrides.last)
      #expect(override.ignore.map(\.value) == ["json-duplicate-key"])
      #expect(override.applies(to: file))
      #expect(!override.applies(to: "/w/u/a.json"))
      let others = reader.problems.filter { !$0.message.hasPrefix("unknown rule") }
      #expect(
        others.map(\.message) == [
          "missing 'reason' in the override; explain why its findings are suppressed"
        ])
    }
  }

  @Test(
    "do not edit a configuration that is not valid",
    arguments: ["", "[]", "{", #"{"overrides": 1}"#])
  func invalidConfiguration(content: String) {
    let edit = SuppressionEdit(
      of: "json-syntax", in: "/w/a.json", at: "/w/.tasklint.json", Array(content.utf8))
    #expect(edit == nil)
  }

  @Test("create a configuration, or edit the nearest one")
  func places() throws {
    let editor = try Editor()
    try editor.open("t/a.json", Self.text.replacing("\"cpu\": 1", with: "\"cpu\": 1, \"cpu\": 2"))
    func action() throws -> Editor.JSON {
      let actions = try Self.actions(editor, "t/a.json", line: 2)
      return try #require(
        actions.first { ($0["title"] as? String ?? "").hasPrefix("Suppress 'json-duplicate-key'") })
    }
    let changes = (try action()["edit"] as? Editor.JSON)?["documentChanges"] as? [Editor.JSON]
    #expect(changes?.first?["kind"] as? String == "create")
    #expect(Self.edits(try action()).map(\.uri) == [editor.uri(".tasklint.json")])
    try editor.folder.write("t/.tasklint.json", "{}")
    #expect(Self.edits(try action()).map(\.uri) == [editor.uri("t/.tasklint.json")])
    #expect(Self.edits(try action()).first?.text.contains("/a.json") ?? false)
  }
}
