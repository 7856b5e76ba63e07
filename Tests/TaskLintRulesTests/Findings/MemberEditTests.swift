import Testing

@testable import TaskLintRules

@Suite("Edits of properties")
struct MemberEditTests {
  private func root(_ text: String) throws -> JSONValue {
    try #require(JSONDocument(SourceFile(path: "", text: text)).root)
  }

  private func applying(_ edit: Fix.Edit, to text: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[..<edit.range.start], as: UTF8.self) + edit.replacement
      + String(decoding: bytes[edit.range.end...], as: UTF8.self)
  }

  @Test(
    "remove a property with its comma",
    arguments: [
      ("{\"a\": 1,\n \"b\": 2}", "a", "{\"b\": 2}"),
      ("{\"a\": 1,\n \"b\": 2\n}", "b", "{\"a\": 1\n}"),
      ("{ \"a\": 1 }", "a", "{}"), ("{\"a\":1,\"b\":2,\"c\":3}", "b", "{\"a\":1,\"c\":3}"),
    ])
  func removing(_ text: String, _ name: String, _ expected: String) throws {
    let root = try root(text)
    let key = try #require(root.members.first { $0.key.text == name }).key
    let edit = try #require(Fix.Edit.removing(key, from: root))
    #expect(applying(edit, to: text) == expected)
  }

  @Test(
    "add a property in the format of the others",
    arguments: [
      ("{\n  \"a\": 1\n}", "{\n  \"a\": 1,\n  \"b\": 2\n}"), ("{\"a\":1}", "{\"a\":1,\"b\":2}"),
      ("{}", "{\"b\": 2}"), ("{\r\n\t\"a\" : 1\r\n}", "{\r\n\t\"a\" : 1,\r\n\t\"b\" : 2\r\n}"),
    ])
  func adding(_ text: String, _ expected: String) throws {
    #expect(applying(.adding("b", "2", to: try root(text)), to: text) == expected)
  }

  @Test("do not change a key of another object")
  func removingForeignKey() throws {
    let other = try #require(try root("{ \"a\": 1}").members.first { _ in true }).key
    #expect(Fix.Edit.removing(other, from: try root("{\"a\": 1}")) == nil)
  }
}
