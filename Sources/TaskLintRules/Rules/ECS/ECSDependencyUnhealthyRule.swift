struct ECSDependencyUnhealthyRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-dependency-unhealthy",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A container waits for the health of one without a health check.",
    rationale: """
      `HEALTHY` asks for a `healthCheck` in the definition of the container that is waited for; a \
      check in its image does not count. The API refuses the definition.
      """,
    remedy: "Give that container a `healthCheck`, or wait for `START`.",
    references: [.containerDependency, .healthCheck],
    examples: [
      Example(
        app: #""dependsOn": [{ "containerName": "fluentbit", "condition": [|"HEALTHY"|] }]"#),
      Example(
        app: #""dependsOn": [{ "containerName": "fluentbit", "condition": [|"HEALTHY"|] }]"#,
        sidecar: #""healthCheck": null"#),
      Example(app: #""dependsOn": [{ "containerName": "fluentbit", "condition": "START" }]"#),
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
        container \(container.label) waits for \(target.label) to be 'HEALTHY', which has no health \
        check
        """,
      consequence: "the API refuses the definition at registration",
      remedy: "give \(target.label) a 'healthCheck', or wait for 'START'"
    )
  }
}
