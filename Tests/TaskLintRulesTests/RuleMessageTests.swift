import Testing

@testable import TaskLintRules

/// The severities and messages of the findings in the examples, as they were recorded.
@Suite("The findings of every example and edge case")
struct RuleMessageTests {
  static let cases = (RuleCase.flagged + RuleCornerTests.corners).filter(\.example.isFlagged)

  private static let record = ExampleRecord("messages.out", of: "RuleMessageTests") { finding in
    let message = finding.message
    let clauses = [message.fact, message.consequence, message.remedy].map { "\($0)" }
    return "\(finding.severity) | \(clauses.joined(separator: " | "))"
  }

  @Test("still have the recorded severities and messages", arguments: cases)
  func messages(_ check: RuleCase) { Self.record.compare(check) }

  @Test("are recorded on demand")
  func record() throws { try Self.record.record(Self.cases) }
}
