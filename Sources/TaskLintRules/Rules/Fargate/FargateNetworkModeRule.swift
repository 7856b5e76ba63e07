struct FargateNetworkModeRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fargate-network-mode",
    category: .fargate,
    severity: .error,
    stage: .register,
    summary: "A task on Fargate does not use the network mode awsvpc.",
    rationale: """
      Fargate gives each task a network interface and only supports the network mode `awsvpc`. \
      `networkMode` defaults to `bridge`, so the API rejects the definition without it.
      """,
    remedy: "Set `networkMode` to `awsvpc`.",
    references: [.fargate],
    lessons: [
      Lesson(Example(task: #""requiresCompatibilities": ["FARGATE"], "networkMode": [|"bridge"|]"#))
    ],
    examples: [
      Example(task: #""requiresCompatibilities": ["FARGATE"], "networkMode": [|"host"|]"#),
      Example(
        task: """
          "family": "koyama",
          [|"requiresCompatibilities"|]: ["FARGATE"],
          "cpu": "256",
          "memory": "512"
          """),
      Example(task: #""requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc""#),
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#),
      Example(task: #""requiresCompatibilities": ["FARGATE"], "networkMode": """#),
      Example(task: #""requiresCompatibilities": ["EC2"], "networkMode": "bridge""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    switch definition.networkMode {
    case .value(let mode, let place):
      // Pipelines fill in an empty mode.
      guard mode != "awsvpc", !mode.isEmpty else { return [] }
      return [finding(at: place.range, .otherMode(mode), in: definition)]
    case .null(let place):
      return [finding(at: place.range, .noMode, in: definition)]
    case .absent:
      guard let key = definition.requiresCompatibilities.place?.name else { return [] }
      return [
        RuleFinding(at: key, .noMode, subject: Subject(["networkMode"]))
          .fixed(by: Self.insertion(into: definition))
      ]
    case .unresolved, .mistyped: return []
    }
  }

  private func finding(
    at range: SourceRange, _ message: Message, in definition: TaskDefinition
  ) -> RuleFinding {
    RuleFinding(at: range, message).fixed(
      by: Fix(
        .safe, "set 'networkMode' to 'awsvpc'",
        edit: definition.properties.setting(.networkMode, to: "awsvpc")))
  }

  /// Inserts the property after `requiresCompatibilities`.
  private static func insertion(into definition: TaskDefinition) -> Fix? {
    guard let member = definition.properties.member(.requiresCompatibilities),
      definition.properties.setting(.networkMode, to: "awsvpc") != nil
    else { return nil }
    let name = definition.properties.spelledName(of: .networkMode)
    return Fix(
      .safe, "set '\(name)' to 'awsvpc'",
      edit: .adding(name, "awsvpc", after: member.key, of: definition.object.value))
  }
}

extension Message {
  private static let networkRejection: MessageText =
    "Fargate only supports 'awsvpc'; the API rejects the definition"

  fileprivate static func otherMode(_ mode: JSONString) -> Message {
    Message(
      fact: "network mode '\(mode.shown)' is not supported on Fargate",
      consequence: networkRejection,
      remedy: "set 'networkMode' to 'awsvpc'"
    )
  }

  fileprivate static let noMode = Message(
    fact: "missing 'networkMode' for a task on Fargate; the default is 'bridge'",
    consequence: networkRejection,
    remedy: "set 'networkMode' to 'awsvpc'"
  )
}
