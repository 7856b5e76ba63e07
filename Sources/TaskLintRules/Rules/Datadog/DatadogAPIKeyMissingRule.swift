struct DatadogAPIKeyMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "datadog-api-key-missing",
    category: .datadog,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The log router has no secret 'DD_API_KEY'.",
    rationale: """
      The house's Fluent Bit file says `apikey ${DD_API_KEY}`. Without the variable Fluent Bit ends \
      at once (exit status 255, "no ApiKey configuration key defined"), and as the sidecar is \
      essential, it takes the task with it. A check of the file alone (`--dry-run`) finds nothing.
      """,
    remedy: "Name the SSM parameter of the key as `DD_API_KEY` in the sidecar's `secrets`.",
    references: [.fluentBitDatadog, .parameterStore],
    examples: [
      .configured(without: ["DD_API_KEY"], marked: "secrets"),
      .configured(sidecar: #""name": [|"fluentbit"|]"#, without: ["secrets"]),
      .configured(
        secrets: ["DD_APP_KEY": #""/koyama/DD_API_KEY""#], without: ["DD_API_KEY"],
        marked: "secrets"),
      .configured(),
      .configured(secrets: ["DD_API_KEY": #""${DD_API_KEY_ARN}""#]),
      Example(sidecar: #""secrets": []"#),
      .configured(
        app: #"""
          "logConfiguration": {
            "logDriver": "awsfirelens", "options": { "Name": "datadog", "tls": "on" }
          }
          """#,
        more: [#"{ "name": "worker", "logConfiguration": { "logDriver": "awsfirelens" } }"#],
        without: ["DD_API_KEY"]),
      .configured(
        sidecar: """
          "environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::koyama/fluentbit.env" }]
          """,
        without: ["DD_API_KEY"]),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let variables = SidecarVariables(definition) else { return [] }
    let sidecar = variables.sidecar
    guard sidecar.secrets.lookup(LogSetting.Kind.apiKey.variable).isAbsent,
      !sidecar.mayLoadEnvironment, variables.areRead,
      // An inline output without its key is spoken of by the rule on missing options.
      definition.outputs(to: FirelensOutput.datadog).isEmpty
    else { return [] }
    return [
      RuleFinding(
        at: sidecar.secrets.field.place?.name ?? sidecar.nameRange, .noKey(sidecar),
        // The subject of the rule on a key in plain text, which silences this one.
        subject: sidecar.subject("environment", "DD_API_KEY"))
    ]
  }
}

extension Message {
  fileprivate static func noKey(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) has no secret 'DD_API_KEY'",
      consequence: "Fluent Bit ends at the start for want of a key, and the task with it",
      remedy: "add 'DD_API_KEY' to its 'secrets', with the name or ARN of an SSM parameter"
    )
  }
}
