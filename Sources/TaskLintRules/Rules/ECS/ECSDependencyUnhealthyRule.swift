struct ECSDependencyUnhealthyRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-dependency-unhealthy",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A `HEALTHY` condition refers to a container without a health check.",
    rationale: """
      The condition `HEALTHY` requires a `healthCheck` in the definition of the other container; a \
      `HEALTHCHECK` in its image does not count. The API rejects the definition.
      """,
    remedy: "Add a `healthCheck` to the other container, or use the condition `START`.",
    references: [.containerDependency, .healthCheck],
    lessons: [
      Lesson(
        Example(
          app: #""dependsOn": [{ "containerName": "fluentbit", "condition": [|"HEALTHY"|] }]"#),
        after: Example(
          app: #""dependsOn": [{ "containerName": "fluentbit", "condition": "START" }]"#))
    ],
    examples: [
      Example(
        app: #""dependsOn": [{ "containerName": "fluentbit", "condition": [|"HEALTHY"|] }]"#,
        sidecar: #""cpu": 32"#),
      Example(
        app: #""dependsOn": [{ "containerName": "fluentbit", "condition": [|"HEALTHY"|] }]"#,
        sidecar: #""healthCheck": null"#),
      Example(
        app: #""dependsOn": [{ "containerName": "fluentbit", "condition": "HEALTHY" }]"#,
        sidecar: #""healthCheck": { "command": ["CMD-SHELL", "pgrep fluent-bit"] }"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.hasDependencies else { return [] }
    let containers = definition.containersByName
    return definition.containers.flatMap { container in
      (container.dependsOn.value ?? []).compactMap { dependency in
        guard let condition = dependency.value?.condition.value, condition == "HEALTHY",
          let name = dependency.value?.containerName.value,
          let target = containers[name.text], target.healthCheck.isUnset
        else { return nil }
        return RuleFinding(at: condition.range, .unchecked(target, by: container))
      }
    }
  }
}

extension Message {
  fileprivate static func unchecked(
    _ target: ContainerDefinition, by container: ContainerDefinition
  ) -> Message {
    Message(
      fact: """
        container \(container.label) waits for container \(target.label) to be 'HEALTHY', which has \
        no 'healthCheck'
        """,
      consequence: "the API rejects the definition",
      remedy: "add a 'healthCheck' to container \(target.label), or use the condition 'START'"
    )
  }
}
