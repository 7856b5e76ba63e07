struct ECSDependencyCycleRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-dependency-cycle",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "Containers wait for one another in a circle.",
    rationale: """
      Each container of the circle waits for the next before it starts, the last for the first, so \
      that none could ever start. The API refuses such a definition.
      """,
    remedy: "Remove one of the dependencies.",
    references: [.containerDefinition, .containerDependency],
    examples: [
      Example(
        app: #""dependsOn": [{ "containerName": [|"worker"|], "condition": "START" }]"#,
        more: [worker(waitingFor: #"[1|"app"|]"#)]),
      Example(app: #""dependsOn": [{ "containerName": [|"app"|], "condition": "START" }]"#),
      Example(
        app: #""dependsOn": [{ "containerName": "worker", "condition": "START" }]"#,
        more: [worker(waitingFor: #""fluentbit""#)]),
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

  /// How many steps of a circle are told: a task has no more containers.
  private static let told = 10

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    DependencyCycles(definition).cycles.compactMap { cycle in
      guard let first = cycle.first else { return nil }
      return cycle.dropFirst().prefix(Self.told).reduce(
        RuleFinding(at: first.name.range, .cycle(first, length: cycle.count))
          .known(by: FindingMarks(cycle.map(\.container.label)))
      ) { finding, step in
        finding.related(
          step.name.range, "\(step.container.label) waits for '\(step.name.shown)'")
      }
    }
  }
}

extension Message {
  fileprivate static func cycle(_ first: DependencyCycles.Step, length: Int) -> Message {
    let fact =
      length == 1
      ? "container \(first.container.label) waits for itself"
      : "\(length) containers wait for one another in a circle that begins at "
        + first.container.label
    return Message(
      fact: fact,
      consequence: "none of them could start, and the API refuses the definition at registration",
      remedy: "remove one of the dependencies"
    )
  }
}
