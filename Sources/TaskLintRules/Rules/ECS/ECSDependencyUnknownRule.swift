struct ECSDependencyUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-dependency-unknown",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A container refers to a container that the task does not have.",
    rationale: """
      `dependsOn`, `volumesFrom` and `links` refer to containers of the same task. The API rejects \
      a name that no container has. A common cause is a container, such as the log router, that was \
      renamed without the references to it.
      """,
    remedy: "Use the name of a container in the task, or remove the element.",
    references: [.containerDefinition, .containerDependency],
    lessons: [
      Lesson(
        Example(
          app: #""dependsOn": [{ "containerName": [|"log_router"|], "condition": "START" }]"#),
        after: Example(
          app: #""dependsOn": [{ "containerName": "fluentbit", "condition": "START" }]"#))
    ],
    examples: [
      Example(app: #""volumesFrom": [{ "sourceContainer": [|"data"|] }]"#),
      Example(app: #""links": [[|"redis:cache"|], "fluentbit:logs"]"#),
      Example(
        app: #""dependsOn": [{ "containerName": "${ROUTER}", "condition": "START" }]"#),
      Example(
        app: #""name": "${APP}""#,
        sidecar: #""dependsOn": [{ "containerName": "web", "condition": "START" }]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard !definition.mayHaveOtherNames else { return [] }
    lazy var names = definition.containersByName
    // A valid task has ten containers at most; suggestions among thousands would take too long.
    lazy var suggestions = names.count <= 20 ? names.keys.sorted() : []
    return definition.containers.lazy.flatMap(\.references).findings { reference in
      guard names[reference.name] == nil else { return nil }
      let nearest = EditDistance.nearest(to: reference.name, in: suggestions)
      return RuleFinding(at: reference.string.range, .unknown(reference, nearest: nearest))
    }
  }
}

extension Message {
  fileprivate static func unknown(_ reference: ContainerReference, nearest: String?) -> Message {
    Message(
      fact: "unknown container '\(reference.string.shown)' in '\(reference.member)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      consequence: "the API rejects the definition",
      remedy: nearest.map { "use '\($0)', or remove the element" }
        ?? "use the name of a container in the task, or remove the element"
    )
  }
}
