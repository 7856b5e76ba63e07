import Testing

@testable import TaskLintRules

@Suite("Every example of every rule")
struct RuleExampleTests {
  @Test("is flagged exactly where it is marked", arguments: RuleCase.all)
  func flagsTheMarkedPlaces(_ check: RuleCase) {
    check.check(check.example.documents)
  }

  @Test("is flagged in any layout", arguments: RuleCase.layoutFree)
  func flagsInAnyLayout(_ check: RuleCase) {
    for layout in Layout.allCases {
      let documents = check.example.documents.map { document in
        document.isFluentBit ? document : document.with(layout.apply(document.marked))
      }
      check.check(documents, "\(layout)")
    }
  }

  @Test("that is flagged gives one finding when all rules are on", arguments: RuleCase.flagged)
  func oneFaultOneFinding(_ check: RuleCase) {
    guard SecondFindings.reasons[check.rule.metadata.id] == nil else { return }
    let own = check.rule.metadata.isOptional ? [check.rule] : []
    let findings = ExampleRun(rules: RuleCatalog.defaultRules + own, check.example.documents)
      .findings
      .filter { $0.severity > .note }
    let marks = check.example.documents.map(\.marked.findings.count).reduce(0, +)
    let isNote = check.findings.allSatisfy { $0.severity == .note }
    let expected = isNote ? 0 : marks
    let described = findings.map { "\($0.ruleID) at \($0.location.start.line)" }
    #expect(findings.count == expected, "\(described)", sourceLocation: check.sourceLocation)
    #expect(
      findings.allSatisfy { $0.ruleID == check.rule.metadata.id }, "\(described)",
      sourceLocation: check.sourceLocation)
  }

  @Test("without a finding has a flagged twin, one token away", arguments: RuleCatalog.ids)
  func nearMissIsOneTokenAway(_ id: RuleID) throws {
    let examples = try #require(RuleCatalog.metadata(named: id.name)).examples
    let flagged = examples.filter(\.isFlagged).map(Token.all)
    let passing = examples.filter { !$0.isFlagged }.map(Token.all)
    #expect(flagged.count >= 2, "\(id) needs two examples that fire")
    #expect(passing.count >= 2, "\(id) needs two examples that do not")
    let isNear = passing.contains { pass in flagged.contains { Token.areOneApart(pass, $0) } }
    #expect(isNear, "no example of \(id) that passes is one token away from a flagged one")
  }
}

extension RuleCatalog {
  static var ids: [RuleID] { rules.map { $0.metadata.id } }
}
