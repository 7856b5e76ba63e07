struct RegionMismatchRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "region-mismatch",
    category: .firehose,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "The log router's region is no region, or not the one that the task runs in.",
    rationale: """
      Firehose is asked in the region that the sidecar names. A stream of that name is not there \
      when the definition was copied from another region, and each batch of logs is refused. The \
      definition tells its own region in its ARN, and in the options of `awslogs`.
      """,
    remedy: "Name the region that the task and its stream are in.",
    references: [.regions, .fluentBitFirehose],
    examples: [
      .configured(environment: ["AWS_REGION": #"[|"ap-northeast1"|]"#]),
      .configured(
        environment: ["AWS_REGION": #"[|"us-east-1"|]"#],
        sidecar: """
          "logConfiguration": {
            "logDriver": "awslogs",
            "options": {
              "awslogs-group": "koyama", "awslogs-region": [1|"ap-northeast-1"|],
              "awslogs-stream-prefix": "fluentbit"
            }
          }
          """),
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

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let settings = definition.logSettings(.region)
    guard !settings.isEmpty else { return [] }
    let own = Self.ownRegion(of: definition)
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
      ).related(own.range, "the task is in '\(name)'")
    }
  }

  private struct OwnRegion {
    let name: ArraySlice<UInt8>
    let range: SourceRange
  }

  /// The region that the definition says it is in: by its own ARN, else by the first `awslogs`.
  private static func ownRegion(of definition: TaskDefinition) -> OwnRegion? {
    // Of an ARN with a placeholder for the account the region is known all the same.
    if let string = definition.object.string("taskDefinitionArn", .reference).written,
      let arn = ARN(string.decodedBytes), Region.isName(arn.regionBytes)
    {
      return OwnRegion(name: arn.regionBytes, range: string.range)
    }
    for container in definition.containers {
      guard let driver = container.logDriver.value, driver == "awslogs",
        let options = container.logConfiguration.value?.options.value,
        let region = options.string("awslogs-region").value,
        Region.isName(region.decodedBytes)
      else { continue }
      return OwnRegion(name: region.decodedBytes, range: region.range)
    }
    return nil
  }
}

extension Message {
  fileprivate static func noRegion(_ region: String, in name: String) -> Message {
    Message(
      fact: "'\(region)' in '\(name)' is no name of an AWS region",
      consequence: "Fluent Bit makes an address of it that does not exist, and no log arrives",
      remedy: "name the region of the stream, such as 'ap-northeast-1'"
    )
  }

  fileprivate static func mismatch(_ region: String, in name: String, own: String) -> Message {
    Message(
      fact: "'\(name)' is '\(region)', but the task is in '\(own)'",
      consequence: "the stream is looked for in the other region, and the logs are refused",
      remedy: "set '\(name)' to '\(own)', or to where the stream is"
    )
  }
}
