import Testing

@testable import TaskLintRules

@Suite("The definitions that a rule applies to")
struct RuleApplicationTests {
  /// Whether a rule applies to the definitions of an example.
  private func applications(of rule: any Rule.Type, to example: Example) -> [Bool] {
    let contents = FileContents(
      SourceFile(path: example.path, text: example.marked.text), as: example.form)
    switch rule.init(settings: RuleSettings()).kind {
    case .definition(let rule): return contents.routings.map { rule.applies(to: $0.definition) }
    case .routing(let rule): return contents.routings.map { rule.applies(to: $0) }
    case .cross, .document, .configuration: return []
    }
  }

  @Test("include each flagged example of a policy")
  func flaggedExamples() {
    for check in RuleCase.flagged
    where check.rule.metadata.isPolicy && check.example.documents.count == 1 {
      let applies = applications(of: check.rule, to: check.example)
      #expect(!applies.contains(false), sourceLocation: check.sourceLocation)
    }
  }

  @Test("do not include outputs of another kind")
  func otherOutputs() {
    let example = Example(options: #""Name": "stdout""#)
    for rule in [
      DatadogMetadataOffRule.self, DatadogHostUnknownRule.self, DatadogTagsInvalidRule.self,
      DatadogEnvTagMissingRule.self, FirehoseTaskRoleMissingRule.self,
    ] as [any Rule.Type] {
      #expect(!applications(of: rule, to: example).contains(true), "\(rule.metadata.id)")
    }
  }
}
