@testable import TaskLintRules

private let invariants = FixInvariants()

/// Fixes arbitrary bytes, also with unsafe fixes: the result can be read, has no more findings, and
/// is not changed when it is fixed again.
func check(_ bytes: [UInt8]) {
  let source = SourceFile(path: "a.json", bytes: bytes)
  let violations = invariants.violations(in: source)
  precondition(violations.isEmpty, violations.joined(separator: "\n"))
}
