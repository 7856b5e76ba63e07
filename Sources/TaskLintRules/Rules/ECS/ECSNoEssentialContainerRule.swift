struct ECSNoEssentialContainerRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-no-essential-container",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "No container of the task is essential.",
    rationale: """
      A task lives as long as its essential containers, so the API refuses a definition without \
      one. An absent `essential` means true.
      """,
    remedy: "Set `essential` to true on the container that the task is for, and on the log router.",
    references: [.containerDefinition],
    examples: [
      Example(containers(app: "false", key: #"[|"containerDefinitions"|]"#)),
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
      Example(containers(app: "true")),
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
      // A fragment of one container is put together with others.
      !definition.object.isPartial || definition.containers.count > 1,
      definition.containers.allSatisfy({ $0.essential.value == false }),
      !definition.containers.isEmpty || definition.object.list("containerDefinitions").value != nil
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
      fact: count == 0 ? "the task has no container" : "none of the task's containers is essential",
      consequence: "the API refuses the definition at registration",
      remedy: "set 'essential' to true on a container, or leave it out: true is the default"
    )
  }
}
