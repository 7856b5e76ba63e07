struct FirelensSidecarAwaitedToExitRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-awaited-to-exit",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "A container waits for the log router to exit.",
    rationale: """
      COMPLETE and SUCCESS wait for a container to exit. The API rejects both conditions on an \
      essential container, and a log router runs as long as the task.
      """,
    remedy: "Depend on the router with START, or with HEALTHY if it has a health check.",
    silences: ["ecs-dependency-essential"],
    references: [.containerDependency, .fireLens],
    lessons: [
      Lesson(Example(app: dependency(#"[|"COMPLETE"|]"#)))
    ],
    examples: [
      Example(app: dependency(#"[|"SUCCESS"|]"#), sidecar: #""essential": true"#),
      Example(
        app: dependency(#""HEALTHY""#),
        sidecar: #""healthCheck": { "command": ["CMD-SHELL", "exit 0"] }"#),
      Example(
        app: """
          "dependsOn": [{ "containerName": "migrate", "condition": "SUCCESS" }]
          """,
        more: [#"{ "name": "migrate", "image": "koyama/app:1.4", "essential": false }"#]),
      Example(app: dependency(#""START""#), sidecar: #""essential": true"#),
      Example(app: dependency(#""${CONDITION}""#)),
    ]
  )

  private static func dependency(_ condition: String) -> String {
    #""dependsOn": [{ "containerName": "fluentbit", "condition": \#(condition) }]"#
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.hasDependencies else { return [] }
    let sidecars = definition.sidecars.filter { $0.essential.isUnset || $0.essential.value == true }
    let names = Set(sidecars.compactMap { $0.name.value?.text })
    guard !names.isEmpty else { return [] }
    return definition.containers.flatMap { container in
      (container.dependsOn.value ?? []).compactMap { dependency -> RuleFinding? in
        guard let dependency = dependency.value,
          let name = dependency.containerName.value?.text, names.contains(name),
          case .value(let condition, let place) = dependency.condition,
          condition == "COMPLETE" || condition == "SUCCESS"
        else { return nil }
        return RuleFinding(
          at: place.range, .awaited(name, by: container, condition: condition.text)
        ).fixed(
          by: Fix(.safe, "write 'START'", edits: [.rewriting(condition, as: "START")]))
      }
    }
  }
}

extension Message {
  fileprivate static func awaited(
    _ sidecar: String, by container: ContainerDefinition, condition: String
  ) -> Message {
    Message(
      fact: "condition '\(condition)' of container \(container.label) waits for log router "
        + "'\(sidecar)' to exit",
      consequence: "the API rejects this condition on an essential container",
      remedy: "write 'START'"
    )
  }
}
