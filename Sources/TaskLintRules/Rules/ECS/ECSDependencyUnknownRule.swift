struct ECSDependencyUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-dependency-unknown",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A container names another that the task does not have.",
    rationale: """
      `dependsOn`, `volumesFrom` and `links` name containers of the same task. The API refuses a \
      name that none of them has; often the log router was renamed and its dependents were not.
      """,
    remedy: "Write the name of a container of the task, or remove the entry.",
    references: [.containerDefinition, .containerDependency],
    examples: [
      Example(
        app: #""dependsOn": [{ "containerName": [|"log_router"|], "condition": "START" }]"#),
      Example(app: #""volumesFrom": [{ "sourceContainer": [|"data"|] }]"#),
      Example(app: #""links": [[|"redis:cache"|], "fluentbit:logs"]"#),
      Example(
        app: #""dependsOn": [{ "containerName": "fluentbit", "condition": "START" }]"#),
      Example(
        app: #""dependsOn": [{ "containerName": "${ROUTER}", "condition": "START" }]"#),
      Example(
        app: #""name": "${APP}""#,
        sidecar: #""dependsOn": [{ "containerName": "web", "condition": "START" }]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let references = definition.containers.flatMap(\.references)
    guard !references.isEmpty, !definition.mayHaveOtherNames else { return [] }
    let names = definition.containersByName
    // A task has ten containers at most; of a hostile file's thousands none is suggested.
    lazy var suggestions = names.count <= 20 ? names.keys.sorted() : []
    return references.filter { names[$0.name] == nil }.map { reference in
      let nearest = EditDistance.nearest(to: reference.name, in: suggestions)
      return RuleFinding(at: reference.string.range, .unknown(reference, nearest: nearest))
    }
  }
}

extension Message {
  fileprivate static func unknown(_ reference: ContainerReference, nearest: String?) -> Message {
    Message(
      fact: "'\(reference.member)' names '\(reference.string.shown)', no container of the task",
      consequence: "the API refuses the definition at registration",
      remedy: nearest.map { "write '\($0)' if that is meant" }
        ?? "name a container of the task, or remove the entry"
    )
  }
}
