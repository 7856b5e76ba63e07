struct FirehoseTaskRoleMissingRule: DefinitionRule, PlainRule {
  /// The outputs that call AWS, in Fluent Bit's own spelling and in that of AWS's older plugins.
  private static let plugins = [
    "kinesis_firehose", "firehose", "kinesis_streams", "kinesis", "cloudwatch_logs", "cloudwatch",
    "s3",
  ]
  /// Variables by which a container has credentials without a task role.
  private static let credentials: [StaticString] = [
    "AWS_ACCESS_KEY_ID", "AWS_SHARED_CREDENTIALS_FILE", "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_PROFILE",
  ]

  static let metadata = RuleMetadata(
    id: "firehose-task-role-missing",
    category: .firehose,
    severity: .error,
    stage: .run,
    summary: "The log router sends to AWS, and the task has no role to send with.",
    rationale: """
      On Fargate there is no instance whose role could stand in: the task role is the only source of \
      credentials. Without it Fluent Bit starts, and fails at each flush ("Provider returned no \
      credentials"); the logs are retried, and dropped. The execution role is not it: only the ECS \
      agent uses that one.
      """,
    remedy: "Set `taskRoleArn` to a role that may write to the stream.",
    references: [.taskRole, .fireLens],
    examples: [
      .configured(
        environment: ["DELIVERY_STREAM": #"[|"koyama"|]"#],
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": """#,
        app: """
          "logConfiguration": {
            "logDriver": "awsfirelens",
            "options": { "Name": [|"s3"|], "region": "us-east-1", "bucket": "koyama" }
          }
          """),
      .configured(task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": "${TASK_ROLE}""#),
      .configured(task: #""requiresCompatibilities": ["EC2"], "taskRoleArn": null"#),
      .configured(
        environment: ["AWS_ACCESS_KEY_ID": #""${ACCESS_KEY}""#],
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#),
      .configured(
        environment: ["AWS_PROFILE": #""koyama""#],
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#),
      .configured(
        environment: ["AWS_SHARED_CREDENTIALS_FILE": #""/aws/credentials""#],
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#),
      .configured(
        environment: ["AWS_WEB_IDENTITY_TOKEN_FILE": #""/aws/token""#],
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#),
      .configured(
        environment: ["DELIVERY_STREAM": #""""#],
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#,
        sidecar: #""environment": [{ "name": "DELIVERY_STREAM", "value": "koyama" }]"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#,
        sidecar: """
          \(Example.router()),
          "environment": [{ "name": "DELIVERY_STREAM", "value": "koyama" }]
          """),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate, definition.taskRoleARN.isBlankOrUnset,
      let sidecar = definition.sidecars.first,
      Self.credentials.allSatisfy({ sidecar.variable($0).isAbsent })
    else { return [] }
    if let output = definition.outputs(to: Self.plugins).first,
      let plugin = output.pluginName
    {
      return [
        RuleFinding(at: plugin.range, .noRole("container \(output.container.label)", plugin.text))
      ]
    }
    guard let configuration = sidecar.firelensConfiguration.value,
      !configuration.configFileValue.isUnset, !configuration.mayUseFileOfAWS,
      let entry = sidecar.environment.lookup(LogSetting.Kind.stream.variable).value,
      let stream = entry.value.written, !stream.isBlank
    else { return [] }
    return [RuleFinding(at: stream.range, .noRole("log router \(sidecar.label)", stream.text))]
  }
}

extension Field where Value == JSONString {
  /// Whether it certainly says nothing: absent, null or blank.
  fileprivate var isBlankOrUnset: Bool { isUnset || value?.isBlank ?? false }
}

extension Message {
  fileprivate static func noRole(_ sender: String, _ target: String) -> Message {
    Message(
      fact: "\(sender) sends logs to '\(target)', but the task has no 'taskRoleArn'",
      consequence: "Fluent Bit has no credentials on Fargate, and every batch of logs fails",
      remedy: "set 'taskRoleArn' to a role that may write there"
    )
  }
}
