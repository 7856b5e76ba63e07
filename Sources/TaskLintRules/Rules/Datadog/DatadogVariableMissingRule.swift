struct DatadogVariableMissingRule: DefinitionRule {
  private static let required = RuleSetting(
    "required", defaults: ["DD_SERVICE", "DD_SOURCE", "DD_TAGS"],
    summary: "The variables that the sidecar must have for Datadog.")

  static let metadata = RuleMetadata(
    id: "datadog-variable-missing",
    category: .datadog,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The log router lacks a variable that its Datadog output is made of.",
    rationale: """
      The house's Fluent Bit file says `dd_service ${DD_SERVICE}` and the like. Fluent Bit resolves \
      them in the environment of its own container, not of the app's. A variable that is absent or \
      empty there counts as an option that was never written: Fluent Bit starts, delivers, and the \
      logs stand in Datadog without their service, source or tags.
      """,
    remedy: """
      Set the variable in the sidecar's `environment`. Where another container has it, move it.
      """,
    silences: ["datadog-tags-invalid", "datadog-env-tag-missing"],
    settings: [required],
    references: [.fluentBitVariables, .fluentBitDatadog],
    examples: [
      .configured(without: ["DD_SERVICE"], marked: "environment"),
      .configured(environment: ["DD_TAGS": #"[|""|]"#]),
      .configured(
        app: #""environment": [{ "name": [1|"DD_SOURCE"|], "value": "fargate" }]"#,
        without: ["DD_SOURCE"], marked: "environment"),
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

  init(settings: RuleSettings) { required = RequiredVariables(settings[Self.required]) }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    required.findings(in: definition) { name in
      "the logs reach Datadog without \(Self.meaning(of: name))"
    }
  }

  private static func meaning(of name: String) -> String {
    switch name {
    case "DD_SERVICE": "their service"
    case "DD_SOURCE": "their source, so that no pipeline parses them"
    case "DD_TAGS": "their tags"
    default: "what '\(name)' stands for"
    }
  }
}
