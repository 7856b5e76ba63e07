struct RequiresAttributesSurplusRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "requires-attributes-surplus",
    category: .attributes,
    severity: .warning,
    stage: .edit,
    summary: "`requiresAttributes` holds an attribute that nothing in the definition needs.",
    rationale: """
      ECS derives the list when a definition is registered. An attribute whose cause is no longer \
      there shows that something was taken out of the file by hand since: what runs is not what the \
      file says. Attributes that tasklint does not know are accepted.
      """,
    remedy: """
      Remove the attribute if the edit is meant, or put back what needed it; then register the \
      definition and keep the answer.
      """,
    references: [.taskDefinitionShape],
    examples: [
      Example(
        task: """
          "requiresAttributes": [
            { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
            { "name": [|"com.amazonaws.ecs.capability.logging-driver.awslogs"|] },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
            { "name": "ecs.capability.firelens.fluentbit" },
            { "name": "ecs.capability.firelens.options.config.file" }
          ]
          """),
      Example(
        task: """
          "taskRoleArn": null,
          "requiresAttributes": [
            { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
            { "name": [|"com.amazonaws.ecs.capability.task-iam-role"|] },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
            { "name": "ecs.capability.firelens.fluentbit" },
            { "name": "ecs.capability.firelens.options.config.file" }
          ]
          """),
      Example(
        task: """
          "requiresAttributes": [
            { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.17" },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
            { "name": "ecs.capability.firelens.fluentbit" },
            { "name": "ecs.capability.firelens.options.config.file" }
          ]
          """),
      Example(
        task: """
          "taskRoleArn": "${TASK_ROLE}",
          "requiresAttributes": [
            { "name": "com.amazonaws.ecs.capability.task-iam-role" },
            { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
            { "name": "com.amazonaws.ecs.capability.ecr-auth" },
            { "name": "ecs.capability.firelens.fluentbit" },
            { "name": "ecs.capability.firelens.options.config.file" }
          ]
          """, app: #""image": """#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let elements = definition.requiresAttributes.value else { return [] }
    let requirements = AttributeRequirements(definition)
    var seen: Set<String> = []
    return elements.compactMap { element in
      guard let name = element.value?.string("name").value, seen.insert(name.text).inserted,
        let absence = requirements.absence(of: name.text)
      else { return nil }
      return RuleFinding(
        at: name.range, .surplus(name.text, absence: absence),
        subject: Subject(["requiresAttributes", name.text]))
    }
  }
}

extension Message {
  fileprivate static func surplus(_ name: String, absence: String) -> Message {
    Message(
      fact: "'requiresAttributes' holds '\(name)', but \(absence)",
      consequence: "the file was edited after ECS answered, and the edit was never registered",
      remedy: "remove the attribute, or put back what needed it"
    )
  }
}
