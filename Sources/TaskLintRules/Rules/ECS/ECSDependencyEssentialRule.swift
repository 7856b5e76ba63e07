struct ECSDependencyEssentialRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-dependency-essential",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A container waits for an essential container to exit.",
    rationale: """
      `COMPLETE` and `SUCCESS` wait until a container has exited, and the exit of an essential \
      container stops the task. The API rejects both conditions on an essential container. \
      `essential` is true by default.
      """,
    remedy: "Set `essential` to `false`, or use `START` or `HEALTHY`.",
    references: [.containerDependency],
    lessons: [
      Lesson(
        waiting(for: #""name": "migrate""#, #"[|"SUCCESS"|]"#),
        after: waiting(for: #""name": "migrate", "essential": false"#, #""SUCCESS""#))
    ],
    examples: [
      waiting(for: #""name": "migrate", "essential": true"#, #"[|"COMPLETE"|]"#),
      waiting(for: #""name": "migrate", "essential": null"#, #"[|"SUCCESS"|]"#),
      waiting(for: #""name": "migrate", "essential": true"#, #""START""#),
      waiting(for: #""name": "migrate", "essential": false"#, #""COMPLETE""#),
      waiting(for: #""name": "migrate", "essential": "${ESSENTIAL}""#, #""SUCCESS""#),
    ]
  )

  private static func waiting(
    for members: String, _ condition: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      app: #""dependsOn": [{ "containerName": "migrate", "condition": \#(condition) }]"#,
      more: [
        """
        {
          \(members), "image": "koyama/migrate:3",
          "logConfiguration": { "logDriver": "awsfirelens" }
        }
        """
      ], fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.hasDependencies else { return [] }
    let names = Set(
      definition.containers.filter { $0.essential.isUnset || $0.essential.value == true }
        .compactMap { $0.name.value?.text })
    return definition.containers.flatMap { container in
      (container.dependsOn.value ?? []).compactMap { dependency -> RuleFinding? in
        guard let dependency = dependency.value,
          let name = dependency.containerName.value, names.contains(name.text),
          name.text != container.name.value?.text,
          case .value(let condition, let place) = dependency.condition,
          condition == "COMPLETE" || condition == "SUCCESS"
        else { return nil }
        return RuleFinding(at: place.range, .essential(name, condition, by: container))
      }
    }
  }
}

extension Message {
  fileprivate static func essential(
    _ name: JSONString, _ condition: JSONString, by container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "condition '\(condition.shown)' of container \(container.label) waits for essential "
        + "container '\(name.shown)' to exit",
      consequence: "the API rejects this condition on an essential container",
      remedy: "set 'essential' of '\(name.shown)' to false, or use 'START' or 'HEALTHY'"
    )
  }
}
