struct RequiresAttributesDuplicateRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "requires-attributes-duplicate",
    category: .attributes,
    severity: .warning,
    stage: .edit,
    summary: "`requiresAttributes` lists an attribute twice.",
    rationale: """
      ECS lists each attribute once. A duplicate shows that the list was edited by hand and is no \
      longer what ECS returned.
      """,
    remedy: "Remove the second element.",
    references: [.taskDefinitionShape],
    lessons: [
      Lesson(example(awslogs, "[|\(awslogs)|]"))
    ],
    examples: [
      example(
        #""ecs.capability.fault-injection""#, #"[|"ecs.capability.fault-injection"|]"#),
      example(
        #""com.amazonaws.ecs.capability.docker-remote-api.1.18""#,
        #"[|"com.amazonaws.ecs.capability.docker-remote-api.1.18"|]"#),
      example(
        #""ecs.capability.fault-injection""#, #""ecs.capability.container-restart-policy""#),
      // With another prefix it is another attribute.
      example(
        #""com.amazonaws.ecs.capability.fault-injection""#, #""ecs.capability.fault-injection""#),
    ]
  )

  /// The attribute of the complete log router's own log driver.
  private static let awslogs = #""com.amazonaws.ecs.capability.logging-driver.awslogs""#

  private static func example(_ first: String, _ second: String, line: Int = #line) -> Example {
    Example(task: attributes([first, second]), line: line)
  }

  private static func attributes(_ names: [String]) -> String {
    let more = names.map { ",\n  { \"name\": \($0) }" }.joined()
    return """
      "requiresAttributes": [
        { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
        { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
        { "name": "ecs.capability.firelens.fluentbit" },
        { "name": "ecs.capability.firelens.options.config.file" }\(more)
      ]
      """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    var seen = AttributeNames()
    var seenUnknown: Set<String> = []
    return (definition.requiresAttributes.value ?? []).compactMap { element in
      guard let attribute = ListedAttribute(element.value) else { return nil }
      let name = attribute.name
      let isNew =
        attribute.known.map { seen.insert($0) } ?? seenUnknown.insert(name.text).inserted
      guard !isNew else { return nil }
      return RuleFinding(
        at: name.range, .duplicate(name.text), subject: Subject(["requiresAttributes", name.text])
      ).fixed(by: definition.removing(attribute: name))
    }
  }
}

extension Message {
  fileprivate static func duplicate(_ name: String) -> Message {
    Message(
      fact: "duplicate attribute '\(name)' in 'requiresAttributes'",
      consequence: "ECS lists each attribute once; the list was edited by hand",
      remedy: "remove one of the two"
    )
  }
}
