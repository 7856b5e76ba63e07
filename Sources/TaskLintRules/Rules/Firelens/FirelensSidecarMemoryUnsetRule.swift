struct FirelensSidecarMemoryUnsetRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-memory-unset",
    category: .firelens,
    severity: .note,
    stage: .run,
    summary: "The log router has neither `memory` nor `memoryReservation`.",
    rationale: """
      Since its version 1.89.0 the agent makes the router's input buffer half as large as \
      `memoryReservation`, or else `memory`. With neither it is 25 MB, and a burst that it does not \
      hold stops the app's log driver.
      """,
    remedy: "Set `memoryReservation`; 50 MiB is the usual beginning.",
    references: [
      .agentFirelensConfiguration,
      .init(
        "Amazon ECS agent: the limit of the input buffer",
        "https://github.com/aws/amazon-ecs-agent/pull/4405"),
    ],
    examples: [
      Example(sidecar: #""name": [|"fluentbit"|]"#),
      Example(app: #""memory": 512"#, sidecar: #""name": [|"fluentbit"|], "cpu": 64"#),
      Example(sidecar: #""name": "fluentbit", "memory": 64"#),
      Example(app: #""memory": 512"#, sidecar: #""name": "fluentbit", "memory": 64"#),
      Example(sidecar: #""memoryReservation": 50"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard sidecar.memory.isUnset, sidecar.memoryReservation.isUnset else { return nil }
      return RuleFinding(
        at: sidecar.nameRange, .memoryUnset(sidecar), subject: sidecar.subject("memoryReservation"))
    }
  }
}

extension Message {
  fileprivate static func memoryUnset(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) has neither 'memory' nor 'memoryReservation'",
      consequence: "its input buffer falls back to 25 MB, and a burst of logs overflows it",
      remedy: "set 'memoryReservation'; the buffer is half of it"
    )
  }
}
