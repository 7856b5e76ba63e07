struct FargateNetworkModeRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fargate-network-mode",
    category: .fargate,
    severity: .error,
    stage: .register,
    summary: "A task on Fargate has another network mode than awsvpc.",
    rationale: """
      Every task on Fargate has a network interface of its own, which is what `awsvpc` means. An \
      absent `networkMode` means `bridge`.
      """,
    remedy: "Set `networkMode` to `awsvpc`.",
    references: [.fargate],
    examples: [
      Example(task: #""requiresCompatibilities": ["FARGATE"], "networkMode": [|"bridge"|]"#),
      Example(
        task: """
          "family": "koyama",
          [|"requiresCompatibilities"|]: ["FARGATE"],
          "cpu": "256",
          "memory": "512"
          """),
      Example(task: #""requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc""#),
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#),
      Example(task: #""requiresCompatibilities": ["EC2"], "networkMode": "bridge""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    switch definition.networkMode {
    case .value(let mode, let place):
      guard mode != "awsvpc" else { return [] }
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

  /// The member as one of its own before a key, with the white space that stands before that.
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
  private static let networkRefusal =
    "Fargate runs 'awsvpc' alone, and the API refuses the definition"

  fileprivate static func otherMode(_ mode: JSONString) -> Message {
    Message(
      fact: "the network mode of a task on Fargate is '\(mode.shown)'",
      consequence: networkRefusal,
      remedy: "write 'awsvpc'"
    )
  }

  fileprivate static let noMode = Message(
    fact: "a task on Fargate has no network mode, which means 'bridge'",
    consequence: networkRefusal,
    remedy: "set 'networkMode' to 'awsvpc'"
  )
}
