struct ECSNotRegisterableRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-not-registerable",
    category: .ecs,
    severity: .note,
    stage: .register,
    summary: "The server's answer is among the input of register-task-definition.",
    rationale: """
      The output of describe-task-definition holds members that register-task-definition refuses. \
      Some deploy tools take them out; the AWS CLI and the SDKs do not. Told only of a file that is \
      meant to be registered as it is.
      """,
    remedy: "Remove what the server has added.",
    references: [.registerTaskDefinition, .taskDefinitionShape],
    examples: [
      Example(task: #"[|"compatibilities"|]: ["EC2", "MANAGED_INSTANCES"]"#),
      Example(task: #"[|"registeredBy"|]: "arn:aws:iam::111122223333:user/koyama""#),
      Example(task: #""requiresCompatibilities": ["EC2", "MANAGED_INSTANCES"]"#),
      Example(
        task: """
          "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/koyama:7",
          "compatibilities": ["EC2"]
          """),
    ]
  )

  private static let answers = MemberNames(APIModel.describeOnlyMembers)

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.form == .register, definition.object.spelling == .camelCase,
      Self.answers.isAny(in: definition.object)
    else { return [] }
    let answers = definition.object.value.members.filter { member in
      Self.answers.names.contains { member.key == $0 }
    }
    guard let first = answers.first else { return [] }
    return [RuleFinding(at: first.key.range, .notRegisterable(answers.map(\.key)))]
  }
}

extension Message {
  fileprivate static func notRegisterable(_ keys: [JSONString]) -> Message {
    let others = keys.count == 1 ? "" : ", and \(keys.count - 1) more,"
    return Message(
      fact: "'\(keys[0].shown)'\(others) is part of the server's answer, not of the input",
      consequence: "the AWS CLI and the SDKs refuse to register it",
      remedy: "remove it"
    )
  }
}
