struct FirelensSidecarUnloggedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-unlogged",
    category: .firelens,
    severity: .note,
    stage: .run,
    summary: "The log router has no log configuration.",
    rationale: """
      The router reports what keeps it from sending, such as a rejected key, a missing stream or \
      an unknown option, only in its own output. Without a log configuration, Fargate does not \
      keep that output. On container instances the host keeps it, and the rule does not apply.
      """,
    remedy: "Add a `logConfiguration` with `awslogs` to the log router.",
    references: [.fireLensTaskDefinition],
    lessons: [
      Lesson(
        Example(sidecar: #""name": [|"fluentbit"|]"#, without: ["sidecar.logConfiguration"]),
        after: Example())
    ],
    examples: [
      Example(sidecar: #""name": [|"fluentbit"|]"#),
      Example(sidecar: #""name": [|"fluentbit"|], "logConfiguration": null"#),
      Example(
        sidecar: #""name": "fluentbit", "logConfiguration": { "logDriver": "splunk" }"#),
      Example(sidecar: #""name": "fluentbit", "logConfiguration": "${LOGGING}""#),
      Example(
        task: #""requiresCompatibilities": ["EC2"]"#, sidecar: #""name": "fluentbit""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform != .notFargate else { return [] }
    return definition.sidecars.compactMap { sidecar in
      guard sidecar.logDriver.isUnset else { return nil }
      return RuleFinding(
        at: sidecar.nameRange, .unlogged(sidecar, platform: definition.platform),
        subject: sidecar.subject("logConfiguration"))
    }
  }
}

extension Message {
  fileprivate static func unlogged(
    _ sidecar: ContainerDefinition, platform: TaskDefinition.Platform
  ) -> Message {
    Message(
      fact: "log router \(sidecar.label) has no log configuration",
      consequence: platform == .fargate
        ? "its error messages are not kept"
        : "if the task runs on Fargate, its error messages are "
          + "not kept",
      remedy: "add a 'logConfiguration' with \(LogConfiguration.awslogs)"
    )
  }
}
