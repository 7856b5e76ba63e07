import Testing

@testable import TaskLintRules

@Suite("One problem of an output gives one finding")
struct OutputSilencingTests {
  /// The findings of the rules on outputs, logging and secrets for an example.
  private func rules(_ example: Example) -> [String] {
    let selection = RuleSelection(select: ["output", "logging", "secrets"])
    let source = SourceFile(path: "", text: example.marked.text)
    return Linter(selection: selection).lint(source).findings.map(\.ruleID.name)
  }

  @Test("a secret option with the name of a variable counts as the missing option")
  func secretName() {
    let example = Example(
      options: #""Name": "datadog", "tls": "on""#,
      secretOptions: #"{"name": "DD_API_KEY", "valueFrom": "/koyama/dd"}"#)
    #expect(rules(example) == ["output-secret-name-invalid"])
  }

  @Test("a misspelled option counts as the missing one")
  func misspeltOption() {
    let example = Example(
      options: #""Name": "kinesis_firehose", "region": "eu-west-1", "delivery-stream": "app""#)
    #expect(rules(example) == ["output-option-unknown"])
  }

  @Test("an option of another driver counts as the missing one")
  func foreignOption() {
    let example = Example(options: #""Name": "splunk", "splunk-token": "{{ token }}""#)
    #expect(rules(example) == ["output-option-foreign"])
  }

  @Test("a secret in an option is reported once")
  func secretOption() {
    let example = Example(options: #""Name": "splunk", "splunk_token": "hunter2hunter2""#)
    #expect(rules(example) == ["output-secret-plaintext"])
  }

  @Test("other problems of the same output are also reported")
  func twoFaults() {
    let example = Example(options: #""Name": "kinesis_firehose", "delivery-stream": "app""#)
    #expect(rules(example) == ["output-option-missing", "output-option-unknown"])
  }

  @Test("a driver that Fargate does not support is not also reported as bypassing the log router")
  func unsupportedDriver() {
    let example = Example(
      task: #""requiresCompatibilities": ["FARGATE"]"#,
      more: [
        #"{"name": "web", "image": "web:1", "logConfiguration": {"logDriver": "syslog"}}"#
      ])
    #expect(rules(example) == ["log-driver-unsupported"])
  }
}
