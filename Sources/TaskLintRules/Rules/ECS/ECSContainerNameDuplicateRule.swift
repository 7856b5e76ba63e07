struct ECSContainerNameDuplicateRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-container-name-duplicate",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "Two containers have the same name.",
    rationale: """
      Dependencies, load balancers and overrides find a container by its name, so the API refuses \
      a task definition in which a name stands twice.
      """,
    remedy: "Give each container a name of its own.",
    references: [.containerDefinition],
    examples: [
      Example(
        app: #""name": [1|"app"|]"#,
        more: [#"{ "name": [|"app"|], "image": "koyama/worker:3" }"#]),
      Example(
        sidecar: #""name": [1|"fluentbit"|]"#,
        more: [#"{ "name": [|"fluentbit"|], "image": "koyama/worker:3", "essential": false }"#]),
      Example(app: #""name": "app""#, more: [#"{ "name": "App", "image": "koyama/worker:3" }"#]),
      Example(
        app: #""name": "${NAME}""#,
        more: [#"{ "name": "${NAME}", "image": "koyama/worker:3" }"#]),
      Example(
        app: #""name": """#, more: [#"{ "name": "", "image": "koyama/worker:3" }"#]),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let containers = definition.containers
    let names = NameTable(containers)
    return containers.indices.compactMap { index in
      let first = names.first(of: index)
      guard first != index, let name = containers[index].name.value, !name.isEmpty,
        let other = containers[first].name.value
      else { return nil }
      return RuleFinding(at: name.range, .duplicate(name)).related(other.range, "the first one")
    }
  }
}

extension Message {
  fileprivate static func duplicate(_ name: JSONString) -> Message {
    Message(
      fact: "two containers are named '\(name.shown)'",
      consequence: "the API refuses the definition at registration",
      remedy: "rename one of them"
    )
  }
}
