import Testing

@testable import TaskLintRules

@Suite("Edits of items")
struct MemberEditTests {
  private func root(_ text: String) throws -> JSONValue {
    try #require(JSONDocument(SourceFile(path: "", text: text)).root)
  }

  private func applying(_ edits: [Fix.Edit], to text: String) -> String {
    Fix(.safe, "", edits: edits).applied(to: SourceFile(path: "", text: text))
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
    #expect(applying([edit], to: text) == expected)
  }

  @Test(
    "add a property in the layout of the others",
    arguments: [
      ("{\n  \"a\": 1\n}", "{\n  \"a\": 1,\n  \"b\": 2\n}"), ("{\"a\":1}", "{\"a\":1,\"b\":2}"),
      ("{}", "{\"b\": 2}"), ("{\r\n\t\"a\" : 1\r\n}", "{\r\n\t\"a\" : 1,\r\n\t\"b\" : 2\r\n}"),
      ("{ \"a\": 1 }", "{ \"a\": 1, \"b\": 2 }"), ("{\"a\": 1}", "{\"a\": 1, \"b\": 2}"),
      ("{\n \"a\": 1,\n\n\n \"c\": 3\n}", "{\n \"a\": 1,\n\n\n \"c\": 3,\n \"b\": 2\n}"),
      ("{\n \"a\": 1\n ,\"c\": 3\n}", "{\n \"a\": 1\n ,\"c\": 3\n ,\"b\": 2\n}"),
      ("{\"a\": {\n  \"x\": 1 }, \"c\":3}", "{\"a\": {\n  \"x\": 1 }, \"c\":3, \"b\":2}"),
    ])
  func adding(_ text: String, _ expected: String) throws {
    let edit = Fix.Edit.adding("b", 2, to: try root(text))
    #expect(applying([edit], to: text) == expected)
  }

  @Test(
    "add an object in the layout of the document",
    arguments: [
      (
        "{\n  \"a\": 1\n}",
        "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      {\n        \"d\": \"e\"\n      }\n    ]\n  }\n}"
      ),
      ("{\"a\":1}", "{\"a\":1,\"b\":{\"c\":[{\"d\":\"e\"}]}}"),
      ("{ \"a\": 1 }", "{ \"a\": 1, \"b\": { \"c\": [{ \"d\": \"e\" }] } }"),
      (
        "{\n\t\"a\": { \"x\": 1 }\n}",
        "{\n\t\"a\": { \"x\": 1 },\n\t\"b\": {\n\t\t\"c\": [\n\t\t\t{ \"d\": \"e\" }\n\t\t]\n\t}\n}"
      ),
    ])
  func addingObject(_ text: String, _ expected: String) throws {
    let value: JSONOutput = ["c": [["d": "e"]]]
    let edit = Fix.Edit.adding("b", value, to: try root(text))
    #expect(applying([edit], to: text) == expected)
  }

  @Test(
    "add an element in the layout of the others",
    arguments: [
      ("[]", "[{\"n\": \"x\"}]"), ("[{\"n\":\"a\"}]", "[{\"n\":\"a\"},{\"n\":\"x\"}]"),
      ("[{ \"n\": \"a\" }]", "[{ \"n\": \"a\" }, { \"n\": \"x\" }]"),
      ("[\n  { \"n\": \"a\" }\n]", "[\n  { \"n\": \"a\" },\n  { \"n\": \"x\" }\n]"),
      ("[{\n  \"n\": \"a\"\n}]", "[{\n  \"n\": \"a\"\n}, {\n  \"n\": \"x\"\n}]"),
      (
        "[\n  {\n    \"n\": \"a\"\n  }\n]",
        "[\n  {\n    \"n\": \"a\"\n  },\n  {\n    \"n\": \"x\"\n  }\n]"
      ),
    ])
  func appending(_ text: String, _ expected: String) throws {
    let edit = Fix.Edit.appending([["n": "x"]], to: try root(text))
    #expect(applying([edit], to: text) == expected)
  }

  @Test(
    "remove elements and add others",
    arguments: [
      ([0], "[\n  2,\n  3,\n  9\n]"), ([2], "[\n  1,\n  2,\n  9\n]"), ([1, 2], "[\n  1,\n  9\n]"),
      ([0, 1, 2], "[\n  9\n]"), ([], "[\n  1,\n  2,\n  3,\n  9\n]"),
    ])
  func changing(_ removed: [Int], _ expected: String) throws {
    let text = "[\n  1,\n  2,\n  3\n]"
    let edits = Fix.Edit.changing(try root(text), removing: Set(removed), adding: [9])
    #expect(applying(edits, to: text) == expected)
  }

  @Test("escape what they write into JSON inside a string")
  func embedded() throws {
    let text = #"{"a": "[{\"n\":\"é\\n\"}]"}"#
    let string = try #require(try root(text).members.first { _ in true }?.value.string)
    let list = try #require(JSONDocument(embeddedIn: string).root)
    let edit = Fix.Edit.appending([["n": "x"]], to: list)
    #expect(applying([edit], to: text) == #"{"a": "[{\"n\":\"é\\n\"},{\"n\":\"x\"}]"}"#)
  }

  @Test("do not change a key of another object")
  func removingForeignKey() throws {
    let other = try #require(try root("{ \"a\": 1}").members.first { _ in true }).key
    let root = try root("{\"a\": 1}")
    #expect(Fix.Edit.removing(other, from: root) == nil)
  }
}
