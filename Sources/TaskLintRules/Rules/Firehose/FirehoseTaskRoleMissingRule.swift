struct FirehoseTaskRoleMissingRule: RoutingRule, PlainRule {
  /// The outputs that call AWS: Fluent Bit's plugins and AWS's older ones.
  private static let plugins = [
    "kinesis_firehose", "firehose", "kinesis_streams", "kinesis", "cloudwatch_logs", "cloudwatch",
    "s3",
  ]
  /// The variables that give a container credentials without a task role.
  private static let credentials: [StaticString] = [
    "AWS_ACCESS_KEY_ID", "AWS_SHARED_CREDENTIALS_FILE", "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_PROFILE",
  ]

  static let metadata = RuleMetadata(
    id: "firehose-task-role-missing",
    category: .firehose,
    severity: .error,
    stage: .run,
    summary: "The log router sends logs to AWS, but the task has no task role.",
    rationale: """
      On Fargate there is no instance role, so the task role is the only source of credentials. \
      Without it Fluent Bit starts and fails at each flush ("Provider returned no credentials"); it \
      retries the logs and drops them. The execution role does not help: only the ECS agent uses it.
      """,
    remedy: "Set `taskRoleArn` to a role that may write to the destination.",
    silences: ["ecs-role-invalid"],
    references: [.taskRole, .fireLens],
    lessons: [
      Lesson(
        .configured(
          environment: ["DELIVERY_STREAM": #"[|"koyama"|]"#],
          task: Example.fargateTask(family: "koyama", taskRole: nil)),
        after: .configured(task: Example.fargateTask(family: "koyama")))
    ],
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
      .configured(
        file: Example.outputs.parts(separatedBy: "kinesis_firehose").joined(
          separator: "[|kinesis_firehose|]"),
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#),
      .configured(
        file: Example.outputs.parts(separatedBy: "[OUTPUT]\n    Name kinesis")[0],
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#,
        without: ["DELIVERY_STREAM"]),
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

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard routing.definition.taskRoleARN.isBlankOrUnset else { return [] }
    if let file = routing.customFile, routing.outputs(to: Self.plugins).isEmpty,
      Self.lacksCredentials(routing)
    {
      if let section = file.outputs(to: Self.plugins).first, let plugin = section.plugin {
        return [
          file.finding(
            at: plugin.valueRange, of: section, .noRole("the custom file", plugin.value),
            scope: .definition
          ).covering([Subject(["taskRoleArn"])])
        ]
      }
      if file.isWhole { return [] }
    }
    guard let (sender, target) = Self.output(of: routing) else { return [] }
    return [
      RuleFinding(at: target.range, .noRole(sender, target.text))
        .covering([Subject(["taskRoleArn"])])
    ]
  }

  func applies(to routing: LogRouting) -> Bool { Self.output(of: routing) != nil }

  /// Whether the log router certainly has no credentials without a task role.
  private static func lacksCredentials(_ routing: LogRouting) -> Bool {
    guard routing.definition.platform == .fargate,
      let sidecar = routing.definition.sidecars.first
    else { return false }
    return credentials.allSatisfy { sidecar.variable($0).isAbsent }
  }

  /// What sends logs to AWS on Fargate, and the name of the plugin or stream that it uses; nil where
  /// nothing does, or where it may have other credentials.
  private static func output(
    of routing: LogRouting
  ) -> (sender: String, target: JSONString)? {
    guard routing.definition.platform == .fargate,
      let sidecar = routing.definition.sidecars.first
    else { return nil }
    if let output = routing.outputs(to: plugins).first, let plugin = output.pluginName {
      return lacksCredentials(routing) ? ("container \(output.container.label)", plugin) : nil
    }
    guard let router = routing.router, !router.configFileValue.isUnset, !router.mayUseFileOfAWS,
      let entry = sidecar.environment.lookup(LogSetting.Kind.stream.variable).value,
      let stream = entry.value.written, !stream.isBlank, lacksCredentials(routing)
    else { return nil }
    return ("log router \(sidecar.label)", stream)
  }
}

extension Field where Value == JSONString {
  /// Whether the value is certainly empty: absent, null or blank.
  fileprivate var isBlankOrUnset: Bool { isUnset || value?.isBlank ?? false }
}

extension Message {
  fileprivate static func noRole(_ sender: String, _ target: String) -> Message {
    Message(
      fact: "\(sender) sends logs to '\(asked: target)', but the task has no 'taskRoleArn'",
      consequence: "Fluent Bit has no credentials on Fargate and drops the logs",
      remedy: "set 'taskRoleArn' to a role that may write to the destination"
    )
  }
}
