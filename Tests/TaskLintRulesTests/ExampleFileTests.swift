import Testing

@testable import TaskLintRules

/// The files that the README runs.
@Suite("The files in Examples")
struct ExampleFileTests {
  private static let right = RepositoryFolder("Examples/taskdefs")
  private static let wrong = RepositoryFolder("Examples/faults")

  @Test("that are right give no finding", arguments: right.names(endingIn: ".json"))
  func rightFileIsSilent(_ name: String) throws {
    let report = try Linter().lint(Self.right.source(name + ".json"))
    #expect(report.findings.map { "\($0.ruleID): \($0.message.fact)" } == [])
    #expect(report.definitions == 1)
  }

  @Test(
    "that are wrong show the rule that they are named after",
    arguments: wrong.names(endingIn: ".json"))
  func wrongFileShowsItsRule(_ name: String) throws {
    let findings = try Linter().lint(Self.wrong.source(name + ".json")).findings
    #expect(findings.filter { $0.severity > .note }.map(\.ruleID.name) == [name])
  }

  @Test("are as many as the README says")
  func threeFilesAreRight() {
    #expect(Self.right.names(endingIn: ".json").count == 3)
    #expect(!Self.wrong.names(endingIn: ".json").isEmpty)
  }
}
