import Testing

@testable import TaskLintRules

/// The subjects and the fixes of the findings in the examples, as they were at the last release.
///
/// Baselines contain fingerprints, and fingerprints are made of subjects: if a subject changes,
/// findings in a baseline are reported again. An example that is newer than the record, or was
/// changed since, is not compared, so that a new rule needs no record.
@Suite("The findings of every example")
struct RuleSubjectTests {
  private static let folder = RepositoryFolder("Tests/TaskLintRulesTests/Definitions")

  /// The recorded lines of each example.
  private static let recorded = Dictionary(
    grouping: (folder.text("subjects.out") ?? "").split(separator: "\n").map(String.init)
  ) { line in String(line.prefix { $0 != ":" }) }

  @Test("still have the recorded subjects and fixes", arguments: RuleCase.flagged)
  func subjects(_ check: RuleCase) {
    guard !Recording.isOn, let recorded = Self.recorded[Self.key(of: check)] else { return }
    #expect(
      Self.lines(of: check) == recorded,
      "if that is intended, record it: RECORD=1 swift test --filter RuleSubjectTests",
      sourceLocation: check.sourceLocation)
  }

  @Test("are recorded on demand")
  func record() throws {
    #expect(!Self.recorded.isEmpty)
    guard Recording.isOn else { return }
    var keys: Set<String> = []
    let checks = RuleCase.flagged.filter { keys.insert(Self.key(of: $0)).inserted }
    let lines = checks.flatMap(Self.lines).map { $0 + "\n" }
    try Recording.compare(lines.joined(), with: "subjects.out", in: Self.folder)
  }

  /// What identifies an example while others are added before it.
  private static func key(of check: RuleCase) -> String {
    let text = Fingerprint.hash(check.example.documents.map(\.marked.text))
    return "\(check.rule.metadata.id), \(text)"
  }

  private static func lines(of check: RuleCase) -> [String] {
    check.findings.map { finding in
      let fix = finding.fix.map { " | \($0.safety) \($0.summary): \(edits($0))" } ?? ""
      return "\(key(of: check)): \(finding.identity.subject.pointer)\(fix)"
    }
  }

  private static func edits(_ fix: Fix) -> String {
    fix.edits.map { "\($0.range.start)-\($0.range.end) \($0.replacement.debugDescription)" }
      .joined(separator: ", ")
  }
}
