struct RequiresAttributesMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "requires-attributes-missing",
    category: .attributes,
    severity: .warning,
    stage: .edit,
    summary: "`requiresAttributes` lacks an attribute that the definition needs.",
    rationale: """
      ECS derives the list when a definition is registered, and writes it into its answer. A list \
      that lacks what the definition beside it needs was answered to an older one: the file was \
      edited and never registered, or the edit is of another file. ECS itself ignores the list.
      """,
    remedy: "Add the attribute, or register the definition and keep the answer.",
    references: [.taskDefinitionShape],
    examples: [
      Example(
        task: """
          "networkMode": "awsvpc",
          [|"requiresAttributes"|]: [
            { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.18" },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
            { "name": "ecs.capability.firelens.fluentbit" },
            { "name": "ecs.capability.firelens.options.config.file" },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.17" }
          ]
          """),
      Example(
        task: """
          [|"requiresAttributes"|]: [
            { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
            { "name": "ecs.capability.firelens.fluentbit" }
          ]
          """),
      Example(
        task: """
          "networkMode": "awsvpc",
          "requiresAttributes": [
            { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.18" },
            { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
            { "name": "ecs.capability.firelens.fluentbit" },
            { "name": "ecs.capability.firelens.options.config.file" },
            { "name": "ecs.capability.task-eni" }
          ]
          """),
      Example(task: #""networkMode": "awsvpc", "requiresAttributes": []"#),
      Example(task: #""networkMode": "awsvpc", "requiresAttributes": null"#),
      Example(task: #""requiresAttributes": [{ "name": "${ATTRIBUTE}" }]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard case .value(let elements, let place) = definition.requiresAttributes, !elements.isEmpty
    else { return [] }
    let names = elements.map { $0.value?.string("name").value?.text }
    // An entry that can't be read may be the one that is looked for.
    guard !names.contains(nil) else { return [] }
    let listed = Set(names)
    return AttributeRequirements(definition).demands
      .filter { !listed.contains($0.attribute) }
      .map { demand in
        RuleFinding(
          at: place.name, .missing(demand),
          subject: Subject(["requiresAttributes", demand.attribute]))
      }
  }
}

extension Message {
  fileprivate static func missing(_ demand: AttributeRequirements.Demand) -> Message {
    Message(
      fact: "'requiresAttributes' lacks '\(demand.attribute)', but \(demand.cause)",
      consequence: "the list is ECS's answer to another definition than this one",
      remedy: "add the attribute, or register the definition and keep the answer"
    )
  }
}
