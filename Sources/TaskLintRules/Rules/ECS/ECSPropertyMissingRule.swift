struct ECSPropertyMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-property-missing",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A member that the API requires is absent.",
    rationale: """
      The API names for each structure the members that it can't do without, such as the \
      `valueFrom` of a secret or the `condition` of a dependency; a container needs a `name`. A \
      member that is null counts as absent. An image may be left to the tool that deploys.
      """,
    remedy: "Add the member.",
    references: [.registerTaskDefinition],
    examples: [
      Example(
        task: #""executionRoleArn": "arn:aws:iam::111122223333:role/koyama""#,
        app: #"[|"secrets"|]: [{ "name": "DATABASE_URL" }]"#),
      Example(
        app: #"[|"ulimits"|]: [{ "name": "nofile", "softLimit": 1024, "hardLimit": null }]"#),
      Example(more: [#"[|{|] "image": "koyama/worker:3", "essential": false }"#]),
      Example(
        app: #""ulimits": [{ "name": "nofile", "softLimit": 1024, "hardLimit": 1024 }]"#),
      Example(app: #""image": """#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.departures.compactMap { departure in
      guard case .missingMember(let name, let structure) = departure.fault else { return nil }
      return RuleFinding(
        at: departure.nearestKey ?? structure.firstToken, .missing(name.description, departure),
        subject: departure.subject(name.description))
    }
  }
}

extension Message {
  fileprivate static func missing(_ name: String, _ departure: Departure) -> Message {
    Message(
      fact: "\(departure.location) has no '\(name)'",
      consequence: "the API requires it and refuses the definition at registration",
      remedy: "add '\(name)'"
    )
  }
}
