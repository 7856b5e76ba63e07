struct OutputSecretPlaintextRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-secret-plaintext",
    category: .output,
    severity: .error,
    stage: .run,
    isSecurity: true,
    summary: "A log option holds a secret in plain text.",
    rationale: """
      Log options are part of the task definition. Anyone who can call DescribeTaskDefinition can \
      read them, every revision keeps them, and so does the repository of the file. With \
      `secretOptions` the definition has only a reference, and ECS passes the value to the log \
      router. A secret is recognized by its option, such as `apikey` or `http_passwd`, or by its \
      form, such as `Bearer …` or a password in a URL. Placeholders and dummy values, such as \
      `changeme`, are not reported.
      """,
    remedy: """
      Move the option to `secretOptions`, with the reference to a parameter or a secret in \
      `valueFrom`. Replace the secret, because it is exposed.
      """,
    silences: ["secret-plaintext"],
    references: [.logSecrets, .fireLensTaskDefinition],
    lessons: [
      Lesson(
        Example(
          options: """
            "Name": "loki", "host": "loki.koyama.example", "http_user": "koyama", \
            "http_passwd": [|"hunter2"|]
            """),
        after: Example(
          options: #""Name": "loki", "host": "loki.koyama.example", "http_user": "koyama""#,
          secretOptions: #"{ "name": "http_passwd", "valueFrom": "/koyama/loki" }"#))
    ],
    examples: [
      Example(options: #""Name": "loki", "http_passwd": [|"hunter2"|]"#, isDocumented: false),
      Example(options: #""Name": "splunk", "Splunk_Token": [|"5f2d1c7e-9a41-4b7e"|]"#),
      Example(options: #""Name": "http", "Header": [|"Authorization Bearer 3b1f00d"|]"#),
      Example(options: #""Name": "http", "Header Authorization": [|"Bearer 3b1f00d"|]"#),
      Example(options: #""Name": "http", "proxy": [|"http://koyama:hunter2@proxy:3128"|]"#),
      Example(options: #""Name": "http", "uri": [|"/v1/input?api-token=3b1f00d"|]"#),
      Example(options: #""Name": "loki", "http_passwd": "{{ loki_password }}""#),
      Example(
        options: #""Name": "http", "Header": "Authorization Bearer ${TOKEN}""#,
        sidecar: #""secrets": [{"name": "TOKEN", "valueFrom": "/koyama/token"}]"#),
      Example(
        options: #""Name": "loki""#,
        secretOptions: #"{"name": "http_passwd", "valueFrom": "/koyama/loki"}"#),
      Example(options: #""Name": "http", "proxy": "http://proxy:3128""#),
      Example(options: #""Name": "loki", "http_passwd": "changeme""#),
      Example(
        options: #""Name": "stackdriver", "google_service_credentials": "/etc/google.json""#),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output in
      output.options.compactMap { option -> RuleFinding? in
        guard let value = option.value.value, !value.isBlank, Self.mayBeSecret(option, value)
        else { return nil }
        guard Self.isSecret(option, value, in: output) else { return nil }
        return RuleFinding(
          at: value.range,
          .plaintext(option, output.container, hint: routing.definition.executionRoleHint),
          subject: output.subject(option.key.text))
      }
    }
  }

  /// Whether an option may hold a secret, which few do.
  private static func mayBeSecret(_ option: FirelensOutput.Option, _ value: JSONString) -> Bool {
    if value.withDecodedBytes({ OutputSecret.mayBeIn($0) || SecretFormats.mayHold($0) }) {
      return true
    }
    return option.property == "header" || OutputSecret.mayBeIn(property: option.property)
  }

  private static func isSecret(
    _ option: FirelensOutput.Option, _ value: JSONString, in output: FirelensOutput
  ) -> Bool {
    if OutputSecret.isIn(value) { return true }
    let text = value.text
    if CredentialText.kind(of: text, named: option.property) != nil { return true }
    if option.property == "header", OutputSecret.isIn(header: text) { return true }
    // The key of Treasure Data has a name that masking does not recognize.
    return option.property != "api"
      && OutputSecret.isIn(property: option.property, of: output.plugin)
      && (CredentialText.isValue(text) || output.plugin?.displayName == "slack")
      && !SecretStandIn.isStandIn(text, for: option.property)
  }
}

extension Message {
  fileprivate static func plaintext(
    _ option: FirelensOutput.Option, _ container: ContainerDefinition, hint: String
  ) -> Message {
    // The words of a key after the first belong to the value: `Header Authorization`.
    let name = option.key.text.split(separator: " ").first.map(String.init) ?? ""
    let target = option.isWordy ? " as '\(name)'" : ""
    return Message(
      fact: "log option '\(option.key.text)' of container \(container.label) holds a secret in "
        + "plain text",
      consequence: "anyone who can describe the task definition can read it, in every revision",
      remedy: "move it to 'secretOptions'\(target), and replace the secret\(hint)"
    )
  }
}
