struct FirelensSidecarMemoryUnsetRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-memory-unset",
    category: .firelens,
    severity: .note,
    stage: .run,
    summary: "The log router has neither `memory` nor `memoryReservation`.",
    rationale: """
      Since version 1.89.0, the agent limits the input buffer of Fluent Bit to half of \
      `memoryReservation`, or else of `memory`. With neither, the limit is 25 MB, and a burst of \
      logs that exceeds it blocks the log driver of the app. For Fluentd the agent sets no limit.
      """,
    remedy: "Set `memoryReservation`; 50 MiB is a usual start.",
    references: [
      .agentFirelensConfiguration,
      .init(
        "Amazon ECS agent: the limit of the input buffer",
        "https://github.com/aws/amazon-ecs-agent/pull/4405"),
    ],
    lessons: [
      Lesson(
        Example(sidecar: #""name": [|"fluentbit"|]"#, without: ["sidecar.memory"]),
        after: Example(
          sidecar: #""name": "fluentbit", "memoryReservation": 128"#, without: ["sidecar.memory"]))
    ],
    examples: [
      Example(sidecar: #""name": [|"fluentbit"|]"#),
      Example(app: #""memory": 512"#, sidecar: #""name": [|"fluentbit"|], "cpu": 64"#),
      Example(sidecar: #""name": "fluentbit", "memory": 64"#),
      Example(app: #""memory": 512"#, sidecar: #""name": "fluentbit", "memory": 64"#),
      Example(sidecar: Example.router(Example.fileOptions, type: "fluentd")),
      Example(sidecar: Example.router(Example.fileOptions, type: "${ROUTER}")),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      let sidecar = router.container
      guard router.knownType == .fluentbit, sidecar.memory.isUnset,
        sidecar.memoryReservation.isUnset
      else { return nil }
      return RuleFinding(
        at: sidecar.nameRange, .memoryUnset(sidecar), subject: sidecar.subject("memoryReservation"))
    }
  }
}

extension Message {
  fileprivate static func memoryUnset(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) has neither 'memory' nor 'memoryReservation'",
      consequence: "its input buffer is limited to 25 MB; if a burst of logs exceeds it, the app's "
        + "log driver blocks",
      remedy: "set 'memoryReservation'; the limit is half of it"
    )
  }
}
