struct SecretShadowsEnvironmentRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "secret-shadows-environment",
    category: .secrets,
    severity: .error,
    stage: .register,
    summary: "A container has a variable in both `environment` and `secrets`.",
    rationale: """
      Both lists set environment variables, and the API rejects a name in both: `The secret name \
      must be unique and not shared with any new or existing environment variables set on the \
      container`. Names are case-sensitive.
      """,
    remedy: """
      Remove the variable from `environment`. If its value was the secret, replace the secret.
      """,
    references: [.sensitiveData],
    lessons: [
      Lesson(
        Example(
          app: """
            "environment": [{ "name": [1|"DB_PASSWORD"|], "value": "" }],
            "secrets": [{ "name": [|"DB_PASSWORD"|], "valueFrom": "/koyama/db" }]
            """),
        after: Example(
          app: #""secrets": [{ "name": "DB_PASSWORD", "valueFrom": "/koyama/db" }]"#))
    ],
    examples: [
      Example(
        app: """
          "environment": [{"name": [1|"DB_PASSWORD"|], "value": ""}],
          "secrets": [{"name": [|"DB_PASSWORD"|], "valueFrom": "/koyama/db"}]
          """, isDocumented: false),
      Example(
        sidecar: """
          "secrets": [{"name": [|"TENANT"|], "valueFrom": "/koyama/tenant"}],
          "environment": [{"name": "STAGE", "value": "prod"}, {"name": [1|"TENANT"|], "value": "a"}]
          """),
      Example(
        app: """
          "environment": [{"name": "DB_USER", "value": ""}],
          "secrets": [{"name": "DB_PASSWORD", "valueFrom": "/koyama/db"}]
          """),
      Example(
        app: #""environment": [{"name": "TENANT", "value": "a"}]"#,
        sidecar: #""secrets": [{"name": "TENANT", "valueFrom": "/koyama/tenant"}]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.flatMap { container in
      let (secrets, environment) = (container.secrets.entries, container.environment)
      return secrets.indices.compactMap { index -> RuleFinding? in
        // A name that is not a variable's as it is written is not one in any case.
        if let written = secrets.written(index), environment.first(named: written.name) == nil {
          return nil
        }
        guard let name = secrets[index].name.value,
          let other = environment.first(named: name)?.name.value
        else { return nil }
        return RuleFinding(
          at: name.range, .shadows(name.text, container),
          subject: container.subject("secrets", name.text)
        ).related(other.range, "the variable in 'environment'")
      }
    }
  }
}

extension Message {
  fileprivate static func shadows(_ name: String, _ container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) has '\(name)' in both 'secrets' and 'environment'",
      consequence: "the API rejects the definition",
      remedy: "remove it from 'environment'"
    )
  }
}
