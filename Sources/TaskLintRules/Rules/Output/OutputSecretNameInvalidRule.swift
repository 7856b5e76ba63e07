struct OutputSecretNameInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-secret-name-invalid",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "A secret of a log configuration is named after no option of the output plugin.",
    rationale: """
      The `name` of a secret among `secretOptions` is the plugin's option itself: the agent writes \
      `apikey ${apikey_0}` into the router's file, and sets that variable in the router. The name \
      of an environment variable, such as `DD_API_KEY`, becomes an option that the plugin does not \
      know, and Fluent Bit exits with status 255. A name with a `-` makes a variable that Fluent \
      Bit can't read.
      """,
    remedy: "Name the secret as the plugin names its option.",
    silences: ["output-option-missing"],
    references: [.logSecrets, .fireLensOutput, .fluentBitOutputs],
    examples: [
      Example(
        options: #""Name": "splunk""#,
        secretOptions: #"{"name": [|"SPLUNK_HEC"|], "valueFrom": "/koyama/splunk"}"#),
      Example(
        options: #""Name": "loki""#,
        secretOptions: #"{"name": [|"http-passwd"|], "valueFrom": "/koyama/loki"}"#),
      Example(
        options: #""Name": "kinesis", "region": "eu-west-1", "stream": "app""#,
        secretOptions: #"{"name": [|"role-arn"|], "valueFrom": "/koyama/role"}"#),
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
        options: #""@type": "stdout""#,
        secretOptions: #"{"name": "http-passwd", "valueFrom": "/koyama/loki"}"#,
        sidecar: #""firelensConfiguration": {"type": "fluentd"}"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.flatMap { output -> [RuleFinding] in
      guard output.router == .fluentbit else { return [] }
      return output.configuration.secretOptions.entries.compactMap { entry in
        guard let name = entry.name.value, !Self.isRight(name.text, for: output.plugin) else {
          return nil
        }
        let meaning = Self.meaning(of: name.text, in: output)
        let meant = meaning.property
        let subject =
          meaning.isMissing
          ? meant.map { output.subject($0) }
          : output.container.subject("logConfiguration", "secretOptions", name.text)
        return RuleFinding(
          at: name.range, .invalid(name.text, output.plugin, meant: meant), subject: subject
        ).fixed(
          by: meant.map { Fix(.unsafe, "name it '\($0)'", edits: [.rewriting(name, as: $0)]) })
      }
    }
  }

  private static func isRight(_ name: String, for plugin: OutputPlugin?) -> Bool {
    if name.contains("-") { return false }
    guard let plugin, plugin.checksProperties else { return true }
    return plugin.takes(name.lowercased())
  }

  /// The option that a secret's name was meant for: one that is missing and takes a secret, else
  /// the one that the name is most like.
  private static func meaning(
    of name: String, in output: FirelensOutput
  ) -> FirelensOutput.Meaning {
    let missing = output.missingRequirements.flatMap(\.self)
    if let secret = missing.first(where: { OutputSecret.isIn(property: $0, of: output.plugin) }) {
      return FirelensOutput.Meaning(property: secret, isMissing: true)
    }
    return output.meaning(of: name.lowercased())
  }
}

extension Message {
  fileprivate static func invalid(
    _ name: String, _ plugin: OutputPlugin?, meant: String?
  ) -> Message {
    let remedy =
      meant.map { "name it '\($0)'" } ?? "name it as the plugin names its option, without a '-'"
    guard let plugin, plugin.checksProperties else {
      return Message(
        fact: "the name '\(name)' in 'secretOptions' holds a '-'",
        consequence: "it becomes a variable that Fluent Bit can't read, so the secret is empty",
        remedy: remedy
      )
    }
    return Message(
      fact: "'\(name)' in 'secretOptions' is no option of output '\(plugin.displayName)'",
      consequence:
        "Fluent Bit refuses the line that it becomes, and the router exits with status 255",
      remedy: remedy
    )
  }
}
