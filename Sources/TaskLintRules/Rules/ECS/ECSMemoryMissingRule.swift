struct ECSMemoryMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-memory-missing",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "Neither the task nor a container says how much memory it takes.",
    rationale: """
      Without a `memory` of the task each container needs one of its own: `memory`, the hard limit, \
      or `memoryReservation`, the soft one. ECS could not place the task otherwise.
      """,
    remedy: "Set `memory` on the task, or `memory` or `memoryReservation` on the container.",
    references: [.containerDefinition],
    examples: [
      Example(
        task: #""family": "koyama""#, app: #""memory": 256"#, sidecar: #""name": [|"fluentbit"|]"#),
      Example(
        task: #""family": "koyama", "requiresCompatibilities": ["EC2"]"#,
        app: #""name": [|"app"|], "memory": 0"#, sidecar: #""memoryReservation": 64"#),
      Example(
        task: #""family": "koyama", "requiresCompatibilities": ["EC2"]"#,
        app: #""name": "app", "memory": 256"#, sidecar: #""memoryReservation": 64"#),
      Example(task: #""family": "koyama", "memory": "512""#),
      Example(app: #""memory": 256"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform != .fargate, definition.memory.isUnset else { return [] }
    return definition.containers.compactMap { container in
      guard container.memory.isNone, container.memoryReservation.isNone else { return nil }
      return RuleFinding(
        at: container.nameRange, .missing(container), subject: container.subject("memory"))
    }
  }
}

extension Field<Int> {
  /// Whether an amount is left out, which 0 says as well.
  fileprivate var isNone: Bool { isUnset || value == 0 }
}

extension Message {
  fileprivate static func missing(_ container: ContainerDefinition) -> Message {
    Message(
      fact: "neither the task nor container \(container.label) has a memory limit",
      consequence: "the API refuses the definition at registration",
      remedy: "set 'memory' on the task, or 'memory' or 'memoryReservation' on the container"
    )
  }
}
