import Testing

@testable import TaskLintRules

/// Compares the output for whole files with recorded output.
///
/// `RECORD=1 swift test --filter GoldenFileTests` records the output.
@Suite("Whole files")
struct GoldenFileTests {
  private static let clean = RepositoryFolder("Tests/TaskLintRulesTests/Definitions/clean")
  private static let flagged = RepositoryFolder("Tests/TaskLintRulesTests/Definitions/flagged")

  @Test("in clean have no findings", arguments: clean.names(endingIn: ".json"))
  func cleanFileIsSilent(_ name: String) throws {
    let report = try Linter().lint(Self.clean.source(name + ".json"))
    #expect(report.findings.map { "\($0.ruleID): \($0.message.fact)" } == [])
    #expect(report.definitions > 0)
  }

  @Test("in flagged have the recorded output", arguments: flagged.names(endingIn: ".json"))
  func flaggedFileIsReportedAsRecorded(_ name: String) throws {
    let output = try printed(Self.flagged.source(name + ".json"))
    #expect(!output.isEmpty)
    try Recording.compare(output, with: name + ".out", in: Self.flagged)
  }

  @Test("exist, each with its recorded output")
  func foldersAreFilled() {
    #expect(!Self.clean.names(endingIn: ".json").isEmpty)
    #expect(Self.flagged.names(endingIn: ".out") == Self.flagged.names(endingIn: ".json"))
  }

  /// The human output for a file with notes, without the summary.
  private func printed(_ source: SourceFile) -> String {
    var reporter = HumanReporter(quiet: true, failOn: .note)
    let report = Linter().lint(source)
    let bytes = reporter.add(reporter.render(report)) + reporter.finish(RunSummary())
    return String(decoding: bytes, as: UTF8.self)
  }
}
