import Testing

@testable import TaskLintRules

/// A file with lines on the findings of each example, as they were recorded.
///
/// An example that is newer than the record, or was changed since, is not compared, so that a new
/// rule needs no record.
struct ExampleRecord: Sendable {
  private static let folder = RepositoryFolder("Tests/TaskLintRulesTests/Definitions")

  private let name: String
  private let suite: String
  /// What a line has on a finding.
  private let text: @Sendable (Finding) -> String
  /// The recorded lines of each example.
  private let recorded: [String: [String]]

  /// Reads the record with a file name, which the test suite with a name records.
  init(_ name: String, of suite: String, _ text: @escaping @Sendable (Finding) -> String) {
    self.name = name
    self.suite = suite
    self.text = text
    let lines = (Self.folder.text(name) ?? "").split(separator: "\n").map(String.init)
    recorded = Dictionary(grouping: lines) { line in String(line.prefix { $0 != ":" }) }
  }

  func compare(_ check: RuleCase) {
    guard !Recording.isOn, let recorded = recorded[Self.key(of: check)] else { return }
    #expect(
      lines(of: check) == recorded,
      "if that is intended, record it: RECORD=1 swift test --filter \(suite)",
      sourceLocation: check.sourceLocation)
  }

  /// Checks that there is a record, and writes it again on demand.
  func record(_ checks: [RuleCase]) throws {
    #expect(!recorded.isEmpty)
    guard Recording.isOn else { return }
    var keys: Set<String> = []
    let checks = checks.filter { keys.insert(Self.key(of: $0)).inserted }
    let lines = checks.flatMap(lines).map { $0 + "\n" }
    try Recording.compare(lines.joined(), with: name, in: Self.folder)
  }

  /// What identifies an example while others are added before it.
  private static func key(of check: RuleCase) -> String {
    let text = Fingerprint.hash(check.example.documents.map(\.marked.text))
    return "\(check.rule.metadata.id), \(text)"
  }

  private func lines(of check: RuleCase) -> [String] {
    check.findings.map { "\(Self.key(of: check)): \(text($0))" }
  }
}
