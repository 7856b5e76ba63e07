struct ECSARNMismatchRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-arn-mismatch",
    category: .ecs,
    severity: .warning,
    stage: .edit,
    summary: "`family` differs from the family in `taskDefinitionArn`.",
    rationale: """
      ECS derives `taskDefinitionArn` from `family`. If they differ, the file is probably an edited \
      copy of another task's definition. Registering it adds a revision to the family in `family`, \
      which may be the family of the other task.
      """,
    remedy: """
      Correct `family`. If the file is a copy on purpose, remove the `taskDefinitionArn` of the \
      original.
      """,
    references: [.taskDefinitionShape],
    lessons: [
      Lesson(
        Example(task: task(family: #"[|"koyama-api"|]"#, arn: #"[1|"\#(arn)"|]"#)),
        after: Example(task: #""family": "koyama-api", "memory": "512""#))
    ],
    examples: [
      Example(task: task(family: #"[|"Koyama"|]"#, arn: #"[1|"\#(arn)"|]"#)),
      Example(task: task(family: #""koyama""#, arn: #""\#(arn)""#)),
      Example(task: task(family: #""${FAMILY}""#, arn: #""\#(arn)""#)),
      Example(task: task(family: #""""#, arn: #""\#(arn)""#)),
      Example(
        task: task(
          family: #""koyama""#, arn: #""arn:aws:ecs:eu-west-1:111122223333:cluster/koyama""#)),
    ]
  )

  private static let arn = "arn:aws:ecs:eu-west-1:111122223333:task-definition/koyama:26"

  private static func task(family: String, arn: String) -> String {
    #""family": \#(family), "taskDefinitionArn": \#(arn), "memory": "512""#
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let family = definition.family.value, !family.isEmpty,
      case .value(let text, let place) = definition.properties.taskDefinitionArn,
      let arn = ARN(text.decodedBytes),
      let path = arn.resourceBytes.after(beginning: "task-definition/")
    else { return [] }
    let name = path.prefix { $0 != UInt8(ascii: ":") }
    guard name != family.decodedBytes else { return [] }
    return [
      RuleFinding(at: family.range, .mismatch(family, String(name)))
        .related(place.range, "the ARN of family '\(asked: String(name))'")
    ]
  }
}

extension Message {
  fileprivate static func mismatch(_ family: JSONString, _ name: String) -> Message {
    Message(
      fact:
        "'family' is '\(family.shown)', but the family in 'taskDefinitionArn' is '\(asked: name)'",
      consequence: "the file may be a copy; it registers a revision of '\(family.shown)'",
      remedy: "correct 'family', or remove 'taskDefinitionArn' if the file is a copy on purpose"
    )
  }
}
