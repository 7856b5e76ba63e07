struct ECSNotRegisterableRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-not-registerable",
    category: .ecs,
    severity: .note,
    stage: .register,
    summary: "A file for register-task-definition has properties that it rejects.",
    rationale: """
      The output of describe-task-definition has properties that register-task-definition rejects. \
      Many deploy tools remove them; the AWS CLI and the SDKs do not. The rule only applies with \
      `--input register`, which states that the file is registered as it is.
      """,
    remedy: "Remove the properties that only describe-task-definition returns.",
    references: [.registerTaskDefinition, .taskDefinitionShape],
    lessons: [
      Lesson(
        Example(task: #"[|"compatibilities"|]: ["EC2", "FARGATE"]"#).asInput(.register),
        after: Example(task: #""requiresCompatibilities": ["FARGATE"]"#).asInput(.register))
    ],
    examples: [
      Example(task: #"[|"revision"|]: 7"#).asInput(.register),
      Example(task: #"[|"compatibilities"|]: ["FARGATE"]"#).asInput(.register),
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#).asInput(.register),
      Example(task: #""compatibilities": ["EC2", "FARGATE"]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.isFormStated, definition.form == .register else { return [] }
    let answers = definition.object.value.members.filter { member in
      APIModel.describeOnlyMembers.contains { member.key == $0 }
    }
    guard let first = answers.first else { return [] }
    return [RuleFinding(at: first.key.range, .notRegisterable(answers.map(\.key)))]
  }
}

extension Message {
  fileprivate static func notRegisterable(_ keys: [JSONString]) -> Message {
    let others = keys.count - 1
    let more = others == 0 ? "" : ", like \(others) other propert\(others == 1 ? "y" : "ies"),"
    return Message(
      fact: "'\(keys[0].shown)'\(more) only exists in the output of describe-task-definition",
      consequence: "the AWS CLI and the SDKs reject the file",
      remedy: others == 0 ? "remove it" : "remove it and the other\(others == 1 ? "" : "s")"
    )
  }
}
