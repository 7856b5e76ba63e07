import Testing

@testable import TaskLintRules

@Suite("Every fix of every rule")
struct RuleFixTests {
  @Test("resolves its finding", arguments: RuleCase.flagged)
  func fixResolvesItsFinding(_ check: RuleCase) {
    let text = check.example.marked.text
    let findings = check.findings(in: text)
    for fix in findings.compactMap(\.fix) {
      let edited = fix.applied(to: SourceFile(path: "", text: text))
      let document = JSONDocument(SourceFile(path: check.example.path, text: edited))
      #expect(document.fatal == nil, "\(edited)", sourceLocation: check.sourceLocation)
      #expect(
        check.findings(in: edited).count < findings.count, "\(edited)",
        sourceLocation: check.sourceLocation)
    }
  }

  @Test("has edits that do not overlap", arguments: RuleCase.flagged)
  func editsAreApart(_ check: RuleCase) {
    for fix in check.findings(in: check.example.marked.text).compactMap(\.fix) {
      #expect(!fix.edits.isEmpty && !fix.summary.isEmpty, sourceLocation: check.sourceLocation)
      for (left, right) in zip(fix.edits, fix.edits.dropFirst()) {
        #expect(left.range.end <= right.range.start, sourceLocation: check.sourceLocation)
      }
    }
  }
}
