struct OutputSecretNameInvalidRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-secret-name-invalid",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "The name of a secret in `secretOptions` is not an option of the output plugin.",
    rationale: """
      The `name` of a secret in `secretOptions` is an option of the plugin: the ECS agent writes \
      `apikey ${apikey_0}` into the router's file, and sets that variable in the router. The name \
      of an environment variable, such as `DD_API_KEY`, becomes an option that the plugin does not \
      know, and Fluent Bit exits with status 255.
      """,
    remedy: "Set `name` to the option of the plugin.",
    silences: ["output-option-missing"],
    references: [.logSecrets, .fireLensOutput, .fluentBitOutputs],
    lessons: [
      Lesson(
        Example(
          options: #""Name": "splunk", "host": "splunk.koyama.example", "tls": "on""#,
          secretOptions: #"{ "name": [|"SPLUNK_HEC"|], "valueFrom": "/koyama/splunk" }"#))
    ],
    examples: [
      Example(
        options: #""Name": "splunk""#,
        secretOptions: #"{"name": [|"SPLUNK_HEC"|], "valueFrom": "/koyama/splunk"}"#,
        isDocumented: false),
      Example(
        options: #""Name": "loki""#,
        secretOptions: #"{"name": [|"http-passwd"|], "valueFrom": "/koyama/loki"}"#),
      Example(
        options: #""Name": "kinesis", "region": "eu-west-1", "stream": "app""#,
        secretOptions: #"{"name": "role-arn", "valueFrom": "/koyama/role"}"#),
      Example(
        options: #""Name": "splunk""#,
        secretOptions: #"{"name": "SPLUNK_TOKEN", "valueFrom": "/koyama/splunk"}"#),
      Example(
        options: #""Name": "kinesis", "region": "eu-west-1", "stream": "app""#,
        secretOptions: #"{"name": "role_arn", "valueFrom": "/koyama/role"}"#),
      Example(
        options: #""Name": "splunk""#,
        secretOptions: #"{"name": "{{ secret_name }}", "valueFrom": "/koyama/splunk"}"#),
      Example(
        options: #""Name": "stdout""#,
        secretOptions: #"{"name": "exclude-pattern", "valueFrom": "/koyama/pattern"}"#),
      Example(
        options: #""Name": "http", "uri": "/logs""#,
        secretOptions: #"{"name": "Header", "valueFrom": "/koyama/authorization"}"#),
      Example(
        options: #""@type": "stdout""#,
        secretOptions: #"{"name": "http-passwd", "valueFrom": "/koyama/loki"}"#,
        sidecar: #""firelensConfiguration": {"type": "fluentd"}"#),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output -> [RuleFinding] in
      guard let plugin = output.plugin, plugin.checksProperties else { return [] }
      return output.configuration.secretOptions.entries.compactMap { entry in
        guard let name = entry.name.value, !Self.isValid(name, in: output) else { return nil }
        let meaning = Self.meaning(of: name.text, in: output)
        let meant = meaning.property
        let subject =
          meaning.isMissing
          ? meant.map { output.subject($0) }
          : output.container.subject("logConfiguration", "secretOptions", name.text)
        return RuleFinding(
          at: name.range, .invalid(name.text, plugin, meant: meant), subject: subject
        ).fixed(
          by: meant.map {
            Fix(.unsafe, "rename it to '\($0)'", edits: [.rewriting(name, as: $0)])
          })
      }
    }
  }

  private static func isValid(_ name: JSONString, in output: FirelensOutput) -> Bool {
    // The agent generates a filter from these, as it does for options.
    if name == "include-pattern" || name == "exclude-pattern" { return true }
    let property = name.text.split(separator: " ").first.map { $0.lowercased() } ?? ""
    return output.takes(property)
  }

  /// The option that a secret's name was meant for: a missing one that is a secret, else the option
  /// with the nearest name, unless the output has it.
  private static func meaning(
    of name: String, in output: FirelensOutput
  ) -> FirelensOutput.Meaning {
    let missing = output.missingRequirements.flatMap(\.self)
    if let secret = missing.first(where: { OutputSecret.isIn(property: $0, of: output.plugin) }) {
      return FirelensOutput.Meaning(property: secret, isMissing: true)
    }
    let meaning = output.meaning(of: name.lowercased())
    guard let property = meaning.property, output.certainlyLacks(property) else {
      return FirelensOutput.Meaning(property: nil, isMissing: false)
    }
    return meaning
  }
}

extension Message {
  fileprivate static func invalid(
    _ name: String, _ plugin: OutputPlugin, meant: String?
  ) -> Message {
    let question: MessageText = meant.map { "; did you mean '\($0)'?" } ?? ""
    return Message(
      fact: "unknown option '\(name)' of output '\(plugin.displayName)' in 'secretOptions'"
        + question,
      consequence: "Fluent Bit rejects the option, and the router exits with status 255",
      remedy: meant.map { "rename it to '\($0)'" } ?? "rename it to an option of the plugin"
    )
  }
}
