struct ECSTooManyContainersRule: DefinitionRule, PlainRule {
  /// The largest number of containers in a task.
  private static let most = 10

  static let metadata = RuleMetadata(
    id: "ecs-too-many-containers",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "The task has more than ten containers.",
    rationale: """
      Ten containers in one task definition are a quota of Amazon ECS that cannot be increased. The \
      API rejects the definition.
      """,
    remedy: "Split the task into several definitions.",
    references: [.quotas],
    lessons: [
      Lesson(
        Example(more: containers(1...8) + [job(#"[|"job-9"|]"#)]),
        after: Example(more: containers(1...8)))
    ],
    examples: [
      Example(more: containers(1...8) + [job(#"[|"job-9"|]"#), job(#""job-10""#)]),
      Example(more: containers(1...8) + [#"{ "name": [|"job-9"|] }"#]),
      Example(more: containers(1...8) + [#"${ "name": "job-9" }"#]),
    ]
  )

  private static func containers(_ numbers: ClosedRange<Int>) -> [String] {
    numbers.map { job("\"job-\($0)\"") }
  }

  private static func job(_ name: String) -> String {
    #"{ "name": \#(name), "logConfiguration": { "logDriver": "awsfirelens" } }"#
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.containers.count > Self.most else { return [] }
    let surplus = definition.containers[Self.most]
    return [
      RuleFinding(at: surplus.nameRange, .tooMany(definition.containers.count, surplus))
        .known(by: [])
    ]
  }
}

extension Message {
  fileprivate static func tooMany(_ count: Int, _ container: ContainerDefinition) -> Message {
    let least = count < Decoder.containerLimit ? "" : "at least "
    return Message(
      fact: "the task has \(least)\(count) containers, container \(container.label) is number 11; "
        + "the limit is 10",
      consequence: "the API rejects the definition",
      remedy: "split the task into several definitions"
    )
  }
}
