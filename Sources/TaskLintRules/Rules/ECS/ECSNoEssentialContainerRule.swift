struct ECSNoEssentialContainerRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-no-essential-container",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "No container of the task is essential.",
    rationale: """
      A task runs until an essential container exits, so the API rejects a definition without an \
      essential container. `essential` defaults to `true`.
      """,
    remedy: "Set `essential` to `true` on the main container of the task and on the log router.",
    references: [.containerDefinition],
    lessons: [
      Lesson(
        Example(containers(app: "false", key: #"[|"containerDefinitions"|]"#)),
        after: Example(containers(app: "true")))
    ],
    examples: [
      Example(
        """
        {
          "family": "koyama",
          "memory": "512",
          [|"containerDefinitions"|]: [
            { "name": "app", "essential": false, "firelensConfiguration": ${ROUTER} }
          ]
        }
        """),
      Example(containers(app: "null")),
      Example(#"{ "containerDefinitions": [{ "name": "app", "essential": false }] }"#),
      Example(
        """
        {
          "containerDefinitions": [
            { "name": "app", "essential": false }, { "name": "web", "essential": false }, ${MORE}
          ]
        }
        """),
      Example(#"{ "family": "koyama", "memory": "512", "containerDefinitions": null }"#),
    ]
  )

  private static func containers(
    app: String, key: String = #""containerDefinitions""#
  ) -> String {
    """
    {
      \(key): [
        { "name": "app", "image": "koyama/app:1.4", "essential": \(app) },
        {
          "name": "fluentbit",
          "image": "koyama/fluent-bit:2.1",
          "essential": false,
          "firelensConfiguration": ${ROUTER}
        }
      ]
    }
    """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard !definition.mayHaveMoreContainers,
      // A fragment of one container is combined with others.
      !definition.object.isPartial || definition.containers.count > 1,
      definition.containers.allSatisfy({ $0.essential.value == false }),
      !definition.containers.isEmpty || definition.properties.containerDefinitions.value != nil
    else { return [] }
    return [
      RuleFinding(
        at: definition.containersPlace.name, .noneEssential(definition.containers.count))
    ]
  }
}

extension Message {
  fileprivate static func noneEssential(_ count: Int) -> Message {
    Message(
      fact: count == 0 ? "the task has no containers" : "no container of the task is essential",
      consequence: "the API rejects the definition",
      remedy: count == 0
        ? "add a container"
        : "set 'essential' to true on the main container, or remove it; the default is true"
    )
  }
}
