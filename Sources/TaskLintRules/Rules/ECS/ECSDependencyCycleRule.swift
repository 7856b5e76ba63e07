struct ECSDependencyCycleRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-dependency-cycle",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "Containers depend on each other in a cycle.",
    rationale: """
      Each container in the cycle waits for the next one before it starts, so none of them can \
      start. The API rejects such a definition.
      """,
    remedy: "Remove one of the dependencies.",
    references: [.containerDefinition, .containerDependency],
    lessons: [
      Lesson(
        Example(
          app: #""dependsOn": [{ "containerName": [|"worker"|], "condition": "START" }]"#,
          more: [worker(waitingFor: #"[1|"app"|]"#)]),
        after: Example(
          app: #""dependsOn": [{ "containerName": "worker", "condition": "START" }]"#,
          more: [worker(waitingFor: #""fluentbit""#)]))
    ],
    examples: [
      Example(app: #""dependsOn": [{ "containerName": [|"app"|], "condition": "START" }]"#),
      Example(app: #""volumesFrom": [{ "sourceContainer": [|"app"|] }]"#),
      Example(app: #""links": [[|"app:self"|]]"#),
      Example(app: #""volumesFrom": [{ "sourceContainer": "fluentbit" }]"#),
      Example(
        app: #""dependsOn": [{ "containerName": "fluentbit", "condition": "START" }]"#,
        more: [worker(waitingFor: #""fluentbit""#)]),
    ]
  )

  private static func worker(waitingFor name: String) -> String {
    """
    {
      "name": "worker", "image": "koyama/worker:3",
      "logConfiguration": { "logDriver": "awsfirelens" },
      "dependsOn": [{ "containerName": \(name), "condition": "START" }]
    }
    """
  }

  /// The number of steps that a finding lists: a valid task has no more containers.
  private static let listedSteps = 10

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    Self.selfReferences(in: definition)
      + DependencyCycles(definition).cycles.compactMap { cycle in
        guard let first = cycle.first else { return nil }
        return cycle.dropFirst().prefix(Self.listedSteps).reduce(
          RuleFinding(at: first.name.range, .cycle(first, length: cycle.count))
            .known(by: FindingMarks(cycle.map(\.container.label)))
        ) { finding, step in
          finding.related(
            step.name.range, "container \(step.container.label) depends on '\(step.name.shown)'")
        }
      }
  }

  /// The findings about `volumesFrom` and `links` that refer to their own container.
  private static func selfReferences(in definition: TaskDefinition) -> [RuleFinding] {
    let linked = definition.containers.lazy.filter { $0.has(.volumesFrom) || $0.has(.links) }
    return linked.flatMap { container in
      container.references.lazy.map { (container, $0) }
    }.findings { container, reference in
      guard reference.member.description != "dependsOn",
        reference.name == container.name.value?.text
      else { return nil }
      return RuleFinding(at: reference.string.range, .own(reference, container))
    }
  }
}

extension Message {
  fileprivate static func own(
    _ reference: ContainerReference, _ container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "'\(reference.member)' of container \(container.label) refers to the container itself",
      consequence: "the API rejects the definition",
      remedy: "remove it, or use the name of another container"
    )
  }

  fileprivate static func cycle(_ first: DependencyCycles.Step, length: Int) -> Message {
    let fact: MessageText =
      length == 1
      ? "container \(first.container.label) depends on itself"
      : "\(length) containers depend on each other in a cycle that starts at container "
        + "\(first.container.label)"
    return Message(
      fact: fact,
      consequence: "the API rejects the definition",
      remedy: "remove one of the dependencies"
    )
  }
}
