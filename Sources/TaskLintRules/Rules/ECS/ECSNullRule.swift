struct ECSNullRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-null",
    category: .ecs,
    severity: .note,
    stage: .edit,
    summary: "A definition that is to be registered holds nulls.",
    rationale: """
      The AWS CLI and the SDKs refuse null anywhere in the input of register-task-definition. Older \
      consoles wrote it for every member that is not set.
      """,
    remedy: "Remove the members that are null.",
    references: [.registerTaskDefinition],
    examples: [
      Example(app: #""cpu": [|null|]"#),
      Example(task: #""volumes": [|null|]"#, app: #""cpu": 0"#),
      Example(app: #""cpu": 0"#),
      Example(app: #""dockerLabels": { "note": "null" }"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.form == .register, definition.object.spelling == .camelCase else { return [] }
    let document = definition.document
    guard document.hasNulls else { return [] }
    let root = definition.object.index
    let nodes = document.nodes[root..<Int(document.nodes[root].next)]
    guard let first = nodes.first(where: { $0.kind == .null }) else { return [] }
    let count = nodes.count { $0.kind == .null }
    return [
      RuleFinding(at: document.range(of: first), .nulls(count))
        .known(by: [])
        .fixed(by: NullRemoval.fix(for: definition.object.value))
    ]
  }
}

extension Message {
  fileprivate static func nulls(_ count: Int) -> Message {
    Message(
      fact: count == 1 ? "a value is null" : "\(count) values are null, this is the first",
      consequence: "the AWS CLI and the SDKs refuse null in what they register",
      remedy: "remove what is null"
    )
  }
}
