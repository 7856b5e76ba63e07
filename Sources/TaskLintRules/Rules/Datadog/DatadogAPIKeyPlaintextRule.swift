struct DatadogAPIKeyPlaintextRule: DefinitionRule, PlainRule {
  /// The variables that hold a Datadog key.
  private static let names: [StaticString] = ["DD_API_KEY", "DD_APP_KEY"]

  static let metadata = RuleMetadata(
    id: "datadog-api-key-plaintext",
    category: .datadog,
    severity: .error,
    stage: .run,
    isSecurity: true,
    summary: "A Datadog key is in the definition as plain text.",
    rationale: """
      Everyone who may call DescribeTaskDefinition, or read this file or its history, has the key. \
      An API key allows writing logs into the account, an application key reading them. \
      Deregistering the revision does not hide the key again.
      """,
    remedy: "Revoke the key, store a new one as an SSM parameter, and refer to that in `secrets`.",
    silences: ["datadog-api-key-missing", "secret-plaintext"],
    references: [.parameterStore, .datadogFluentBit],
    lessons: [
      Lesson(
        .configured(
          environment: ["DD_API_KEY": #"[|"0123456789abcdef0123456789abcdef"|]"#],
          without: ["secrets"]),
        after: .configured())
    ],
    examples: [
      Example(
        app: #""environment": [{ "name": "DD_APP_KEY", "value": [|"not-a-real-key"|] }]"#),
      Example(app: #""environment": [{ "name": "DD_APP_KEY", "value": "${DD_APP_KEY}" }]"#),
      Example(app: #""environment": [{ "name": "DD_API_KEY", "value": "" }]"#),
      Example(app: #""environment": [{ "name": "DD_API_KEY", "value": "REDACTED" }]"#),
      Example(app: #""environment": [{ "name": "DD_API_KEY", "value": "/koyama/DD_API_KEY" }]"#),
      Example(
        app: """
          "environment": [{
            "name": "DD_API_KEY",
            "value": "arn:aws:ssm:eu-west-1:111122223333:parameter/koyama/DD_API_KEY"
          }]
          """),
    ]
  )

  func applies(to definition: TaskDefinition) -> Bool {
    definition.containers.contains { container in
      Self.names.contains { container.environment.lookup($0).value != nil }
    }
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.flatMap { container in
      Self.names.compactMap { name -> RuleFinding? in
        guard let entry = container.environment.lookup(name).value,
          let value = entry.value.value, !value.isBlank, !Self.isReference(value.text),
          !SecretStandIn.isStandIn(value.text, for: name.description)
        else { return nil }
        return RuleFinding(
          at: value.range, .plaintext(name.description, in: container),
          subject: container.subject("environment", name.description))
      }
    }
  }

  /// Whether a text refers to a key: the name of an SSM parameter, or an ARN.
  private static func isReference(_ text: String) -> Bool {
    text.hasPrefix("/") || text.hasPrefix("arn:")
  }
}

extension Message {
  fileprivate static func plaintext(_ name: String, in container: ContainerDefinition) -> Message {
    Message(
      fact: "plain-text '\(name)' in the environment of container \(container.label)",
      consequence: "everyone who may describe the task definition or read this file has the key",
      remedy: "revoke the key, store a new one as an SSM parameter, and move '\(name)' to 'secrets'"
    )
  }
}
