import Testing

@testable import TaskLintRules

@Suite("One fault of an output gives one finding")
struct OutputSilencingTests {
  /// What the rules on outputs, logging and secrets say of an example.
  private func rules(_ example: Example) -> [String] {
    let selection = RuleSelection(select: ["output", "logging", "secrets"])
    let source = SourceFile(path: "", text: example.marked.text)
    return Linter(selection: selection).lint(source).findings.map(\.ruleID.name)
  }

  @Test("a secret under an environment variable's name stands for the option that is missing")
  func secretName() {
    let example = Example(
      options: #""Name": "datadog", "tls": "on""#,
      secretOptions: #"{"name": "DD_API_KEY", "valueFrom": "/koyama/dd"}"#)
    #expect(rules(example) == ["output-secret-name-invalid"])
  }

  @Test("a misspelt option stands for the one that is missing")
  func misspeltOption() {
    let example = Example(
      options: #""Name": "kinesis_firehose", "region": "eu-west-1", "delivery-stream": "app""#)
    #expect(rules(example) == ["output-option-unknown"])
  }

  @Test("another driver's option stands for the one that is missing")
  func foreignOption() {
    let example = Example(options: #""Name": "splunk", "splunk-token": "{{ token }}""#)
    #expect(rules(example) == ["output-option-foreign"])
  }

  @Test("a secret in an option is told once")
  func secretOption() {
    let example = Example(options: #""Name": "splunk", "splunk_token": "hunter2hunter2""#)
    #expect(rules(example) == ["output-secret-plaintext"])
  }

  @Test("other faults of the same output are told beside it")
  func twoFaults() {
    let example = Example(options: #""Name": "kinesis_firehose", "delivery-stream": "app""#)
    #expect(rules(example) == ["output-option-missing", "output-option-unknown"])
  }

  @Test("a driver that Fargate does not have is not told to be past the router too")
  func unsupportedDriver() {
    let example = Example(
      task: #""requiresCompatibilities": ["FARGATE"]"#,
      more: [
        #"{"name": "web", "image": "web:1", "logConfiguration": {"logDriver": "syslog"}}"#
      ])
    #expect(rules(example) == ["log-driver-unsupported"])
  }
}
