import Foundation
import Testing

@testable import TaskLintRules

@Suite("A session of the language server")
struct SessionTests {
  private static let flagged = """
    {"family": "a", "containerDefinitions": [
      {"name": "app", "image": "a:1", "memory": 64, "cpu": 1, "cpu": 2}
    ]}
    """

  private static func code(_ answer: Editor.JSON?) -> Int? {
    (answer?["error"] as? Editor.JSON)?["code"] as? Int
  }

  // MARK: - The protocol

  @Test("begins with 'initialize' and ends with 'shutdown' and 'exit'")
  func life() throws {
    let editor = try Editor(initializes: false)
    #expect(Self.code(try editor.request("textDocument/hover", [:])) == -32002)
    let answer = try editor.request("initialize", ["capabilities": Editor.allCapabilities])
    let result = try #require(answer["result"] as? Editor.JSON)
    let capabilities = try #require(result["capabilities"] as? Editor.JSON)
    #expect(capabilities["positionEncoding"] as? String == "utf-16")
    #expect(Self.code(try editor.request("initialize", [:])) == -32600)
    try editor.notify("initialized", [:])
    #expect(editor.received.first?["method"] as? String == "client/registerCapability")
    #expect(try editor.request("shutdown", [:])["result"] is NSNull)
    #expect(Self.code(try editor.request("shutdown", [:])) == -32600)
    #expect(editor.exitStatus == nil)
    try editor.notify("exit", [:])
    #expect(editor.exitStatus == 0)
  }

  @Test("ends with an error without 'shutdown'")
  func exit() throws {
    let editor = try Editor()
    try editor.notify("exit", [:])
    #expect(editor.exitStatus == 1)
  }

  @Test("uses UTF-8 for positions if the client offers it")
  func encoding() throws {
    for (encodings, column) in [(["utf-16"], 27), (["utf-32", "utf-8"], 30)] {
      let editor = try Editor(encodings: encodings)
      try editor.open(
        "a.json",
        """
        {"family": "a",
        "tags": [{"key": "😀ö"}], "cpu": "256", "cpu": "256", "containerDefinitions": [{"name": "a", "image": "b", "memory": 9}]}
        """)
      #expect(editor.codes(of: "a.json").contains("1:\(column + 13) json-duplicate-key"))
    }
  }

