struct HardeningSharedRoleRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-shared-role",
    category: .hardening,
    severity: .note,
    stage: .run,
    summary: "The task role and the execution role are one role.",
    rationale: """
      The execution role reads the secrets of the task and pulls its images. If it is the task \
      role as well, the application has these permissions and can read the secrets of other \
      containers.
      """,
    remedy: "Use a separate role for the application.",
    controls: ["CKV_AWS_249"],
    references: [.taskRole, .executionRole],
    lessons: [
      Lesson(
        roles(#"[|"arn:aws:iam::111122223333:role/koyama"|]"#),
        after: roles(#""arn:aws:iam::111122223333:role/koyama-task""#, isShared: false))
    ],
    examples: [
      Example(task: #""taskRoleArn": [|"koyama"|], "executionRoleArn": [1|"koyama"|]"#),
      Example(task: #""taskRoleArn": "koyama-task", "executionRoleArn": "koyama""#),
      Example(task: #""taskRoleArn": "${ROLE}", "executionRoleArn": "${ROLE}""#),
    ]
  )

  private static func roles(
    _ task: String, isShared: Bool = true, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    let execution = #""arn:aws:iam::111122223333:role/koyama""#
    return Example(
      task: """
        "executionRoleArn": \(isShared ? "[1|\(execution)|]" : execution),
        "taskRoleArn": \(task)
        """, fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard case .value(let role, let place) = definition.taskRoleARN,
      case .value(let execution, let other) = definition.executionRoleARN, !role.isBlank,
      role.text == execution.text
    else { return [] }
    return [
      RuleFinding(at: place.range, .shared(role)).related(other.range, "the execution role")
    ]
  }
}

extension Message {
  fileprivate static func shared(_ role: JSONString) -> Message {
    Message(
      fact: "role '\(role.shown)' is both the task role and the execution role",
      consequence: "the application can read the secrets and pull the images of the task",
      remedy: "use a separate role for the application"
    )
  }
}
