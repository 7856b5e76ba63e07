struct EnvironmentDuplicateRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "environment-duplicate",
    category: .secrets,
    severity: .warning,
    stage: .run,
    summary: "A container has a duplicate environment variable.",
    rationale: """
      The API accepts both entries, and AWS does not document which value the container gets. One \
      of the two values has no effect.
      """,
    remedy: "Remove one of the two entries.",
    references: [
      .init(
        "Amazon ECS API: KeyValuePair",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html")
    ],
    lessons: [
      Lesson(
        Example(
          app: """
            "environment": [
              { "name": [1|"STAGE"|], "value": "prod" },
              { "name": [|"STAGE"|], "value": "stg" }
            ]
            """),
        after: Example(app: #""environment": [{ "name": "STAGE", "value": "prod" }]"#))
    ],
    examples: [
      Example(
        app: """
          "environment": [{"name": [1|"STAGE"|], "value": "prod"}, {"name": [|"STAGE"|], "value": "stg"}]
          """, isDocumented: false),
      Example(
        sidecar: """
          "environment": [{"name": [1|"A"|], "value": "1"}, {"name": "B", "value": "1"},
            {"name": [|"A"|], "value": "1"}]
          """),
      Example(
        app: """
          "environment": [{"name": "STAGE", "value": "prod"}, {"name": "Stage", "value": "stg"}]
          """),
      Example(
        app: #""environment": [{"name": "STAGE", "value": "prod"}]"#,
        sidecar: #""environment": [{"name": "STAGE", "value": "prod"}]"#),
      Example(
        app: #""environment": [{"name": "", "value": "prod"}, {"name": "", "value": "stg"}]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.flatMap { container in
      container.environment.repeated.compactMap { first, repeated in
        guard let name = repeated.name.value, !name.isEmpty, let other = first.name.value else {
          return nil
        }
        return RuleFinding(
          at: name.range, .duplicate(name.text, container),
          subject: container.subject("environment", name.text, "name")
        ).related(other.range, "the first '\(name.text)'")
      }
    }
  }
}

extension Message {
  fileprivate static func duplicate(_ name: String, _ container: ContainerDefinition) -> Message {
    Message(
      fact: "duplicate variable '\(name)' in container \(container.label)",
      consequence: "it is not documented which of the two values the container gets",
      remedy: "remove one of the two"
    )
  }
}
