struct DatadogAPIKeyMissingRule: RoutingRule {
  static let metadata = RuleMetadata(
    id: "datadog-api-key-missing",
    category: .datadog,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The log router has no secret 'DD_API_KEY'.",
    rationale: """
      The team's own Fluent Bit file reads the key with `apikey ${DD_API_KEY}`. Without the variable \
      Fluent Bit exits at startup (exit status 255, "no ApiKey configuration key defined"), and an \
      essential log router stops the task. A check of the file with `--dry-run` does not find this.
      """,
    remedy: """
      Add `DD_API_KEY` to the log router's `secrets`, with the name or ARN of an SSM parameter.
      """,
    references: [.fluentBitDatadog, .parameterStore],
    lessons: [
      Lesson(
        .configured(
          secrets: ["DD_APP_KEY": #""/koyama/DD_APP_KEY""#], without: ["DD_API_KEY"],
          marked: "secrets"),
        after: .configured(secrets: ["DD_APP_KEY": #""/koyama/DD_APP_KEY""#]))
    ],
    examples: [
      .configured(without: ["DD_API_KEY"], marked: "secrets"),
      .configured(sidecar: #""name": [|"fluentbit"|]"#, without: ["secrets"]),
      Example(
        configuration: Example.withSidecar,
        over: .configured(
          task: Example.fargateTask(family: "koyama"), sidecar: #""name": [|"fluentbit"|]"#,
          without: ["secrets"]),
        isDocumented: false),
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

  private let template: SidecarTemplate?

  init(settings: RuleSettings) { template = settings.sidecar }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let sidecar = routing.definition.sidecars.first,
      sidecar.secrets.lookup(LogSetting.Kind.apiKey.variable).isAbsent, applies(to: routing)
    else { return [] }
    let isKnown = SidecarVariables(routing)?.areKnown ?? false
    let findings = [
      RuleFinding(
        at: sidecar.secrets.field.place?.name ?? sidecar.nameRange, .noKey(sidecar),
        // The subject of the rule on a key in plain text, which silences this one.
        subject: sidecar.subject("environment", "DD_API_KEY")
      ).onlyIf(isKnown ? nil : .mentioned(.datadog))
        .fixed(
          by: template?.setting(secret: "DD_API_KEY", of: sidecar, in: routing.definition)),
      LogDestination.datadog.unmentioned(by: sidecar, which: "has no secret 'DD_API_KEY'"),
    ]
    return isKnown ? Array(findings.prefix(1)) : findings
  }

  func applies(to routing: LogRouting) -> Bool {
    guard let variables = SidecarVariables(routing), variables.mayRead("DD_API_KEY") else {
      return false
    }
    return !variables.sidecar.mayLoadEnvironment
      // The rule on missing options reports an inline output without its key.
      && routing.outputs(to: FirelensOutput.datadog).isEmpty
  }
}

extension Message {
  fileprivate static func noKey(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) has no secret 'DD_API_KEY'",
      consequence: "if its configuration file reads the variable, Fluent Bit exits at startup",
      remedy: "add 'DD_API_KEY' to its 'secrets', with the name or ARN of an SSM parameter"
    )
  }
}
