import Testing

@testable import TaskLintRules

/// The subject and the fix of every finding in the examples.
///
/// Baselines contain fingerprints, and fingerprints are made of subjects: if a subject changes,
/// findings in a baseline are reported again.
@Suite("The findings of every example")
struct RuleSubjectTests {
  @Test("have the recorded subjects and fixes")
  func subjects() throws {
    let lines = RuleCase.flagged.flatMap { check in
      check.findings.map { finding in
        let fix = finding.fix.map { " | \($0.safety) \($0.summary): \(Self.edits($0))" } ?? ""
        return "\(check.testDescription): \(finding.identity.subject.pointer)\(fix)\n"
      }
    }
    let folder = RepositoryFolder("Tests/TaskLintRulesTests/Definitions")
    try Recording.compare(lines.joined(), with: "subjects.out", in: folder)
  }

  private static func edits(_ fix: Fix) -> String {
    fix.edits.map { "\($0.range.start)-\($0.range.end) \($0.replacement.debugDescription)" }
      .joined(separator: ", ")
  }
}
