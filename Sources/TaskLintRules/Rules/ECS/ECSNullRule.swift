struct ECSNullRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-null",
    category: .ecs,
    severity: .note,
    stage: .edit,
    summary: "A definition for register-task-definition contains null.",
    rationale: """
      The AWS CLI and the SDKs reject null anywhere in the input of register-task-definition. Older \
      versions of the console wrote null for every property that is not set.
      """,
    remedy: "Remove the properties and elements that are null.",
    references: [.registerTaskDefinition],
    lessons: [
      Lesson(Example(app: #""cpu": [|null|], "essential": true"#))
    ],
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
      fact: count == 1 ? "null value" : "\(count) null values; this is the first",
      consequence: "the AWS CLI and the SDKs reject null",
      remedy: "remove every property and element that is null"
    )
  }
}
