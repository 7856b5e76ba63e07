@testable import TaskLintRules

private let invariants = RenderingInvariants()

/// Renders and draws arbitrary bytes, and then, if they are JSON, with secrets planted in them.
func check(_ bytes: [UInt8]) {
  report(invariants.violations(in: bytes))
  let source = SourceFile(path: "a.json", bytes: bytes)
  guard var definition = MutableJSON(source) else { return }
  var mutator = DefinitionMutator(seed: bytes.seed)
  mutator.plant(in: &definition)
  report(invariants.violations(in: Array(definition.text().utf8)))
}

private func report(_ violations: [String]) {
  precondition(violations.isEmpty, violations.joined(separator: "\n"))
}
