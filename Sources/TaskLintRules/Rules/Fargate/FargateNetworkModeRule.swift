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
      return [finding(at: place.range, .otherMode(mode), replacing: place.range)]
    case .null(let place):
      return [finding(at: place.range, .noMode, replacing: place.range)]
    case .absent:
      guard let key = definition.requiresCompatibilities.place?.name else { return [] }
      return [
        RuleFinding(at: key, .noMode, subject: Subject(["networkMode"]))
          .fixed(by: insertion(before: key, in: definition))
      ]
    case .unresolved, .mistyped: return []
    }
  }

  private func finding(
    at range: SourceRange, _ message: Message, replacing value: SourceRange
  ) -> RuleFinding {
    RuleFinding(at: range, message).fixed(
      by: Fix(.safe, "write 'awsvpc'", edits: [Fix.Edit(value, #""awsvpc""#)]))
  }

  /// The insertion of the property before a key, followed by the white space before that key.
  private func insertion(before key: SourceRange, in definition: TaskDefinition) -> Fix? {
    let bytes = definition.document.source.bytes
    var start = key.start
    while start > 0, bytes[start - 1].isJSONWhitespace { start -= 1 }
    let space = definition.document.source.text(in: SourceRange(start, key.start))
    let name: String
    switch definition.object.spelling {
    case .camelCase, .anyCase: name = "networkMode"
    case .pascalCase: name = "NetworkMode"
    case .snakeCase: return nil
    }
    let edit = Fix.Edit(SourceRange(key.start, key.start), "\"\(name)\": \"awsvpc\",\(space)")
    return Fix(.safe, "insert '\(name)'", edits: [edit])
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
