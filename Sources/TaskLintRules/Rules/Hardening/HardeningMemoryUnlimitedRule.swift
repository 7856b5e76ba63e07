struct HardeningMemoryUnlimitedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-memory-unlimited",
    category: .hardening,
    severity: .note,
    stage: .run,
    summary: "A container can use all memory of its instance.",
    rationale: """
      If neither the task nor the container has `memory`, nothing limits the container: \
      `memoryReservation` only reserves. A leak then stops processes of other tasks on the \
      instance. On Fargate each task has a limit.
      """,
    remedy: "Set `memory` of the container or of the task.",
    controls: ["CIS Docker v1.6.0 5.11"],
    references: [.containerDefinition],
    lessons: [
      Lesson(
        limited(#""name": [|"app"|], "memoryReservation": 128"#),
        after: limited(#""name": "app", "memory": 256"#))
    ],
    examples: [
      limited(#""name": [|"app"|], "memoryReservation": 256, "memory": null"#),
      limited(#""name": "app", "memoryReservation": 256, "memory": 256"#),
      limited(#""memoryReservation": 128"#, task: #""memory": "512","#),
      limited(#""memoryReservation": 128"#, types: "FARGATE"),
    ]
  )

  private static func limited(
    _ members: String, task: String = "", types: String = "EC2", fileID: String = #fileID,
    line: Int = #line
  ) -> Example {
    Example(
      task: """
        \(task) "family": "koyama", "networkMode": "awsvpc", "requiresCompatibilities": ["\(types)"]
        """, app: members, sidecar: #""memory": 64"#, fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .notFargate, definition.memory.isUnset else { return [] }
    return definition.containers.compactMap { container in
      guard container.memory.isUnset else { return nil }
      return RuleFinding(
        at: container.nameRange, .unlimited(container), subject: container.subject("memory"))
    }
  }
}

extension Message {
  fileprivate static func unlimited(_ container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) has no memory limit, and neither has the task",
      consequence: "it can use all memory of its instance",
      remedy: "set 'memory' of the container or of the task"
    )
  }
}
