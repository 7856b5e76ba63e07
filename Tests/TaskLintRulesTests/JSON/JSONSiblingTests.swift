import Testing

@testable import TaskLintRules

@Suite("Objects of an array")
struct JSONSiblingTests {
  @Test(
    "are marked if they have the keys of the object before",
    arguments: [
      (
        #"[{"a": "1", "b": "2"}, {"a": "3", "b": "4"}, {"a": "5", "b": "6"}]"#, [1, 6, 11], [6, 11]
      ),
      (#"[{"a": "1"}, {"b": "2"}, {"b": "3"}]"#, [1, 4, 7], [7]),
      (#"[{"a": "1"}, {"a": 2}, {"a": "3"}]"#, [1, 4, 7], []),
      (#"[{"a": "1"}, {"\u0061": "2"}]"#, [1, 4], []),
      (#"[{"a": "1"}, {"a": "2", "b": "3"}]"#, [1, 4], []),
      (#"[{"a": ["1"]}, {"a": ["1"]}]"#, [1, 5], []),
      (#"[[{"a": "1"}], {"a": "2"}]"#, [2, 5], []),
      (#"[{}, {}]"#, [1, 2], []),
      (#"{"a": {"b": "1"}, "c": {"b": "2"}}"#, [0, 2, 6], []),
    ])
  func marks(_ text: String, _ objects: [Int], _ marked: [Int]) {
    let nodes = JSONDocument(SourceFile(path: "a.json", text: text)).nodes
    #expect(nodes.indices.filter { nodes[$0].kind == .object } == objects)
    #expect(nodes.indices.filter { nodes[$0].isLikePrevious } == marked)
  }

  @Test("all have duplicate keys if the first one does")
  func repeated() {
    let entry = #"{"name": "A", "value": "1", "name": "B"}"#
    let text = #"{"a": [\#(entry), \#(entry), {"name": "C"}, \#(entry)]}"#
    let findings = Linter().lint(SourceFile(path: "a.json", text: text)).findings
    #expect(findings.filter { $0.ruleID.name == "json-duplicate-key" }.count == 3)
  }
}
