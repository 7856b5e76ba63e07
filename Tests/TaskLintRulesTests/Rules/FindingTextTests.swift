import Testing

@testable import TaskLintRules

/// Severities and words that depend on the definition; the marks of examples do not show them.
@Suite("Severities and messages that depend on the definition")
struct FindingTextTests {
  /// Each finding with its severity, fact, consequence and remedy.
  private func texts(_ rule: any Rule.Type, _ example: Example) -> [String] {
    ExampleRun(rule, example.documents).findings.map { finding in
      let message = finding.message
      return "\(finding.severity): \(message.fact) / \(message.consequence) / \(message.remedy)"
    }
  }

  @Test("name the value that is missing or empty")
  func missingValue() {
    for (options, words) in [
      (#""config-file-type": "file""#, "but no 'config-file-value'"),
      (#""config-file-type": "file", "config-file-value": """#, "empty"),
    ] {
      let texts = texts(
        FirelensConfigValueMissingRule.self, Example(sidecar: Example.router(options)))
      #expect(texts.count == 1 && texts.allSatisfy { $0.contains(words) }, "\(texts)")
    }
  }

  @Test("describe what an undefined variable of a Fluent Bit file does")
  func undefinedVariables() {
    for (output, words) in [
      ("Name ${PLUGIN}", "the section has no plugin"),
      ("Name http\n    Host ${HOST_NAME}", "Fluent Bit ignores the property"),
      ("Name http\n    Host a.${HOST_NAME}", "replaces it with an empty text"),
      ("Name kafka\n    brokers ${BROKERS}", "exits with status 255"),
    ] {
      let texts = texts(
        FluentbitVariableUndefinedRule.self,
        .configured(file: "[OUTPUT]\n    \(output)\n    Match *\n"))
      #expect(texts.count == 1 && texts.allSatisfy { $0.contains(words) }, "\(texts)")
    }
  }

  @Test("suggest the log driver that the task can use")
  func logDriver() {
    let bare = #"{"name": "nginx", "image": "nginx:1.27"}"#
    for (without, words) in [([], "'awsfirelens'"), (["sidecar"], "'awslogs'")] {
      let texts = texts(
        LogConfigurationMissingRule.self,
        Example(
          task: #""requiresCompatibilities": ["FARGATE"]"#, more: [bare], without: without))
      #expect(texts.contains { $0.contains(words) }, "\(texts)")
    }
  }

  @Test("suggest an option unless the output has it")
  func suggestedOption() {
    for (options, isSuggested) in [
      (#""Name": "loki", "labels_keys": "$app""#, true),
      (#""Name": "loki", "labels_keys": "$app", "label_keys": "$app""#, false),
    ] {
      let texts = texts(OutputOptionUnknownRule.self, Example(options: options))
      #expect(texts.count == 1 && texts[0].contains("did you mean 'label_keys'") == isSuggested)
    }
  }

  @Test("are errors for a file that is certainly not in the image")
  func initFile() {
    for (value, severity) in [
      ("https://koyama.example/app.conf", "error"), ("arn:aws:s3:::koyama/app.conf", "error"),
      ("conf/app.conf", "warning"),
    ] {
      let example = Example(
        sidecar: """
          "image": "amazon/aws-for-fluent-bit:init-2.32.2",
          "environment": [{ "name": "aws_fluent_bit_init_file_1", "value": "\(value)" }]
          """)
      let texts = texts(FirelensInitVariableInvalidRule.self, example)
      #expect(texts.count == 1 && texts.allSatisfy { $0.hasPrefix(severity) }, "\(texts)")
    }
  }

  @Test("name the property of a command with a secret")
  func command() {
    for property in ["command", "entryPoint"] {
      let texts = texts(
        SecretPlaintextRule.self,
        Example(app: "\"\(property)\": [\"run\", \"--password\", \"k0yama-Xh72qPz\"]"))
      #expect(texts.count == 1 && texts.allSatisfy { $0.contains(property) }, "\(texts)")
    }
  }
}
