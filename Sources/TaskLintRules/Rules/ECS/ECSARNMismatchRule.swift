struct ECSARNMismatchRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-arn-mismatch",
    category: .ecs,
    severity: .warning,
    stage: .edit,
    summary: "The family is not the one in the definition's own ARN.",
    rationale: """
      The server writes `taskDefinitionArn` from `family`. Where they differ, the file was copied \
      from another task and edited by half: registered, it becomes a revision of whichever family \
      was left standing, perhaps over a task that runs.
      """,
    remedy:
      "Correct `family`, or remove the `taskDefinitionArn` of the definition that was copied.",
    references: [.taskDefinitionShape],
    examples: [
      Example(task: task(family: #"[|"koyama-api"|]"#, arn: #"[1|"\#(arn)"|]"#)),
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
      case .value(let text, let place) = definition.object.string("taskDefinitionArn", .reference),
      let arn = ARN(text.decodedBytes),
      let path = arn.resourceBytes.after(beginning: "task-definition/")
    else { return [] }
    let name = path.prefix { $0 != UInt8(ascii: ":") }
    guard name != family.decodedBytes else { return [] }
    return [
      RuleFinding(at: family.range, .mismatch(family, String(name)))
        .related(place.range, "the ARN of family '\(String(name))'")
    ]
  }
}

extension Message {
  fileprivate static func mismatch(_ family: JSONString, _ name: String) -> Message {
    Message(
      fact: "the family is '\(family.shown)', in the definition's own ARN it is '\(name)'",
      consequence: "the file looks copied, and may be registered over another family",
      remedy: "correct 'family', or remove 'taskDefinitionArn'"
    )
  }
}
