struct RequiresAttributesSurplusRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "requires-attributes-surplus",
    category: .attributes,
    severity: .warning,
    stage: .edit,
    summary: "`requiresAttributes` has an attribute that nothing in the definition needs.",
    rationale: """
      ECS derives the list when a definition is registered. An attribute without a cause shows that \
      something was removed from the file since: the registered definition differs from the file. \
      Attributes that tasklint does not know are accepted.
      """,
    remedy: """
      Remove the attribute if the edit is intended, or restore what needs it; then register the \
      definition and save the output.
      """,
    references: [.taskDefinitionShape],
    lessons: [
      Lesson(
        Example(task: attributes(#"[|"ecs.capability.container-health-check"|]"#)))
    ],
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
      surplus("ecs.capability.efs", #""volumes": []"#),
      surplus(
        "ecs.capability.efsAuth",
        #""volumes": [{ "name": "data", "host": { "sourcePath": "/a" } }]"#
      ),
      surplus(
        "ecs.capability.pid-ipc-namespace-sharing", #""pidMode": null, "ipcMode": null"#),
      surplus("ecs.capability.aws-appmesh", #""proxyConfiguration": null"#),
      surplus("ecs.capability.extensible-ephemeral-storage", #""ephemeralStorage": null"#),
      surplus("com.amazonaws.ecs.capability.privileged-container", #""volumes": []"#),
      surplus(
        "ecs.capability.private-registry-authentication.secretsmanager", #""volumes": []"#),
      surplus("ecs.capability.container-ordering", #""volumes": []"#, app: #""dependsOn": []"#),
      Example(
        task: #""requiresAttributes": [{ "name": "ecs.capability.container-ordering" }]"#,
        app: #""startTimeout": 30"#),
      Example(
        task: #""requiresAttributes": [{ "name": "ecs.capability.container-ordering" }]"#,
        app: #""stopTimeout": 30"#),
      Example(
        task: """
          "ephemeralStorage": { "sizeInGiB": 30 },
          "requiresAttributes": [{ "name": "ecs.capability.extensible-ephemeral-storage" }]
          """),
      Example(
        task: #""requiresAttributes": [{ "name": "ecs.capability.firelens.fluentd" }]"#,
        sidecar: #""firelensConfiguration": { "type": "fluentd" }"#),
      // The attribute of the IPC mode 'none' is not known.
      Example(
        task: """
          "pidMode": null, "ipcMode": "none",
          "requiresAttributes": [{ "name": "ecs.capability.pid-ipc-namespace-sharing" }]
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

  /// The attributes of the log router and one that nothing needs, and the properties that decide
  /// that.
  private static func surplus(
    _ attribute: String, _ task: String, app: String = "", line: Int = #line
  ) -> Example {
    Example(
      task: """
        \(task),
        "requiresAttributes": [
          { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
          { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
          { "name": "ecs.capability.firelens.fluentbit" },
          { "name": "ecs.capability.firelens.options.config.file" },
          { "name": [|"\(attribute)"|] }
        ]
        """, app: app, line: line)
  }

  /// The attributes of the complete log router, and others.
  private static func attributes(_ others: String...) -> String {
    let more = others.map { ",\n  { \"name\": \($0) }" }.joined()
    return """
      "requiresAttributes": [
        { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
        { "name": "com.amazonaws.ecs.capability.logging-driver.awslogs" },
        { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
        { "name": "ecs.capability.firelens.fluentbit" },
        { "name": "ecs.capability.firelens.options.config.file" }\(more)
      ]
      """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let elements = definition.requiresAttributes.value else { return [] }
    let requirements = AttributeRequirements(definition)
    var seen: Set<String> = []
    return elements.compactMap { element in
      guard let attribute = ListedAttribute(element.value),
        let absence = requirements.absence(of: attribute.name, attribute.known),
        seen.insert(attribute.name.text).inserted
      else { return nil }
      let name = attribute.name
      return RuleFinding(
        at: name.range, .surplus(name.text, absence: absence),
        subject: Subject(["requiresAttributes", name.text])
      ).fixed(by: definition.removing(attribute: name))
    }
  }
}

extension Message {
  fileprivate static func surplus(_ name: String, absence: String) -> Message {
    Message(
      fact: "'requiresAttributes' has '\(name)', but \(absence)",
      consequence: "the file was edited after it was registered",
      remedy: "remove the attribute, or restore what needs it"
    )
  }
}
