struct FirehoseVariableMissingRule: DefinitionRule {
  private static let required = RuleSetting(
    "required", defaults: ["AWS_REGION", "DELIVERY_STREAM"],
    summary: "The variables that the sidecar must have for Firehose.")

  static let metadata = RuleMetadata(
    id: "firehose-variable-missing",
    category: .firehose,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The log router lacks a variable that its Firehose output is made of.",
    rationale: """
      The house's Fluent Bit file says `region ${AWS_REGION}` and `delivery_stream \
      ${DELIVERY_STREAM}`. Fluent Bit resolves them in the environment of its own container, and \
      refuses to start where one is absent or empty (exit status 255, "'delivery_stream' is a \
      required field"); as the sidecar is essential, it takes the task with it. A check of the file \
      alone (`--dry-run`) finds nothing.
      """,
    remedy: """
      Set the variable in the sidecar's `environment`. Where another container has it, move it.
      """,
    settings: [required],
    references: [.fluentBitVariables, .fluentBitFirehose],
    examples: [
      .configured(without: ["DELIVERY_STREAM"], marked: "environment"),
      .configured(environment: ["AWS_REGION": #"[|""|]"#]),
      .configured(
        app: #""environment": [{ "name": [1|"DELIVERY_STREAM"|], "value": "koyama" }]"#,
        without: ["DELIVERY_STREAM"], marked: "environment"),
      .configured(),
      .configured(environment: ["AWS_REGION": #""<region>""#]),
      .configured(
        app: """
          "logConfiguration": {
            "logDriver": "awsfirelens",
            "options": {
              "Name": "kinesis_firehose", "region": "us-east-1", "delivery_stream": "koyama"
            }
          }
          """,
        without: ["AWS_REGION", "DELIVERY_STREAM"]),
      Example(sidecar: #""environment": []"#),
    ]
  )

  private let required: RequiredVariables

  init(settings: RuleSettings) { required = RequiredVariables(settings[Self.required]) }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    required.findings(in: definition) { name in
      "Fluent Bit ends at the start for want of '\(name)', and the task with it"
    }
  }
}
