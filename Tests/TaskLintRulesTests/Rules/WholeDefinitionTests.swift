import Foundation
import Testing

@testable import TaskLintRules

/// A definition that follows the policy rules: an app with `awsfirelens`, and a log router whose
/// Fluent Bit file sends to Datadog and to Firehose.
@Suite("A definition that follows the policy")
struct WholeDefinitionTests {
  private let text: String

  init() throws {
    text = try Repository.text("Tests/TaskLintRulesTests/Definitions/clean/koyama.json")
  }

  private func facts(_ text: String) -> [String] {
    Linter().lint(SourceFile(path: "koyama.json", text: text)).findings
      .map { "\($0.ruleID): \($0.message.fact)" }
  }

  private func ids(_ text: String) -> [String] {
    Linter().lint(SourceFile(path: "koyama.json", text: text)).findings.map(\.ruleID.name)
  }

  @Test("has no findings")
  func isClean() {
    #expect(facts(text) == [])
  }

  @Test("has one finding for each missing attribute")
  func eachAttributeIsMissed() throws {
    let names = text.split(separator: "\n").filter { $0.contains("ecs.capability.") }
    // Only one source documents 1.25, so it is accepted and not required.
    for line in names where !line.contains("docker-remote-api.1.25") {
      let without = text.replacingOccurrences(
        of: line.trimmingCharacters(in: CharacterSet(charactersIn: " ,")),
        with: #"{ "name": "ecs.capability.new" }"#)
      #expect(ids(without) == ["requires-attributes-missing"], "\(line)")
    }
  }

  @Test(
    "has one finding for each missing variable of Datadog",
    arguments: ["DD_SERVICE", "DD_SOURCE", "DD_TAGS"])
  func eachDatadogVariableIsMissed(_ name: String) {
    #expect(ids(text.replacingOccurrences(of: name, with: "X")) == ["datadog-variable-missing"])
  }

  @Test(
    "has one finding for each missing variable of Firehose",
    arguments: ["AWS_REGION", "DELIVERY_STREAM"])
  func eachFirehoseVariableIsMissed(_ name: String) {
    #expect(ids(text.replacingOccurrences(of: name, with: "X")) == ["firehose-variable-missing"])
  }

  @Test("has surplus attributes if the log configuration is removed")
  func cutLogBlockLeavesSurplusAttributes() {
    let cut = text.replacingOccurrences(of: #""logDriver": "awslogs""#, with: #""logDriver": null"#)
    let found = ids(cut).filter { $0.hasPrefix("requires-") }
    #expect(found == ["requires-attributes-surplus", "requires-attributes-surplus"])
  }
}
