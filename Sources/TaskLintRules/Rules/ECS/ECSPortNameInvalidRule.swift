struct ECSPortNameInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-port-name-invalid",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "The name of a port mapping is invalid or a duplicate.",
    rationale: """
      Service Connect and VPC Lattice refer to a port mapping by its name. It has at most 64 \
      lower-case letters, digits, underscores and hyphens, does not start with a hyphen, and is \
      unique in the task.
      """,
    remedy: "Use a unique name of lower-case letters, digits, underscores and hyphens.",
    references: [
      .portMapping,
      .init(
        "Amazon ECS: Service Connect",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html"),
    ],
    lessons: [
      Lesson(
        Example(app: #""portMappings": [{ "containerPort": 8080, "name": [|"HTTP"|] }]"#),
        after: Example(app: #""portMappings": [{ "containerPort": 8080, "name": "http" }]"#)),
      Lesson(
        Example(
          app: """
            "portMappings": [
              { "containerPort": 8080, "name": [1|"http"|] },
              { "containerPort": 8081, "name": [|"http"|] }
            ]
            """),
        after: Example(
          app: """
            "portMappings": [
              { "containerPort": 8080, "name": "http" },
              { "containerPort": 8081, "name": "admin" }
            ]
            """)),
    ],
    examples: [
      Example(app: #""portMappings": [{ "containerPort": 8080, "name": [|"-http"|] }]"#),
      Example(app: #""portMappings": [{ "containerPort": 8080, "name": [|"http.api"|] }]"#),
      Example(app: #""portMappings": [{ "containerPort": 8080, "name": "_http-2" }]"#),
      Example(app: #""portMappings": [{ "containerPort": 8080, "name": "" }]"#),
      Example(app: #""portMappings": [{ "containerPort": 8080, "name": "${PORT_NAME}" }]"#),
    ]
  )

  private static let mostCharacters = 64

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    var firsts: [String: SourceRange] = [:]
    var findings: [RuleFinding] = []
    for container in definition.containers {
      for mapping in container.portMappings.value ?? [] {
        guard case .value(let name, let place)? = mapping.value?.name, !name.isEmpty else {
          continue
        }
        if let problem = Self.problem(with: name) {
          findings.append(RuleFinding(at: place.range, .invalid(name, in: container, problem)))
        } else if let first = firsts[name.text] {
          findings.append(
            RuleFinding(at: place.range, .duplicate(name, in: container))
              .related(first, "the first mapping with the name").known(by: [name.text]))
        } else {
          firsts[name.text] = place.range
        }
      }
    }
    return findings
  }

  private static func problem(with name: JSONString) -> MessageText? {
    let bytes = Array(name.text.utf8)
    if bytes.count > mostCharacters { return "it has more than \(mostCharacters) characters" }
    if bytes.first == UInt8(ascii: "-") { return "it starts with a hyphen" }
    let isAllowed = bytes.allSatisfy {
      $0.isLowercase || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
    return isAllowed
      ? nil : "it contains other characters than lower-case letters, digits, '_' and '-'"
  }
}

extension Message {
  fileprivate static func invalid(
    _ name: JSONString, in container: ContainerDefinition, _ problem: MessageText
  ) -> Message {
    Message(
      fact: "invalid port name '\(name.shown)' in container \(container.label); \(problem)",
      consequence: "the API rejects the definition",
      remedy: "use lower-case letters, digits, underscores and hyphens"
    )
  }

  fileprivate static func duplicate(
    _ name: JSONString, in container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "duplicate port name '\(name.shown)' in container \(container.label)",
      consequence: "the API rejects the definition",
      remedy: "use another name for one of the two mappings"
    )
  }
}
