struct ECSMemoryMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-memory-missing",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "Neither the task nor a container has a memory limit.",
    rationale: """
      If the task has no `memory`, each container needs `memory`, the hard limit, or \
      `memoryReservation`, the soft limit: ECS uses them to place the task. The API rejects the \
      definition otherwise.
      """,
    remedy: "Set `memory` on the task, or `memory` or `memoryReservation` on the container.",
    references: [.containerDefinition],
    lessons: [
      Lesson(
        Example(
          task: #""family": "koyama", "requiresCompatibilities": ["EC2"]"#,
          app: #""name": [|"app"|]"#),
        after: Example(
          task: #""family": "koyama", "requiresCompatibilities": ["EC2"]"#,
          app: #""name": "app", "memory": 256"#))
    ],
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
  /// Whether an amount is absent, null or 0.
  fileprivate var isNone: Bool { isUnset || value == 0 }
}

extension Message {
  fileprivate static func missing(_ container: ContainerDefinition) -> Message {
    Message(
      fact: "neither container \(container.label) nor the task has a memory limit",
      consequence: "the API rejects the definition",
      remedy: "set 'memory' on the task, or 'memory' or 'memoryReservation' on the container"
    )
  }
}
