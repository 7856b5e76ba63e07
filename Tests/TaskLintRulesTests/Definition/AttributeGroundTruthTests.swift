import Testing

@testable import TaskLintRules

@Suite(
  "The attributes in responses of ECS",
  .enabled(if: Corpus.isThere, "TASKLINT_CORPUS names no folder of real definitions"))
struct AttributeGroundTruthTests {
  @Test("equal the derived attributes, except in files that were edited later")
  func derivationAgreesWithECS() throws {
    let linter = Linter(rules: [
      RequiresAttributesMissingRule.self, RequiresAttributesSurplusRule.self,
    ])
    let files = try Corpus.files(in: "describe")
    #expect(!files.isEmpty)
    for file in files {
      let found = linter.lint(file).findings.filter { $0.ruleID.name.hasPrefix("requires-") }
      let described = found.map { "\($0.ruleID): \($0.message.fact)" }
      let isKnown = AttributeDifferences.reasons[file.path] != nil
      #expect(found.isEmpty != isKnown, "\(file.path): \(described)")
    }
    let names = Set(files.map(\.path))
    for file in AttributeDifferences.reasons.keys {
      #expect(names.contains(file), "\(file) is missing in the corpus")
    }
  }
}
