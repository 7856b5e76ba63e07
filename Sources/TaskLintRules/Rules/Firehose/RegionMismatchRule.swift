struct RegionMismatchRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "region-mismatch",
    category: .firehose,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "The log router's region does not exist, or is not the region of the task.",
    rationale: """
      Fluent Bit sends to Firehose in the region that the log router specifies. If the definition \
      was copied from another region, the stream does not exist there, and Firehose rejects each \
      batch of logs. The region of the definition is in its ARN and in the options of `awslogs`.
      """,
    remedy: "Set the region that the task and its stream are in.",
    references: [.regions, .fluentBitFirehose],
    lessons: [
      Lesson(
        .configured(
          environment: ["AWS_REGION": #"[|"us-east-1"|]"#], sidecar: logs(#"[1|"ap-northeast-1"|]"#)
        ),
        after: .configured(sidecar: logs(#""ap-northeast-1""#)))
    ],
    examples: [
      .configured(environment: ["AWS_REGION": #"[|"ap-northeast1"|]"#]),
      .configured(
        environment: ["AWS_REGION": #"[|"us-east-1"|]"#],
        task: """
          "taskDefinitionArn": [1|"arn:aws:ecs:ap-northeast-1:111122223333:task-definition/koyama:7"|]
          """),
      .configured(
        task: """
          "taskDefinitionArn": "arn:aws:ecs:ap-northeast-1:111122223333:task-definition/koyama:7"
          """),
      .configured(environment: ["AWS_REGION": #""eusc-de-east-1""#]),
      .configured(environment: ["AWS_REGION": #""${REGION}""#]),
      .configured(
        task: """
          "taskDefinitionArn": "arn:aws:ecs:${REGION}:111122223333:task-definition/koyama:7"
          """),
      .configured(
        app: """
          "logConfiguration": {
            "logDriver": "fluentd", "options": { "awslogs-region": "us-east-1" }
          }
          """),
      .configured(
        app: """
          "logConfiguration": {
            "logDriver": "awslogs", "options": { "awslogs-region": "tokyo" }
          }
          """),
    ]
  )

  private static func logs(_ region: String) -> String {
    """
    "logConfiguration": {
      "logDriver": "awslogs",
      "options": {
        "awslogs-group": "koyama", "awslogs-region": \(region),
        "awslogs-stream-prefix": "fluentbit"
      }
    }
    """
  }

  func applies(to routing: LogRouting) -> Bool {
    routing.settings(.region).contains { $0.known != nil }
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    let settings = routing.settings(.region)
    guard !settings.isEmpty else { return [] }
    let own = routing.definition.region
    return settings.compactMap { setting in
      guard let region = setting.known else { return nil }
      guard Region.isName(region.decodedBytes) else {
        return RuleFinding(
          at: region.range, .noRegion(region.text, in: setting.name), subject: setting.subject)
      }
      guard let own, own.name != region.decodedBytes else { return nil }
      let name = String(own.name)
      return RuleFinding(
        at: region.range, .mismatch(region.text, in: setting.name, own: name),
        subject: setting.subject
      ).related(own.range, "the task is in '\(asked: name)'")
    }
  }
}

extension Message {
  fileprivate static func noRegion(_ region: String, in name: String) -> Message {
    Message(
      fact: "invalid AWS region '\(asked: region)' in '\(name)'",
      consequence: "Fluent Bit sends the logs to a host that does not exist and drops them",
      remedy: "use the region of the stream, such as 'ap-northeast-1'"
    )
  }

  fileprivate static func mismatch(_ region: String, in name: String, own: String) -> Message {
    Message(
      fact: "'\(name)' is '\(asked: region)', but the task is in '\(asked: own)'",
      consequence: "if the stream is not in '\(asked: region)', Firehose rejects the logs",
      remedy:
        "set '\(name)' to '\(asked: own)', or ignore 'region-mismatch' if the stream is in '\(asked: region)'"
    )
  }
}
