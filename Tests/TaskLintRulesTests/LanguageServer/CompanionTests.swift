import Foundation
import Testing

@testable import TaskLintRules

@Suite("The Fluent Bit files of a session")
struct CompanionTests {
  private static let definition = Example.configured(sidecar: #""memory": 64"#).completed.marked
    .text
  private static let file = "docker/extra.conf"

  private static func editor(_ content: String) throws -> Editor {
    let editor = try Editor()
    try editor.folder.write(
      ".tasklint.json", #"{"configFiles": {"/fluent-bit/etc/extra.conf": "docker/extra.conf"}}"#)
    try editor.folder.write(file, content)
    return editor
  }

  @Test("have diagnostics at their own places")
  func places() throws {
    let editor = try Self.editor(Example.outputs + "    apikey\n")
    try editor.open("a.json", Self.definition)
    #expect(editor.codes(of: Self.file) == ["13:4 fluentbit-syntax"])
    #expect(editor.codes(of: "a.json") == [])
    // A second definition with the file repeats nothing.
    try editor.open("b.json", Self.definition)
    #expect(editor.codes(of: Self.file).count == 1)
    try editor.close("a.json")
    #expect(editor.codes(of: Self.file).count == 1)
    try editor.close("b.json")
    #expect(editor.codes(of: Self.file) == [])
  }

  @Test("are read again when they are saved")
  func changes() throws {
    let broken = Example.outputs + "    apikey\n"
    let editor = try Self.editor(broken)
    try editor.open("a.json", Self.definition)
    try editor.open(Self.file, broken)
    #expect(editor.codes(of: Self.file) == ["13:4 fluentbit-syntax"])
    try editor.folder.write(Self.file, Example.outputs)
    try editor.replace(Self.file, Example.outputs)
    try editor.save(Self.file)
    #expect(editor.codes(of: Self.file) == [])
    try editor.folder.write(Self.file, broken)
    try editor.replace(Self.file, broken)
    try editor.save(Self.file)
    #expect(editor.codes(of: Self.file) == ["13:4 fluentbit-syntax"])
  }

  @Test("decide what is missing in the definition, with their includes")
  func includes() throws {
    let editor = try Self.editor("@INCLUDE outputs/*.conf\n")
    try editor.folder.write(
      "docker/outputs/all.conf", Example.outputs + "[FILTER]\n    Name grep\n    Match [\n")
    try editor.folder.write(
      "docker/outputs/more.conf", "[OUTPUT]\n    Name null\n    Alias a\n")
    try editor.open("a.json", Self.definition)
    #expect(editor.codes(of: "docker/outputs/more.conf") == ["1:9 fluentbit-output-unmatched"])
    #expect(editor.codes(of: "a.json") == [])
  }

  @Test("that are missing or outside the repository are reported in the definition")
  func unreadable() throws {
    let editor = try Editor()
    for path in ["docker/none.conf", "../outside.conf"] {
      try editor.folder.write(
        ".tasklint.json", #"{"configFiles": {"/fluent-bit/etc/extra.conf": "\#(path)"}}"#)
      try editor.open("a.json", Self.definition)
      #expect(editor.codes(of: "a.json").count { $0.hasSuffix("fluentbit-include-missing") } == 1)
      try editor.close("a.json")
    }
  }
}
