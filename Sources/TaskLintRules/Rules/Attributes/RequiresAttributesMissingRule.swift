struct RequiresAttributesMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "requires-attributes-missing",
    category: .attributes,
    severity: .warning,
    stage: .edit,
    summary: "`requiresAttributes` lacks an attribute that the definition needs.",
    rationale: """
      ECS derives the list when a definition is registered, and returns it with the definition. A \
      list that lacks an attribute belongs to an older revision: the file was edited and not \
      registered since, or the list was copied from another file. ECS ignores the list in its input.
      """,
    remedy: "Add the attribute, or register the definition and save the output.",
    references: [.taskDefinitionShape],
    lessons: [
      Lesson(
        Example(task: listed(#"[|"requiresAttributes"|]"#, without: "ecs.capability.task-eni")))
    ],
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
      Example(task: efs(#"[|"requiresAttributes"|]"#, without: "ecs.capability.efsAuth")),
      Example(task: efs(#""requiresAttributes""#, without: "")),
      // The attribute of the IPC mode 'none' is not known.
      Example(task: #""ipcMode": "none",\#n"# + listed(#""requiresAttributes""#, without: "")),
      Example(
        task: #""pidMode": "task",\#n"# + listed(#"[|"requiresAttributes"|]"#, without: awslogs)),
      Example(
        task: listed(#"[|"requiresAttributes"|]"#, without: awslogs),
        app: #""healthCheck": { "command": ["CMD-SHELL", "exit 0"] }"#),
      Example(
        task: listed(#""requiresAttributes""#, without: awslogs),
        app: #""healthCheck": { "command": ["NONE"] }"#),
      Example(
        task: #""taskRoleArn": "arn:aws:iam::111122223333:role/koyama",\#n"#
          + listed(#"[|"requiresAttributes"|]"#, without: awslogs)),
      Example(
        task: #""volumes": [{ "name": "data", "host": { "sourcePath": "/srv" } }],\#n"#
          + listed(#""requiresAttributes""#, without: awslogs)),
      // Other drivers than 'awslogs' need no later version of Docker for 'mode'.
      Example(
        task: listed(#""requiresAttributes""#, without: awslogs),
        app: """
          "logConfiguration": { "logDriver": "awsfirelens", "options": { "mode": "blocking" } }
          """),
      Example(task: #""networkMode": "awsvpc", "requiresAttributes": []"#),
      Example(task: #""networkMode": "awsvpc", "requiresAttributes": null"#),
      Example(task: #""requiresAttributes": [{ "name": "${ATTRIBUTE}" }]"#),
    ]
  )

  /// The attribute of the log driver of the log router in a lesson.
  private static let awslogs = "com.amazonaws.ecs.capability.logging-driver.awslogs"

  /// An EFS volume and the attributes of the complete definition, but for one.
  private static func efs(_ key: String, without missing: String) -> String {
    let more = [
      "ecs.capability.efs", "ecs.capability.efsAuth",
      "com.amazonaws.ecs.capability.docker-remote-api.1.25",
    ]
    return """
      "volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-0123abcd" } }],
      \(listed(key, without: missing, awslogs, and: more))
      """
  }

  /// The attributes of the complete log router and of `awsvpc`, and others, but for one.
  private static func listed(
    _ key: String, without missing: String..., and more: [String] = []
  ) -> String {
    let names = [
      "com.amazonaws.ecs.capability.logging-driver.awsfirelens",
      awslogs,
      "com.amazonaws.ecs.capability.docker-remote-api.1.18",
      "com.amazonaws.ecs.capability.docker-remote-api.1.19",
      "ecs.capability.firelens.fluentbit",
      "ecs.capability.firelens.options.config.file",
      "ecs.capability.task-eni",
    ]
    let elements = (names + more).filter { !missing.contains($0) }.map {
      "  { \"name\": \"\($0)\" }"
    }
    return """
      "networkMode": "awsvpc",
      \(key): [
      \(elements.joined(separator: ",\n"))
      ]
      """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard case .value(let elements, let place) = definition.requiresAttributes, !elements.isEmpty
    else { return [] }
    var listed = AttributeNames()
    for element in elements {
      // An unresolved name may be the missing one.
      guard let attribute = ListedAttribute(element.value) else { return [] }
      if let known = attribute.known { listed.insert(known) }
    }
    return AttributeRequirements(definition).demands(without: listed).map { demand in
      RuleFinding(
        at: place.name, .missing(demand),
        subject: Subject(["requiresAttributes", demand.attribute.text.description])
      ).fixed(by: definition.adding(demand.attribute))
    }
  }
}

extension Message {
  fileprivate static func missing(_ demand: AttributeRequirements.Demand) -> Message {
    Message(
      fact: "'requiresAttributes' lacks '\(demand.attribute.text)', but \(demand.cause)",
      consequence: "the list belongs to another revision of the definition",
      remedy: "add the attribute, or register the definition and save the output"
    )
  }
}
