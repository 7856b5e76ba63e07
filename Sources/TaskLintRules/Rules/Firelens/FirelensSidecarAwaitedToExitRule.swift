struct FirelensSidecarAwaitedToExitRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-awaited-to-exit",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "A container waits for the log router to exit.",
    rationale: """
      COMPLETE and SUCCESS wait for a container to exit, and an essential one must not: the API \
      refuses both for it. A log router runs as long as the task.
      """,
    remedy: "Depend on the router with START, or with HEALTHY where it has a health check.",
    references: [.containerDependency, .fireLens],
    examples: [
      Example(app: dependency(#"[|"COMPLETE"|]"#)),
      Example(app: dependency(#"[|"SUCCESS"|]"#), sidecar: #""essential": true"#),
      Example(app: dependency(#""START""#)),
      Example(
        app: dependency(#""HEALTHY""#),
        sidecar: #""healthCheck": { "command": ["CMD-SHELL", "exit 0"] }"#),
      Example(
        app: """
          "dependsOn": [{ "containerName": "migrate", "condition": "SUCCESS" }]
          """,
        more: [#"{ "name": "migrate", "image": "koyama/app:1.4", "essential": false }"#]),
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
          by: Fix(.safe, "write 'START'", edits: [Fix.Edit(condition.contentRange, "START")]))
      }
    }
  }
}

extension Message {
  fileprivate static func awaited(
    _ sidecar: String, by container: ContainerDefinition, condition: String
  ) -> Message {
    Message(
      fact: "\(container.label) waits for log router '\(sidecar)' with '\(condition)', that is for "
        + "its exit",
      consequence: "the API refuses this condition for an essential container",
      remedy: "write 'START'"
    )
  }
}
