import Testing

@testable import TaskLintRules

@Suite("Every example of every rule in another input form")
struct FormTests {
  @Test("is flagged at the same locations", arguments: RuleCase.all)
  func flagsInAnyForm(_ check: RuleCase) {
    for form in OtherForm.allCases where !UnfitForms.holds(check, form) {
      let documents = check.example.documents.compactMap { document -> Example.Document? in
        guard !document.isFluentBit else { return document }
        return form.apply(document.marked).map {
          Example.Document(path: document.path, marked: $0)
        }
      }
      guard documents.count == check.example.documents.count else { continue }
      check.check(documents, "\(form): \(documents.map(\.marked.text))")
    }
  }

  @Test("is resolved by its fix", arguments: RuleCase.flagged)
  func fixesInAnyForm(_ check: RuleCase) {
    for form in OtherForm.allCases where !UnfitForms.holds(check, form) {
      guard let text = form.apply(check.example.marked)?.text else { continue }
      let findings = check.findings(in: text)
      for fix in findings.compactMap(\.fix) {
        let edited = fix.applied(to: SourceFile(path: "", text: text))
        let source = SourceFile(path: check.example.path, text: edited)
        let isWhole = JSONDocument.all(in: source).allSatisfy { $0.fatal == nil }
        #expect(
          isWhole && check.findings(in: edited).count < findings.count, "\(form): \(edited)",
          sourceLocation: check.sourceLocation)
      }
    }
  }

  @Test("exists in every form for most rules")
  func mostAreTold() {
    for form in OtherForm.allCases {
      let rewritten = RuleCase.flagged.filter { check in
        check.example.documents.allSatisfy { $0.isFluentBit || form.apply($0.marked) != nil }
      }
      let rules = Set(rewritten.map { $0.rule.metadata.id }).count
      #expect(rules > 60, "\(form): \(rules) rules, \(rewritten.count) examples")
    }
  }

  @Test("has no unneeded entry in the table of exceptions")
  func exceptionsAreNeeded() {
    let known = Set(RuleCatalog.ids)
    #expect(UnfitForms.reasons.keys.allSatisfy { known.contains($0) })
  }
}
