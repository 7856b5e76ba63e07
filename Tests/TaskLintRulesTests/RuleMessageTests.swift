import Testing

@testable import TaskLintRules

/// The severities and messages of the findings in the examples, as they were recorded.
///
/// An example that is newer than the record, or was changed since, is not compared, so that a new
/// rule needs no record.
@Suite("The findings of every example and edge case")
struct RuleMessageTests {
  private static let folder = RepositoryFolder("Tests/TaskLintRulesTests/Definitions")

  static let cases = (RuleCase.flagged + RuleCornerTests.corners).filter(\.example.isFlagged)

  /// The recorded lines of each example.
  private static let recorded = Dictionary(
    grouping: (folder.text("messages.out") ?? "").split(separator: "\n").map(String.init)
  ) { line in String(line.prefix { $0 != ":" }) }

  @Test("still have the recorded severities and messages", arguments: cases)
  func messages(_ check: RuleCase) {
    guard !Recording.isOn, let recorded = Self.recorded[Self.key(of: check)] else { return }
    #expect(
      Self.lines(of: check) == recorded,
      "if that is intended, record it: RECORD=1 swift test --filter RuleMessageTests",
      sourceLocation: check.sourceLocation)
  }

  @Test("are recorded on demand")
  func record() throws {
    #expect(!Self.recorded.isEmpty)
    guard Recording.isOn else { return }
    var keys: Set<String> = []
    let checks = Self.cases.filter { keys.insert(Self.key(of: $0)).inserted }
    let lines = checks.flatMap(Self.lines).map { $0 + "\n" }
    try Recording.compare(lines.joined(), with: "messages.out", in: Self.folder)
  }

  /// What identifies an example while others are added before it.
  private static func key(of check: RuleCase) -> String {
    let text = Fingerprint.hash(check.example.documents.map(\.marked.text))
    return "\(check.rule.metadata.id), \(text)"
  }

  private static func lines(of check: RuleCase) -> [String] {
    check.findings.map { finding in
      let message = finding.message
      let clauses = [message.fact, message.consequence, message.remedy].map { "\($0)" }
      return "\(key(of: check)): \(finding.severity) | \(clauses.joined(separator: " | "))"
    }
  }
}
