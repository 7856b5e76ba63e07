struct DatadogVariableMissingRule: RoutingRule {
  static let required = RuleSetting(
    "required", defaults: ["DD_SERVICE", "DD_SOURCE", "DD_TAGS"], fit: .required(prefix: "DD_"),
    summary: "The variables that the log router must have for Datadog.")

  static let metadata = RuleMetadata(
    id: "datadog-variable-missing",
    category: .datadog,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The log router lacks a variable that its Datadog output needs.",
    rationale: """
      The team's own Fluent Bit file contains `dd_service ${DD_SERVICE}` and the like. Fluent Bit \
      resolves variables in the environment of its own container, not of the app's. A variable that \
      is absent or empty there is the same as a missing option: Fluent Bit starts and delivers, and \
      the logs reach Datadog without their service, source or tags. If nothing that was linted \
      mentions Datadog, the rule reports only that, once for each log router.
      """,
    remedy: """
      Set the variable in the log router's `environment`. If another container has it, move it. If \
      the logs do not go to Datadog, add `"ignore": ["datadog"]` to `.tasklint.json`.
      """,
    silences: ["datadog-api-key-missing", "datadog-tags-invalid", "datadog-env-tag-missing"],
    settings: [required],
    references: [.fluentBitVariables, .fluentBitDatadog],
    lessons: [
      Lesson(
        .configured(
          app: #""environment": [{ "name": [1|"DD_SOURCE"|], "value": "fargate" }]"#,
          without: ["DD_SOURCE"], marked: "environment"),
        after: .configured())
    ],
    examples: [
      .configured(without: ["DD_SERVICE"], marked: "environment"),
      .configured(
        sidecar: #""name": [|"fluentbit"|]"#,
        without: ["DD_SERVICE", "DD_SOURCE", "DD_TAGS", "secrets"]),
      .configured(environment: ["DD_TAGS": #"[|""|]"#]),
      Example(
        configuration: Example.withSidecar,
        over: .configured(
          task: Example.fargateTask(family: "koyama"), without: ["DD_SERVICE"],
          marked: "environment"),
        isDocumented: false),
      .configured(),
      .configured(environment: ["DD_TAGS": #""${TAGS}""#]),
      .configured(secrets: ["DD_SERVICE": #""/koyama/DD_SERVICE""#], without: ["DD_SERVICE"]),
      .configured(
        sidecar: """
          "environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::koyama/fluentbit.env" }]
          """,
        without: ["DD_SERVICE"]),
      Example(sidecar: #""environment": []"#),
    ]
  )

  private let required: RequiredVariables

  init(settings: RuleSettings) {
    required = RequiredVariables(
      settings[Self.required], for: .datadog, sidecar: settings.sidecar)
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    required.findings(in: routing) { name in
      "if the configuration file reads '${\(name)}', the logs reach Datadog without "
        + Self.meaning(of: name)
    }
  }

  func applies(to routing: LogRouting) -> Bool { required.applies(to: routing) }

  private static func meaning(of name: String) -> MessageText {
    switch name {
    case "DD_SERVICE": "their service"
    case "DD_SOURCE": "their source, so that no pipeline parses them"
    case "DD_TAGS": "their tags"
    default: "this value"
    }
  }
}
