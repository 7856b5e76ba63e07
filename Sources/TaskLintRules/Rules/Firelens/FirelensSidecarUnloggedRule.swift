struct FirelensSidecarUnloggedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-unlogged",
    category: .firelens,
    severity: .note,
    stage: .run,
    summary: "The log router has no log configuration of its own.",
    rationale: """
      What keeps a router from sending, such as a refused key, a missing stream or an unknown \
      option, stands in its own output alone. On Fargate that output is kept nowhere without a log \
      configuration. On container instances the host keeps it, and the rule is silent.
      """,
    remedy: "Give the sidecar a `logConfiguration` with `awslogs`.",
    references: [.fireLensTaskDefinition],
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
      fact: "log router \(sidecar.label) has no log configuration of its own",
      consequence: (platform == .fargate ? "" : "on Fargate ")
        + "its errors are kept nowhere: why logs are missing stays unknown",
      remedy: "give it a 'logConfiguration' with 'awslogs'"
    )
  }
}
