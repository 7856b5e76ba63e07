struct OutputSecretPlaintextRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-secret-plaintext",
    category: .output,
    severity: .error,
    stage: .run,
    isSecurity: true,
    summary: "A log option holds a secret in clear text.",
    rationale: """
      Log options are part of the task definition. Everybody who may call DescribeTaskDefinition \
      reads them, every revision keeps them, and so does the repository that the file lies in. \
      With `secretOptions` the definition holds a name alone, and ECS hands the value to the \
      router.
      """,
    remedy: "Move the option to `secretOptions`, and replace the secret: it is known by now.",
    silences: ["secret-plaintext"],
    references: [.logSecrets, .fireLensTaskDefinition],
    examples: [
      Example(options: #""Name": "loki", "http_passwd": [|"hunter2"|]"#),
      Example(options: #""Name": "splunk", "Splunk_Token": [|"5f2d1c7e-9a41-4b7e"|]"#),
      Example(options: #""Name": "http", "Header": [|"Authorization Bearer 3b1f00d"|]"#),
      Example(options: #""Name": "http", "proxy": [|"http://koyama:hunter2@proxy:3128"|]"#),
      Example(options: #""Name": "http", "uri": [|"/v1/input?api-token=3b1f00d"|]"#),
      Example(options: #""Name": "loki", "http_user": "hunter2""#),
      Example(options: #""Name": "loki", "http_passwd": "{{ loki_password }}""#),
      Example(
        options: #""Name": "http", "Header": "Authorization Bearer ${TOKEN}""#,
        sidecar: #""secrets": [{"name": "TOKEN", "valueFrom": "/koyama/token"}]"#),
      Example(
        options: #""Name": "loki""#,
        secretOptions: #"{"name": "http_passwd", "valueFrom": "/koyama/loki"}"#),
      Example(options: #""Name": "http", "proxy": "http://proxy:3128""#),
      Example(options: #""Name": "loki", "http_passwd": """#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.flatMap { output in
      output.options.compactMap { option -> RuleFinding? in
        guard let value = option.value.value, !value.isBlank else { return nil }
        let isNamed =
          OutputSecret.properties.contains(option.property) && !value.decodedBytes.holds("${")
        guard isNamed || OutputSecret.isIn(value) else { return nil }
        return RuleFinding(
          at: value.range, .plaintext(option.key.text, output.container),
          subject: output.subject(option.key.text))
      }
    }
  }
}

extension Message {
  fileprivate static func plaintext(_ key: String, _ container: ContainerDefinition) -> Message {
    Message(
      fact: "log option '\(key)' of container \(container.label) holds a secret in clear text",
      consequence: "whoever may describe the task definition reads it, in every revision",
      remedy: "move it to 'secretOptions', and replace the secret"
    )
  }
}
