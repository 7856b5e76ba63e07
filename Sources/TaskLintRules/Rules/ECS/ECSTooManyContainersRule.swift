struct ECSTooManyContainersRule: DefinitionRule, PlainRule {
  /// How many containers a task may have.
  private static let most = 10

  static let metadata = RuleMetadata(
    id: "ecs-too-many-containers",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "The task has more than ten containers.",
    rationale: "A quota of Amazon ECS that can't be raised: ten containers in one definition.",
    remedy: "Split the task, or start several programs in one container.",
    references: [.quotas],
    examples: [
      Example(more: containers(1...8) + [#"{ "name": [|"job-9"|] }"#]),
      Example(more: containers(1...8) + [#"{ "name": [|"job-9"|] }"#, #"{ "name": "job-10" }"#]),
      Example(more: containers(1...8)),
      Example(more: containers(1...8) + [#"${ "name": "job-9" }"#], isDocumented: false),
    ]
  )

  private static func containers(_ numbers: ClosedRange<Int>) -> [String] {
    numbers.map { #"{ "name": "job-\#($0)" }"# }
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
    Message(
      fact: "the task has \(count) containers; \(container.label) is the eleventh",
      consequence: "the API takes ten at most and refuses the definition at registration",
      remedy: "split the task into several definitions"
    )
  }
}
