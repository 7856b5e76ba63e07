import Testing

@testable import TaskLintRules

/// The subjects and the fixes of the findings in the examples and edge cases, as they were at the last
/// release.
///
/// Baselines contain fingerprints, and fingerprints are made of subjects: if a subject changes,
/// findings in a baseline are reported again.
@Suite("The findings of every example and edge case")
struct RuleSubjectTests {
  private static let record = ExampleRecord("subjects.out", of: "RuleSubjectTests") { finding in
    let fix = finding.fix.map { " | \($0.safety) \($0.summary): \(edits($0))" } ?? ""
    return "\(finding.identity.subject.pointer)\(fix)"
  }

  @Test("still have the recorded subjects and fixes", arguments: RuleMessageTests.cases)
  func subjects(_ check: RuleCase) { Self.record.compare(check) }

  @Test("are recorded on demand")
  func record() throws { try Self.record.record(RuleMessageTests.cases) }

  private static func edits(_ fix: Fix) -> String {
    fix.edits.map { "\($0.range.start)-\($0.range.end) \($0.replacement.debugDescription)" }
      .joined(separator: ", ")
  }
}
