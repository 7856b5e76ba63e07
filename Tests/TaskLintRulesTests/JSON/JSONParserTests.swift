import Testing

@testable import TaskLintRules

@Suite("The JSON parser")
struct JSONParserTests {
  @Test("keeps the range of every key and value")
  func places() throws {
    let text = #"{ "a" : [ 1, "ü" ], "b": {} }"#
    let source = SourceFile(path: "a.json", text: text)
    let root = try #require(JSONDocument(source).root)
    #expect(source.text(in: root.range) == text)
    #expect(source.text(in: root.firstToken) == "{")
    let members = Array(root.members)
    #expect(members.map { source.text(in: $0.key.range) } == [#""a""#, #""b""#])
    #expect(members.map { source.text(in: $0.value.range) } == [#"[ 1, "ü" ]"#, "{}"])
    let elements = members[0].value.elements.map { source.text(in: $0.range) }
    #expect(elements == ["1", #""ü""#])
  }

  @Test("keeps the order of properties, and duplicate keys")
  func membersInOrder() throws {
    let root = try #require(document(#"{"z": 1, "a": 2, "z": 3}"#).root)
    #expect(root.members.map(\.key.text) == ["z", "a", "z"])
    #expect(root.members.map(\.value.integer) == [1, 2, 3])
    #expect(root.member("z")?.value.integer == 3)
  }

  @Test("distinguishes the kinds of values")
  func kinds() throws {
    let root = try #require(document(#"[{}, [], "", 0, true, false, null]"#).root)
    let kinds = root.elements.map(\.kind)
    #expect(kinds == [.object, .array, .string, .number, .boolean, .boolean, .null])
    #expect(root.elements.map(\.boolean) == [nil, nil, nil, nil, true, false, nil])
  }

  @Test(
    "accepts the numbers of RFC 8259",
    arguments: ["0", "-0", "-1", "10", "1.5", "0.0", "1e3", "1E+3", "1e-30", "-12.5e+10"])
  func numbers(_ number: String) {
    #expect(document(number).fatal == nil)
    #expect(document("[\(number), \(number)]").fatal == nil)
  }

  @Test(
    "rejects other numbers",
    arguments: [
      "01", "-01", "1.", "1.e3", "1e", "1e+", "0x1F", "1_000", "10px", "1.2.3", ".5", "+1", "-.5",
    ])
  func wrongNumbers(_ number: String) {
    let error = document("[\(number)]").fatal
    #expect(error?.problem == .number)
    #expect(error?.range == SourceRange(1, number.utf8.count + 1))
  }

  @Test("reads 64-bit integers")
  func integers() throws {
    let root = try #require(document("[9223372036854775807, 9223372036854775808, 1.0, -5]").root)
    #expect(root.elements.map(\.integer) == [Int.max, nil, nil, -5])
  }

  @Test("accepts a value of any kind at the top level, with white space")
  func topLevel() {
    for text in ["1", "null", " \t\r\n\"a\" \n", "[]", "{}"] {
      #expect(document(text).fatal == nil, "\(text)")
    }
  }

  @Test("reports an error beyond the depth limit")
  func depth() {
    let limit = JSONParser.depthLimit
    let deep = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    #expect(document(deep).fatal == nil)
    for bracket in ["[", #"{"a":"#] {
      let error = document(String(repeating: bracket, count: 100_000)).fatal
      #expect(error?.problem == .tooDeep(limit: limit))
      #expect(error?.range.count == 1)
    }
  }

  @Test("recovers from a limited number of comma errors")
  func manyFaults() {
    let few = document("[" + String(repeating: "1 ", count: 50) + "]")
    #expect(few.fatal == nil && few.recovered.count == 49)
    let many = document("[" + String(repeating: "1 ", count: 100_000) + "]")
    #expect(many.root == nil && many.recovered.count <= JSONParser.recoveryLimit)
  }

  @Test("finds the path to a range")
  func pointer() throws {
    let marked = MarkedText(#"{"a/b": [0, {"~": [|1|]}]}"#)
    let document = document(marked.text)
    #expect(NodeIndex(document).pointer(to: try #require(marked.findings.first)) == "/a~1b/1/~0")
  }

  private func document(_ text: String) -> JSONDocument {
    JSONDocument(SourceFile(path: "a.json", text: text))
  }
}
