struct RequiresAttributesDuplicateRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "requires-attributes-duplicate",
    category: .attributes,
    severity: .warning,
    stage: .edit,
    summary: "An attribute stands twice in `requiresAttributes`.",
    rationale: """
      ECS names each attribute once. A second entry shows that the list was put together by hand, \
      so that it is no answer of ECS's any more.
      """,
    remedy: "Remove the second entry.",
    references: [.taskDefinitionShape],
    examples: [
      example(#""ecs.capability.efs""#, #"[|"ecs.capability.efs"|]"#),
      example(
        #""com.amazonaws.ecs.capability.docker-remote-api.1.17""#,
        #"[|"com.amazonaws.ecs.capability.docker-remote-api.1.17"|]"#),
      example(#""ecs.capability.efs""#, #""ecs.capability.efsAuth""#),
      // The two prefixes make two attributes.
      example(#""com.amazonaws.ecs.capability.efs""#, #""ecs.capability.efs""#),
    ]
  )

  private static func example(_ first: String, _ second: String, line: Int = #line) -> Example {
    Example(
      task: """
        "requiresAttributes": [
          { "name": "com.amazonaws.ecs.capability.logging-driver.awsfirelens" },
          { "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19" },
          { "name": "ecs.capability.firelens.fluentbit" },
          { "name": "ecs.capability.firelens.options.config.file" },
          { "name": \(first) },
          { "name": \(second) }
        ]
        """, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    var seen: Set<String> = []
    return (definition.requiresAttributes.value ?? []).compactMap { element in
      guard let name = element.value?.string("name").value, !seen.insert(name.text).inserted
      else { return nil }
      return RuleFinding(
        at: name.range, .duplicate(name.text), subject: Subject(["requiresAttributes", name.text]))
    }
  }
}

extension Message {
  fileprivate static func duplicate(_ name: String) -> Message {
    Message(
      fact: "'\(name)' stands twice in 'requiresAttributes'",
      consequence: "ECS names each attribute once, so the list was edited by hand",
      remedy: "remove one of the two"
    )
  }
}
