struct ECSPropertyUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-property-unknown",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "The API has no property of that name in that place.",
    rationale: """
      The AWS CLI and the SDKs compare a definition with the API's model and reject unknown \
      properties at any depth. Names are case-sensitive. The keys of `options`, `dockerLabels` and \
      other maps are free. Terraform ignores case in container definitions, and drops unknown \
      properties without an error: there the finding is a note. tasklint has the API's model of the \
      day in the message; a newer property is correct.
      """,
    remedy: "Correct the name, move the property to the right place, or remove it.",
    silences: silenced,
    references: [.registerTaskDefinition],
    lessons: [
      Lesson(Example(app: #"[|"Essential"|]: true"#)),
      Lesson(
        Example(
          task: role,
          app: """
            "environment": [
              { "name": "DB_PASSWORD", [|"valueFrom"|]: "/koyama/db-password" }
            ]
            """),
        after: Example(
          task: role,
          app: """
            "secrets": [
              { "name": "DB_PASSWORD", "valueFrom": "/koyama/db-password" }
            ]
            """)),
    ],
    examples: [
      Example(app: #""environment": [{ "name": "MODE", [|"vaule"|]: "batch" }]"#),
      Example(
        task: #""volumes": [{ "name": "data", [|"hosts"|]: {} }]"#,
        app: #""logConfiguration": { [|"logdriver"|]: "awsfirelens", "logDriver": "awsfirelens" }"#),
      Example(
        task: #""volumes": [{ "name": "data", [|"sourcePath"|]: "/data" }]"#,
        app: #""mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]"#),
      Example(
        task: role,
        app: #""secrets": [{ "name": "DB_PASSWORD", [|"valueform"|]: "/koyama/db-password" }]"#),
      Example(
        task: role,
        app: """
          "logConfiguration": {
            "logDriver": "awsfirelens",
            "options": {
              "Name": "datadog", "TLS": "on",
              [|"secretOptions"|]: [{ "name": "apikey", "valueFrom": "/koyama/DD_API_KEY" }]
            }
          }
          """),
      Example(
        task: role,
        app: """
          "logConfiguration": {
            "logDriver": "awsfirelens",
            "options": { "Name": "datadog", "TLS": "on" },
            [|"secrets"|]: [{ "name": "apikey", "valueFrom": "/koyama/DD_API_KEY" }]
          }
          """),
      Example(
        task:
          #""family": "koyama", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512""#,
        app: #"[|"networkMode"|]: "awsvpc""#),
      Example(app: #""essential": true"#),
      Example(app: #""environment": [{ "name": "MODE", "value": "batch" }]"#),
      Example(
        task:
          #""taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/koyama:7""#,
        app: #""dockerLabels": { "Essential": "yes" }"#),
    ]
  )

  private static let role = #""executionRoleArn": "arn:aws:iam::111122223333:role/koyama""#

  /// The rules that report what a property causes that is not in its place.
  private static let silenced: [RuleID] = [
    "ecs-property-missing", "ecs-memory-missing", "ecs-volume-unknown", "fargate-network-mode",
    "execution-role-missing", "awslogs-option-missing", "log-configuration-missing",
    "log-driver-not-firelens", "firelens-not-used", "firelens-sidecar-missing",
    "firelens-sidecar-user-implicit", "firelens-sidecar-memory-unset", "output-option-missing",
    "output-option-unknown", "datadog-api-key-missing", "datadog-variable-missing",
    "firehose-variable-missing",
  ]

  /// The number of unknown properties with a suggestion: a file with more is of another kind.
  private static let suggestions = 100

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    var found = 0
    let unknown = definition.schemaViolations.findings { violation in
      guard case .unknownProperty(let key, let structure, let owner) = violation.fault,
        !violation.context.isLoop(key)
      else { return nil }
      found += 1
      let isSuggested = found <= Self.suggestions
      let finding =
        Self.wrongCase(key, in: structure, owner, violation, isFixed: isSuggested)
        ?? (isSuggested ? Self.misplaced(key, violation, in: definition) : nil)
        ?? Self.unknown(key, in: structure, owner, violation, isSuggested: isSuggested)
      // Terraform accepts the definition without the property.
      return violation.context.isReadByTerraform ? finding.with(.note) : finding
    }
    return definition.misplacedAttributes.map(MisplacedAttribute.finding) + unknown
  }

  private static func wrongCase(
    _ key: JSONString, in structure: JSONValue, _ owner: APIModel.ShapeName,
    _ violation: SchemaViolation, isFixed: Bool
  ) -> RuleFinding? {
    guard let entry = APIModel.table.entry(ignoringCaseOf: key.text, in: owner) else { return nil }
    let name = violation.spelling(of: entry.name.description, in: owner)
    return RuleFinding(
      at: key.range, .unknown(key, suggestion: name, in: structure, violation),
      subject: violation.subject(entry.name.description)
    ).fixed(by: isFixed ? rename(key, name, in: structure) : nil)
  }

  private static func misplaced(
    _ key: JSONString, _ violation: SchemaViolation, in definition: TaskDefinition
  ) -> RuleFinding? {
    guard let place = PropertyPlaceSearch(violation, in: definition)?.place else { return nil }
    let finding = RuleFinding(
      at: key.range, .misplaced(key, place, violation),
      subject: violation.subject(violation.context.spelling.canonical(key.text)))
    return violation.context.isReadByTerraform ? finding : finding.covering(place.subjects)
  }

  private static func unknown(
    _ key: JSONString, in structure: JSONValue, _ owner: APIModel.ShapeName,
    _ violation: SchemaViolation, isSuggested: Bool
  ) -> RuleFinding {
    guard isSuggested else {
      return RuleFinding(
        at: key.range, .unknown(key, suggestion: nil, in: structure, violation),
        subject: violation.subject(violation.context.spelling.canonical(key.text)))
    }
    let members = APIModel.members(of: owner)
    let names = members.lazy.map { violation.spelling(of: $0.name.description, in: owner) }
    let nearest = EditDistance.nearest(to: key.text, in: names)
    let finding = RuleFinding(
      at: key.range, .unknown(key, suggestion: nearest, in: structure, violation),
      subject: violation.subject(violation.context.spelling.canonical(key.text)))
    guard let nearest, !violation.context.isReadByTerraform,
      let index = names.firstIndex(of: nearest)
    else { return finding }
    // A misspelled property is not missing as well.
    return finding.covering([violation.subject(members[index].name.description)])
  }

  /// The fix of a name's case, nil if it would make a duplicate key.
  private static func rename(_ key: JSONString, _ name: String, in structure: JSONValue) -> Fix? {
    guard !structure.hasProperty(name) else { return nil }
    return Fix(.safe, "rename it to '\(name)'", edits: [.rewriting(key, as: name)])
  }
}

extension JSONValue {
  fileprivate func hasProperty(_ name: String) -> Bool {
    members.contains { $0.key.text == name }
  }
}

extension InputContext {
  /// Whether a key is a loop of a template, which makes properties.
  fileprivate func isLoop(_ key: JSONString) -> Bool {
    hasFunctions && key.text.hasPrefix("Fn::ForEach::")
  }

  /// Whether Terraform reads the definition, which ignores case and drops unknown properties.
  fileprivate var isReadByTerraform: Bool {
    switch spelling {
    case .anyCase, .snakeCase: true
    case .camelCase, .pascalCase: false
    }
  }
}

extension Message {
  private static func consequence(of violation: SchemaViolation) -> MessageText {
    switch violation.context.spelling {
    case .camelCase:
      "the API rejects the definition (API model of \(APIModel.date))"
    case .pascalCase:
      "CloudFormation rejects the template (API model of \(APIModel.date))"
    case .snakeCase, .anyCase:
      "Terraform ignores it, the AWS CLI rejects the definition (API model of \(APIModel.date))"
    }
  }

  fileprivate static func unknown(
    _ key: JSONString, suggestion: String?, in structure: JSONValue, _ violation: SchemaViolation
  ) -> Message {
    Message(
      fact: "unknown property '\(key.shown)' in \(violation.location)"
        + (suggestion.map { "; did you mean '\($0)'?" } ?? ""),
      consequence: consequence(of: violation),
      remedy: suggestion.map { name in
        structure.hasProperty(name)
          ? "remove it; '\(name)' is already set" : "rename it to '\(name)', or remove it"
      } ?? "remove it"
    )
  }

  fileprivate static func misplaced(
    _ key: JSONString, _ place: PropertyPlace, _ violation: SchemaViolation
  ) -> Message {
    Message(
      fact:
        "unknown property '\(key.shown)' in \(violation.location); \(place.hint)",
      consequence: consequence(of: violation),
      remedy: "\(place.remedy)"
    )
  }
}