  @Test(
    "answers a broken message with an error",
    arguments: [
      ("{", -32700), ("", -32700), ("{\"a\": ${x}}", -32700), ("{\"a\": 1,}", -32700),
      ("[]", -32600), ("1", -32600), ("{}", -32600), (#"{"id": 1}"#, -32600),
      (#"{"id": 1.5, "method": "x"}"#, -32600), (#"{"id": {}, "method": "x"}"#, -32600),
      (#"{"id": 1, "method": 2}"#, -32600), (#"{"id": 1, "method": "a/b"}"#, -32601),
      (#"{"id": "x", "method": "$/unknown"}"#, -32601),
    ])
  func broken(content: String, code: Int) throws {
    let editor = try Editor()
    let answers = try editor.send(Array(content.utf8))
    #expect(answers.map { Self.code($0) } == [code])
  }

  @Test(
    "ignores what needs no answer",
    arguments: [
      #"{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 1}}"#,
      #"{"jsonrpc": "2.0", "id": "register-files", "result": null}"#,
      #"{"jsonrpc": "2.0", "id": 5, "error": {"code": 1, "message": "x"}}"#,
      #"{"method": "textDocument/didOpen"}"#,
      #"{"method": "textDocument/didChange", "params": {"textDocument": {"uri": "file:///x"}}}"#,
      #"{"method": "textDocument/didChange", "params": [1, 2]}"#,
      #"{"method": "workspace/didChangeConfiguration", "params": {"settings": null}}"#,
    ])
  func ignored(content: String) throws {
    let editor = try Editor()
    #expect(try editor.send(Array(content.utf8)).isEmpty)
    try editor.settle()
  }

  // MARK: - Diagnostics

  @Test("reports findings while a definition is edited")
  func edits() throws {
    let editor = try Editor()
    try editor.open("a.json", Self.flagged)
    #expect(editor.codes(of: "a.json").contains("1:58 json-duplicate-key"))
    let diagnostic = try #require(
      editor.diagnostics[editor.uri("a.json")]?.first {
        $0["code"] as? String == "json-duplicate-key"
      })
    #expect(diagnostic["severity"] as? Int == 1)
    #expect(diagnostic["source"] as? String == "tasklint")
    #expect(diagnostic["tags"] as? [Int] == [1])
    let page = (diagnostic["codeDescription"] as? Editor.JSON)?["href"] as? String
    #expect(page == Product.page(ofRule: "json-duplicate-key"))
    let message = try #require(diagnostic["message"] as? String)
    #expect(message.hasPrefix("Duplicate key 'cpu'. "))
    let related = try #require(diagnostic["relatedInformation"] as? [Editor.JSON])
    #expect(related.count == 1)

    try editor.change("a.json", [([1, 58], [1, 66], ""), ([1, 56], [1, 58], "")])
    #expect(!editor.codes(of: "a.json").contains { $0.hasSuffix("json-duplicate-key") })
    try editor.change("a.json", [([0, 0], [0, 0], "\n\n"), ([3, 2], [3, 3], "")])
    #expect(editor.codes(of: "a.json").contains { $0.hasSuffix("json-syntax") })
    try editor.close("a.json")
    #expect(editor.diagnostics[editor.uri("a.json")]?.isEmpty ?? false)
  }

  @Test("sends the findings also if a request comes before them")
  func requestAfterChange() throws {
    let editor = try Editor()
    try editor.open("a.json", Self.flagged.replacing(", \"cpu\": 2", with: ""))
    let document: Editor.JSON = ["uri": editor.uri("a.json"), "version": 2]
    _ = try editor.send([
      "method": "textDocument/didChange",
      "params": ["textDocument": document, "contentChanges": [["text": Self.flagged]]],
    ])
    let start = ["line": 0, "character": 0]
    _ = try editor.request(
      "textDocument/codeAction",
      ["textDocument": document, "range": ["start": start, "end": start], "context": [:]])
    try editor.settle()
    #expect(editor.codes(of: "a.json").contains("1:58 json-duplicate-key"))
  }

  @Test(
    "reports nothing in other files",
    arguments: ["", "{}", "[1, 2", #"{"dependencies": {}}"#, "text", "{\"a\": }"])
  func otherFiles(text: String) throws {
    let editor = try Editor()
    try editor.open("a.json", text)
    #expect(editor.diagnostics[editor.uri("a.json")]?.isEmpty ?? false)
  }

  @Test("does not use what the client does not support")
  func plainClient() throws {
    let editor = try Editor([:])
    try editor.open("a.json", Self.flagged)
    #expect(editor.received.isEmpty)
    for diagnostic in editor.diagnostics[editor.uri("a.json")] ?? [] {
      let names = Set(diagnostic.keys)
      #expect(names == ["range", "severity", "code", "source", "message"])
    }
  }

  // MARK: - Configurations

  @Test("reads the configuration again when it changes")
  func configuration() throws {
    let editor = try Editor()
    try editor.open("t/a.json", Self.flagged)
    #expect(editor.codes(of: "t/a.json").contains("1:58 json-duplicate-key"))
    try editor.folder.write(".tasklint.json", #"{"ignore": ["json-duplicate-key"]}"#)
    try editor.change("t/a.json", [([0, 0], [0, 0], " ")])
    #expect(!editor.codes(of: "t/a.json").contains("1:58 json-duplicate-key"))
    try editor.folder.write(".tasklint.json", #"{"severity": {"json-duplicate-key": "note"}}"#)
    try editor.notify("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(editor.codes(of: "t/a.json").contains("1:58 json-duplicate-key"))
    try editor.folder.write(".tasklint.json", #"{"exclude": ["t"]}"#)
    try editor.save("t/a.json")
    #expect(editor.codes(of: "t/a.json").isEmpty)
  }

  @Test("reports mistakes in a configuration")
  func brokenConfiguration() throws {
    let editor = try Editor()
    try editor.folder.write(".tasklint.json", #"{"ingore": []}"#)
    try editor.open("t/a.json", Self.flagged)
    let message = "Not linted, because its configuration is invalid: .tasklint.json:1:2: "
    #expect(editor.messages(of: "t/a.json").map { $0.hasPrefix(message) } == [true])
    #expect(
      editor.messages(of: ".tasklint.json") == ["Unknown key 'ingore'; did you mean 'ignore'?"])

    try editor.open(".tasklint.json", #"{"ingore": [], "select": 1}"#)
    #expect(editor.messages(of: ".tasklint.json").count == 2)
    try editor.replace(".tasklint.json", #"{"ignore": []}"#)
    #expect(editor.messages(of: ".tasklint.json").isEmpty)
    try editor.folder.write(".tasklint.json", #"{"ignore": []}"#)
    try editor.save(".tasklint.json")
    #expect(editor.codes(of: "t/a.json").contains("1:58 json-duplicate-key"))
    try editor.replace(".tasklint.json", #"{"extends": "base.json"}"#)
    try editor.folder.write(".tasklint.json", #"{"extends": "base.json"}"#)
    try editor.save(".tasklint.json")
    #expect(editor.messages(of: ".tasklint.json") == ["'base.json' does not exist."])
    // Another document depends on it.
    try editor.close(".tasklint.json")
    #expect(editor.messages(of: ".tasklint.json") == ["'base.json' does not exist."])
    try editor.close("t/a.json")
    #expect(editor.messages(of: ".tasklint.json").isEmpty)
  }

  @Test("honors overrides and the baseline, and reports expired overrides in the configuration")
  func suppressions() throws {
    let editor = try Editor()
    try editor.folder.write(
      ".tasklint.json",
      #"{"overrides": [{"ignore": "json-duplicate-key", "reason": "x", "until": "2026-01-01"}]}"#)
    try editor.open("t/a.json", Self.flagged)
    #expect(editor.codes(of: "t/a.json").contains("1:58 json-duplicate-key"))
    #expect(editor.codes(of: ".tasklint.json") == ["0:72 expired-suppression"])
    try editor.folder.write(
      ".tasklint.json", #"{"overrides": [{"ignore": "json-duplicate-key", "reason": "x"}]}"#)
    try editor.save("t/a.json")
    #expect(!editor.codes(of: "t/a.json").contains("1:58 json-duplicate-key"))
    #expect(editor.codes(of: ".tasklint.json").isEmpty)
    try editor.folder.write(".tasklint.json", #"{"baseline": "missing.sarif"}"#)
    try editor.open(".tasklint.json", #"{"baseline": "missing.sarif"}"#)
    #expect(editor.messages(of: ".tasklint.json").count == 1)
  }

  // MARK: - Other files

  private static func definition(_ family: String, service: String) -> String {
    Example.configured(
      environment: ["DD_SERVICE": "\"\(service)\""], task: Example.fargateTask(family: family)
    ).marked.text
  }

  @Test("compares a definition with the files of 'include', as they are open or on the disk")
  func otherDefinitions() throws {
    let editor = try Editor()
    func isShared() -> Bool {
      editor.codes(of: "t/a.json").contains { $0.hasSuffix(" datadog-service-shared") }
    }
    try editor.folder.write(".tasklint.json", #"{"include": ["t/*.json"]}"#)
    try editor.folder.write("t/b.json", Self.definition("b", service: "search"))
    try editor.open("t/a.json", Self.definition("a", service: "search"))
    #expect(isShared())
    try editor.replace("t/a.json", Self.definition("a", service: "orders"))
    #expect(!isShared())
    try editor.replace("t/a.json", Self.definition("a", service: "search"))
    #expect(isShared())
    // The open text counts, not the file.
    try editor.open("t/b.json", Self.definition("b", service: "orders"))
    try editor.save("t/b.json")
    #expect(!isShared())
    try editor.close("t/b.json")
    #expect(isShared())
    try editor.folder.write("t/b.json", Self.definition("b", service: "other"))
    try editor.save("t/a.json")
    #expect(!isShared())
  }
}
