import Testing

@testable import TaskLintRules

@Suite("Objects with a key twice")
struct RepeatedKeyTests {
  @Test("are each reported in a list of equal objects")
  func inList() {
    let entry = #"{"name": "A", "value": "1", "name": "B"}"#
    let text = #"{"a": [\#(entry), \#(entry), {"name": "C"}, \#(entry)]}"#
    let findings = Linter().lint(SourceFile(path: "a.json", text: text)).findings
    #expect(findings.filter { $0.ruleID.name == "json-duplicate-key" }.count == 3)
  }
}
