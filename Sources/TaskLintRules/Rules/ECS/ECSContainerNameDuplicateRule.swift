struct ECSContainerNameDuplicateRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-container-name-duplicate",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "Two containers have the same name.",
    rationale: """
      Dependencies, load balancers and overrides refer to containers by name. The API rejects a \
      task definition with duplicate names.
      """,
    remedy: "Rename one of the containers.",
    references: [.containerDefinition],
    lessons: [
      Lesson(
        Example(app: #""name": [1|"app"|]"#, more: [worker(name: #"[|"app"|]"#)]),
        after: Example(app: #""name": "app""#, more: [worker(name: #""worker""#)]))
    ],
    examples: [
      Example(
        app: #""name": [1|"api"|]"#,
        more: [#"{ "name": [|"api"|], "image": "koyama/worker:3" }"#]),
      Example(
        sidecar: #""name": [1|"fluentbit"|]"#,
        more: [#"{ "name": [|"fluentbit"|], "image": "koyama/worker:3", "essential": false }"#]),
      Example(app: #""name": "api""#, more: [#"{ "name": "Api", "image": "koyama/worker:3" }"#]),
      Example(
        app: #""name": "${NAME}""#,
        more: [#"{ "name": "${NAME}", "image": "koyama/worker:3" }"#]),
      Example(
        app: #""name": """#, more: [#"{ "name": "", "image": "koyama/worker:3" }"#]),
    ]
  )

  private static func worker(name: String) -> String {
    """
    {
      "name": \(name), "image": "koyama/worker:3",
      "logConfiguration": { "logDriver": "awsfirelens" }
    }
    """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let containers = definition.containers
    let names = NameTable(containers)
    return containers.indices.compactMap { index in
      let first = names.first(of: index)
      guard first != index, let name = containers[index].name.value, !name.isEmpty,
        let other = containers[first].name.value
      else { return nil }
      return RuleFinding(at: name.range, .duplicate(name)).related(
        other.range, "the first container of that name")
    }
  }
}

extension Message {
  fileprivate static func duplicate(_ name: JSONString) -> Message {
    Message(
      fact: "duplicate container name '\(name.shown)'",
      consequence: "the API rejects the definition",
      remedy: "rename one of the containers"
    )
  }
}
