struct FirehoseVariableMissingRule: RoutingRule {
  private static let required = RuleSetting(
    "required", defaults: ["AWS_REGION", "DELIVERY_STREAM"], fit: .required(),
    summary: "The variables that the log router must have for Firehose.")

  static let metadata = RuleMetadata(
    id: "firehose-variable-missing",
    category: .firehose,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The log router lacks a variable that its Firehose output needs.",
    rationale: """
      The team's own Fluent Bit file contains `region ${AWS_REGION}` and `delivery_stream \
      ${DELIVERY_STREAM}`. Fluent Bit resolves variables in the environment of its own container \
      and exits at startup if one is absent or empty (exit status 255, "'delivery_stream' is a \
      required field"); an essential log router stops the task. A check of the file with \
      `--dry-run` does not find this. ECS agents before 1.104.0 do not set `AWS_REGION`. If \
      nothing that was linted mentions Firehose, the rule reports only that, once for each log \
      router.
      """,
    remedy: """
      Set the variable in the log router's `environment`. If another container has it, move it. If \
      the logs do not go to Firehose, add `"ignore": ["firehose"]` to `.tasklint.json`.
      """,
    settings: [required],
    references: [.fluentBitVariables, .fluentBitFirehose],
    lessons: [
      Lesson(
        .configured(
          app: #""environment": [{ "name": [1|"DELIVERY_STREAM"|], "value": "koyama" }]"#,
          without: ["DELIVERY_STREAM"], marked: "environment"),
        after: .configured())
    ],
    examples: [
      .configured(
        sidecar: #""image": "koyama/fluent-bit-firehose:2.1""#, without: ["DELIVERY_STREAM"],
        marked: "environment"),
      .configured(environment: ["AWS_REGION": #"[|""|]"#]),
      Example(
        configuration: Example.withSidecar,
        over: .configured(
          environment: ["DELIVERY_STREAM": #"[|""|]"#],
          task: Example.fargateTask(family: "koyama")),
        isDocumented: false),
      .configured(
        sidecar: #""name": [|"fluentbit"|]"#, without: ["AWS_REGION", "DELIVERY_STREAM"]),
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

  init(settings: RuleSettings) {
    required = RequiredVariables(
      settings[Self.required], for: .firehose, sidecar: settings.sidecar)
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    required.findings(in: routing) { name in
      let isGiven = name == "AWS_REGION" ? " and the ECS agent does not set it" : ""
      return "if the configuration file reads '${\(name)}'\(isGiven), Fluent Bit exits at startup"
    }
  }

  func applies(to routing: LogRouting) -> Bool { required.applies(to: routing) }
}
