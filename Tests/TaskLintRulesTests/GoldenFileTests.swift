import Testing

@testable import TaskLintRules

/// Whole files and what is said about them.
///
/// `RECORD=1 swift test --filter GoldenFileTests` writes the golden files anew.
@Suite("Whole files")
struct GoldenFileTests {
  private static let clean = RepositoryFolder("Tests/TaskLintRulesTests/Definitions/clean")
  private static let flagged = RepositoryFolder("Tests/TaskLintRulesTests/Definitions/flagged")

  @Test("that are right give no finding", arguments: clean.names(endingIn: ".json"))
  func cleanFileIsSilent(_ name: String) throws {
    let report = try Linter().lint(Self.clean.source(name + ".json"))
    #expect(report.findings.map { "\($0.ruleID): \($0.message.fact)" } == [])
    #expect(report.definitions > 0)
  }

  @Test("that are wrong are reported as recorded", arguments: flagged.names(endingIn: ".json"))
  func flaggedFileIsReportedAsRecorded(_ name: String) throws {
    let output = try printed(Self.flagged.source(name + ".json"))
    #expect(!output.isEmpty)
    try Recording.compare(output, with: name + ".out", in: Self.flagged)
  }

  @Test("are there, each with its golden file")
  func foldersAreFilled() {
    #expect(!Self.clean.names(endingIn: ".json").isEmpty)
    #expect(Self.flagged.names(endingIn: ".out") == Self.flagged.names(endingIn: ".json"))
  }

  /// What people read about a file, notes and all, without the summary.
  private func printed(_ source: SourceFile) -> String {
    var reporter = HumanReporter(quiet: true, failOn: .note)
    let report = Linter().lint(source)
    let bytes = reporter.add(reporter.render(report)) + reporter.finish(RunSummary())
    return String(decoding: bytes, as: UTF8.self)
  }
}
