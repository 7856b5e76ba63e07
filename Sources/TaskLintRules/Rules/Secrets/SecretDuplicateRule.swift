struct SecretDuplicateRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "secret-duplicate",
    category: .secrets,
    severity: .error,
    stage: .register,
    summary: "A container has two secrets of one name.",
    rationale: """
      Each secret becomes an environment variable, and the API rejects a second one with `The secret \
      name must be unique`. Names are case-sensitive.
      """,
    remedy: "Remove or rename one of the two.",
    references: [.sensitiveData],
    lessons: [
      Lesson(
        Example(
          app: """
            "secrets": [
              { "name": [1|"DB_PASSWORD"|], "valueFrom": "/koyama/db" },
              { "name": [|"DB_PASSWORD"|], "valueFrom": "/koyama/db-replica" }
            ]
            """),
        after: Example(
          app: """
            "secrets": [
              { "name": "DB_PASSWORD", "valueFrom": "/koyama/db" },
              { "name": "DB_REPLICA_PASSWORD", "valueFrom": "/koyama/db-replica" }
            ]
            """))
    ],
    examples: [
      Example(
        sidecar: """
          "secrets": [
            { "name": [1|"DB_PASSWORD"|], "valueFrom": "/koyama/db" },
            { "name": "DB_USER", "valueFrom": "/koyama/user" },
            { "name": [|"DB_PASSWORD"|], "valueFrom": "/koyama/db" }
          ]
          """),
      Example(
        app: """
          "secrets": [
            { "name": "DB_PASSWORD", "valueFrom": "/koyama/db" },
            { "name": "Db_Password", "valueFrom": "/koyama/db-replica" }
          ]
          """),
      Example(
        app: #""secrets": [{ "name": "DB_PASSWORD", "valueFrom": "/koyama/db" }]"#,
        sidecar: #""secrets": [{ "name": "DB_PASSWORD", "valueFrom": "/koyama/db" }]"#),
      Example(
        app: """
          "secrets": [
            { "name": "DB_PASSWORD", "valueFrom": "/koyama/db" },
            { "name": "DB_REPLICA", "valueFrom": "/koyama/db-replica" }
          ]
          """),
      Example(
        app: """
          "secrets": [
            { "name": "DB_PASSWORD", "valueFrom": "/koyama/db" },
            { "name": "DB_REPLICA_PASSWORD", "valueFrom": "/koyama/db" }
          ]
          """),
      Example(
        app: """
          "secrets": [
            { "name": "DB_PASSWORD", "valueFrom": "/koyama/db" },
            { "name": "${NAME}", "valueFrom": "/koyama/db-replica" }
          ]
          """),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.flatMap { container in
      container.secrets.repeated.compactMap { first, repeated in
        guard let name = repeated.name.value, !name.isEmpty, let other = first.name.value else {
          return nil
        }
        return RuleFinding(
          at: name.range, .duplicate(name.text, container),
          subject: container.subject("secrets", name.text, "name")
        ).related(other.range, "the first '\(name.text)'")
      }
    }
  }
}

extension Message {
  fileprivate static func duplicate(_ name: String, _ container: ContainerDefinition) -> Message {
    Message(
      fact: "duplicate secret '\(name)' in container \(container.label)",
      consequence: "the API rejects it with \"The secret name must be unique\"",
      remedy: "remove or rename one of the two"
    )
  }
}
