import Testing

@testable import TaskLintRules

@Suite("Every fix of every rule")
struct RuleFixTests {
  @Test("resolves its finding and causes no other", arguments: RuleCase.flagged)
  func fixResolvesItsFinding(_ check: RuleCase) {
    let documents = check.example.documents
    let fixed = FixedExample.all(of: check, documents)
    guard !fixed.isEmpty else { return }
    let before = FixedExample.counts(check, documents)
    let own = check.findings.count
    for example in fixed {
      let text = example.text
      #expect(!example.isBroken, "\(text)", sourceLocation: check.sourceLocation)
      #expect(
        ExampleRun(check.rule, example.documents).findings.count < own, "\(text)",
        sourceLocation: check.sourceLocation)
      for (rule, count) in FixedExample.counts(check, example.documents) {
        #expect(
          count <= before[rule] ?? 0, "\(rule) in \(text)", sourceLocation: check.sourceLocation)
      }
    }
  }

  @Test("writes as the author of the file", arguments: RuleCase.flagged)
  func fixKeepsTheLayout(_ check: RuleCase) {
    guard !check.rule.metadata.id.name.hasPrefix("json-"), !check.example.hasPlaceholders else {
      return
    }
    guard !FixedExample.all(of: check, check.example.documents).isEmpty else { return }
    for layout in [Layout.minified, .reindented, .carriageReturns] {
      let documents = check.example.documents.map { $0.with(layout.apply($0.marked)) }
      for example in FixedExample.all(of: check, documents) {
        let again = layout.apply(MarkedText(example.text)).text
        #expect(example.text == again, sourceLocation: check.sourceLocation)
      }
    }
  }

  @Test("has edits that do not overlap", arguments: RuleCase.flagged)
  func editsAreApart(_ check: RuleCase) {
    for fix in check.findings.compactMap(\.fix) {
      #expect(!fix.edits.isEmpty && !fix.summary.isEmpty, sourceLocation: check.sourceLocation)
      for (left, right) in zip(fix.edits, fix.edits.dropFirst()) {
        #expect(left.range.end <= right.range.start, sourceLocation: check.sourceLocation)
      }
    }
  }
}

/// The documents of an example with one fix.
struct FixedExample {
  let documents: [Example.Document]
  /// The file with the fix.
  let text: String

  /// Whether the file is no longer JSON.
  var isBroken: Bool { JSONDocument(SourceFile(path: "", text: text)).fatal != nil }

  /// The example with each fix of the rule.
  static func all(of check: RuleCase, _ documents: [Example.Document]) -> [FixedExample] {
    ExampleRun(check.rule, documents).findings.compactMap { finding in
      guard let fix = finding.fix,
        let index = documents.firstIndex(where: { $0.path == finding.location.path })
      else { return nil }
      let document = documents[index]
      let text = fix.applied(to: SourceFile(path: document.path, text: document.marked.text))
      var fixed = documents
      fixed[index] = Example.Document(
        path: document.path, marked: MarkedText(text), form: document.form)
      return FixedExample(documents: fixed, text: text)
    }
  }

  /// The number of findings of each rule at warning or above.
  static func counts(_ check: RuleCase, _ documents: [Example.Document]) -> [RuleID: Int] {
    let own = check.rule.metadata.isOptional ? [check.rule] : []
    let findings = ExampleRun(rules: RuleCatalog.defaultRules + own, documents).findings
    return Dictionary(
      grouping: findings.filter { $0.severity > .note }, by: \.ruleID
    ).mapValues(\.count)
  }
}

extension Example {
  /// Whether a placeholder is outside a string, so that the text is not JSON.
  fileprivate var hasPlaceholders: Bool {
    documents.contains {
      !JSONDocument(SourceFile(path: "", text: $0.marked.text)).placeholders.isEmpty
    }
  }
}
