import Testing

@testable import TaskLintRules

@Suite("The configuration that uses the log router's variables")
struct SidecarVariablesTests {
  private func areRead(_ example: Example) -> Bool? {
    let document = JSONDocument(SourceFile(path: "", text: example.marked.text))
    return Inputs.read(document).definitions.first.flatMap {
      SidecarVariables(LogRouting($0))?.areRead
    }
  }

  private static let inline = """
    { "logDriver": "awsfirelens", "options": { "Name": "stdout" } }
    """
  private static let worker = """
    { "name": "worker", "image": "koyama/app:1", "logConfiguration": { "logDriver": "awsfirelens" } }
    """

  @Test("is the custom configuration file")
  func houseFile() { #expect(areRead(.configured()) == true) }

  @Test("is unknown if a file of the AWS image is included")
  func fileOfAWS() {
    #expect(areRead(Example()) == false)
    let unresolved = #""firelensConfiguration": {"type": "fluentbit", "options": ${OPTIONS}}"#
    #expect(areRead(.configured(sidecar: unresolved)) == false)
  }

  @Test("is unused if every container has inline options")
  func inlineOutputs() {
    let app = #""logConfiguration": \#(Self.inline)"#
    #expect(areRead(.configured(app: app)) == false)
    #expect(areRead(.configured(app: app, more: [Self.worker])) == true)
    #expect(areRead(.configured(app: #""logConfiguration": ${LOGS}"#)) == false)
  }

  @Test("is unknown for Fluentd")
  func fluentd() {
    let fluentd = """
      "firelensConfiguration": {
        "type": "fluentd",
        "options": { "config-file-type": "file", "config-file-value": "/fluentd/etc/extra.conf" }
      }
      """
    #expect(areRead(.configured(sidecar: fluentd)) == false)
  }

  @Test("is combined with inline options")
  func inlineOptionsStandForVariables() {
    let app = """
      "logConfiguration": {
        "logDriver": "awsfirelens",
        "options": { "Name": "datadog", "tls": "on", "dd_service": "koyama" },
        "secretOptions": [{ "name": "apikey", "valueFrom": "/koyama/DD_API_KEY" }]
      }
      """
    let example = Example.configured(
      app: app, more: [Self.worker], without: ["DD_SERVICE", "DD_TAGS", "DD_API_KEY"])
    let rules: [any Rule.Type] = [DatadogVariableMissingRule.self, DatadogAPIKeyMissingRule.self]
    let found = RuleCase.findings(of: Linter(rules: rules), in: example.documents)
    #expect(
      found.map(\.identity.subject.pointer) == [
        "/containerDefinitions/fluentbit/environment/DD_TAGS"
      ])
  }
}
