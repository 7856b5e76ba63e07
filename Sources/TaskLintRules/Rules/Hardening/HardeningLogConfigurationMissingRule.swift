struct HardeningLogConfigurationMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-log-configuration-missing",
    category: .hardening,
    severity: .note,
    stage: .run,
    summary: "A container on an instance has no log configuration.",
    rationale: """
      Off Fargate, a container without `logConfiguration` uses the log driver of its instance, \
      by default a file that is lost with the instance. On Fargate the rule `log-configuration- \
      missing` reports it.
      """,
    remedy: "Add a `logConfiguration`.",
    controls: ["Security Hub ECS.9", "prowler ecs_task_definitions_logging_enabled"],
    references: [.securityHubECS, .logConfiguration],
    lessons: [
      Lesson(
        app(#"{ "name": [|"worker"|], "image": "koyama/worker:3" }"#),
        after: app(
          """
          {
            "name": "worker", "image": "koyama/worker:3",
            "logConfiguration": { "logDriver": "awsfirelens" }
          }
          """))
    ],
    examples: [
      app(#"{ "name": [|"worker"|], "image": "koyama/worker:3", "logConfiguration": null }"#),
      app(
        #"{ "name": "worker", "image": "koyama/worker:3", "logConfiguration": "${LOGS}" }"#),
      app(#"{ "name": "worker", "image": "koyama/worker:3" }"#, types: "FARGATE"),
    ]
  )

  private static func app(
    _ worker: String, types: String = "EC2", fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: #""requiresCompatibilities": ["\#(types)"]"#, more: [worker], fileID: fileID, line: line
    )
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .notFargate else { return [] }
    return definition.apps.compactMap { container in
      guard container.logConfiguration.isUnset else { return nil }
      return RuleFinding(
        at: container.nameRange, .missing(container),
        subject: container.subject("logConfiguration"))
    }
  }
}

extension Message {
  fileprivate static func missing(_ container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) has no log configuration",
      consequence: "its logs are lost with the instance",
      remedy: "add a 'logConfiguration'"
    )
  }
}
