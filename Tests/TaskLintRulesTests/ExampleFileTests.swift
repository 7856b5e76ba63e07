import Testing

@testable import TaskLintRules

/// The files that the README lints.
@Suite("The files in Examples")
struct ExampleFileTests {
  private static let right = RepositoryFolder("Examples/taskdefs")
  private static let wrong = RepositoryFolder("Examples/faults")

  @Test("in taskdefs have no findings", arguments: right.names(endingIn: ".json"))
  func rightFileIsSilent(_ name: String) throws {
    let report = try Linter().lint(Self.right.source(name + ".json"))
    #expect(report.findings.map { "\($0.ruleID): \($0.message.fact)" } == [])
    #expect(report.definitions == 1)
  }

  @Test(
    "in faults have a finding of the rule in their name",
    arguments: wrong.names(endingIn: ".json"))
  func wrongFileShowsItsRule(_ name: String) throws {
    let findings = try Linter().lint(Self.wrong.source(name + ".json")).findings
    #expect(findings.filter { $0.severity > .note }.map(\.ruleID.name) == [name])
  }

  @Test("have the number in the README")
  func threeFilesAreRight() {
    #expect(Self.right.names(endingIn: ".json").count == 3)
    #expect(!Self.wrong.names(endingIn: ".json").isEmpty)
  }
}
