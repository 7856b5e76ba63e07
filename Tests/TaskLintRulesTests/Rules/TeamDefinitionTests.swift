import Foundation
import Testing

@testable import TaskLintRules

/// A house's own definition: an app on `awsfirelens`, and a sidecar whose Fluent Bit file sends to
/// Datadog and to Firehose.
@Suite("The house's own definition")
struct HouseDefinitionTests {
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

  @Test("is clean under all rules")
  func isClean() {
    #expect(facts(text) == [])
  }

  @Test("misses each attribute that the definition decides, once")
  func eachAttributeIsMissed() throws {
    let names = text.split(separator: "\n").filter { $0.contains("ecs.capability.") }
    // What brings 1.25 is known by one witness alone, so it is accepted and never demanded.
    for line in names where !line.contains("docker-remote-api.1.25") {
      let without = text.replacingOccurrences(
        of: line.trimmingCharacters(in: CharacterSet(charactersIn: " ,")),
        with: #"{ "name": "ecs.capability.new" }"#)
      #expect(ids(without) == ["requires-attributes-missing"], "\(line)")
    }
  }

  @Test("misses each variable, once", arguments: ["DD_SERVICE", "DD_SOURCE", "DD_TAGS"])
  func eachDatadogVariableIsMissed(_ name: String) {
    #expect(ids(text.replacingOccurrences(of: name, with: "X")) == ["datadog-variable-missing"])
  }

  @Test("misses each variable of Firehose's, once", arguments: ["AWS_REGION", "DELIVERY_STREAM"])
  func eachFirehoseVariableIsMissed(_ name: String) {
    #expect(ids(text.replacingOccurrences(of: name, with: "X")) == ["firehose-variable-missing"])
  }

  @Test("shows the attributes that were left when the log block was cut out")
  func cutLogBlockLeavesSurplusAttributes() {
    let cut = text.replacingOccurrences(of: #""logDriver": "awslogs""#, with: #""logDriver": null"#)
    let found = ids(cut).filter { $0.hasPrefix("requires-") }
    #expect(found == ["requires-attributes-surplus", "requires-attributes-surplus"])
  }
}
