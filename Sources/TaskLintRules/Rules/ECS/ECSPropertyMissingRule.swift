struct ECSPropertyMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-property-missing",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A property that the API requires is missing.",
    rationale: """
      The API requires some properties of each structure, such as the `valueFrom` of a secret, the \
      `condition` of a dependency, the `containerPath` of a mount point or the `name` of a \
      container. A property that is null counts as missing. An `image` may be missing: deploy tools \
      add it.
      """,
    remedy: "Add the property.",
    references: [.registerTaskDefinition],
    lessons: [
      Lesson(
        Example(
          app: #"[|"ulimits"|]: [{ "name": "nofile", "softLimit": 1024 }]"#),
        after: Example(
          app: #""ulimits": [{ "name": "nofile", "softLimit": 1024, "hardLimit": 1024 }]"#))
    ],
    examples: [
      Example(
        task: #""executionRoleArn": "arn:aws:iam::111122223333:role/koyama""#,
        app: #"[|"secrets"|]: [{ "name": "DATABASE_URL" }]"#),
      Example(
        app: #"[|"ulimits"|]: [{ "name": "nofile", "softLimit": 1024, "hardLimit": null }]"#),
      Example(
        app: #""ulimits": [{ "name": "nofile", "softLimit": 1024, "hardLimit": 1024 }]"#),
      Example(more: [#"[|{|] "image": "koyama/worker:3", "essential": false }"#]),
      Example(
        task: #""volumes": [{ "name": "data" }]"#,
        app: #"[|"mountPoints"|]: [{ "sourceVolume": "data" }]"#),
      Example(app: #"[|"portMappings"|]: [{ "hostPort": 8080, "protocol": "tcp" }]"#),
      Example(app: #""portMappings": [{ "containerPortRange": "8080-8090" }]"#),
      Example(app: #""image": """#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.schemaViolations.findings { violation in
      guard case .missingProperty(let name, let structure, let owner) = violation.fault else {
        return nil
      }
      let spelled = violation.spelling(of: name.description, in: owner)
      return RuleFinding(
        at: violation.nearestKey ?? structure.firstToken, .missing(spelled, violation),
        subject: violation.subject(name.description))
    }
  }
}

extension Message {
  fileprivate static func missing(_ name: String, _ violation: SchemaViolation) -> Message {
    Message(
      fact: "missing '\(name)' in \(violation.location)",
      consequence: "the API requires it and rejects the definition",
      remedy: "add '\(name)'"
    )
  }
}
