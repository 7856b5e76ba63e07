struct HardeningHealthCheckMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-health-check-missing",
    category: .hardening,
    severity: .note,
    stage: .run,
    summary: "An essential container has no health check.",
    rationale: """
      Without a health check, ECS replaces a task only when its process exits, not when it \
      hangs. ECS ignores the `HEALTHCHECK` of an image. A load balancer checks only the \
      containers that it sends requests to.
      """,
    remedy: "Add a `healthCheck`.",
    controls: ["CIS Docker v1.6.0 5.27"],
    references: [.healthCheck],
    lessons: [
      Lesson(
        Example(app: #""name": [|"app"|]"#),
        after: Example(
          app: #""name": "app", "healthCheck": { "command": ["CMD-SHELL", "/health.sh"] }"#))
    ],
    examples: [
      Example(app: #""name": [|"app"|], "essential": true"#),
      Example(app: #""name": "app", "essential": false"#),
      Example(app: #""healthCheck": { "command": ["CMD-SHELL", "/health.sh"] }"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.apps.compactMap { container in
      guard container.healthCheck.isUnset,
        container.essential.isUnset || container.essential.value == true
      else { return nil }
      return RuleFinding(
        at: container.nameRange, .missing(container), subject: container.subject("healthCheck"))
    }
  }
}

extension Message {
  fileprivate static func missing(_ container: ContainerDefinition) -> Message {
    Message(
      fact: "essential container \(container.label) has no health check",
      consequence: "if it hangs, ECS does not replace the task",
      remedy: "add a 'healthCheck'"
    )
  }
}
