struct SecretShadowsEnvironmentRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "secret-shadows-environment",
    category: .secrets,
    severity: .error,
    stage: .register,
    summary: "A name stands in both `environment` and `secrets` of one container.",
    rationale: """
      Both set a variable, so the API refuses the name twice: `The secret name must be unique and \
      not shared with any new or existing environment variables set on the container`. Names \
      differ by case.
      """,
    remedy: "Take the variable out of `environment`, and replace its value if it was the secret.",
    references: [.sensitiveData],
    examples: [
      Example(
        app: """
          "environment": [{"name": [1|"DB_PASSWORD"|], "value": ""}],
          "secrets": [{"name": [|"DB_PASSWORD"|], "valueFrom": "/koyama/db"}]
          """),
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
        // What is no variable's name as it is written is none if it is known.
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
      consequence: "the API refuses it at registration",
      remedy: "take it out of 'environment'"
    )
  }
}
