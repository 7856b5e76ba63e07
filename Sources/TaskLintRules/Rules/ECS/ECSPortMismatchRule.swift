struct ECSPortMismatchRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-port-mismatch",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A host port differs from its container port, and the task has its own interface.",
    rationale: """
      With `awsvpc`, and so on Fargate, nothing stands between the container and the task's network \
      interface that could map one port to another.
      """,
    remedy: "Leave `hostPort` out, or give it the value of `containerPort`.",
    references: [.portMapping],
    examples: [
      Example(
        task: #""networkMode": "awsvpc""#,
        app: #""portMappings": [{ "containerPort": 8080, "hostPort": [|80|] }]"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        app: #""portMappings": [{ "containerPort": 8080, "hostPort": [|8081|] }]"#),
      Example(
        task: #""networkMode": "awsvpc""#,
        app: #""portMappings": [{ "containerPort": 8080, "hostPort": 8080 }]"#),
      Example(
        task: #""networkMode": "awsvpc""#,
        app: #""portMappings": [{ "containerPort": 8080, "hostPort": 0 }]"#),
      Example(
        task: #""networkMode": "bridge""#,
        app: #""portMappings": [{ "containerPort": 8080, "hostPort": 80 }]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.hasOwnInterface else { return [] }
    return definition.containers.flatMap { container in
      (container.portMappings.value ?? []).compactMap { mapping in
        guard case .value(let host, let place)? = mapping.value?.hostPort, host != 0,
          let port = mapping.value?.containerPort.value, host != port
        else { return nil }
        return RuleFinding(at: place.range, .mismatch(host, port, in: container)).fixed(
          by: Fix(.safe, "write \(port)", edits: [Fix.Edit(place.range, String(port))]))
      }
    }
  }
}

extension Message {
  fileprivate static func mismatch(
    _ host: Int, _ port: Int, in container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "container \(container.label) maps host port \(host) to its port \(port)",
      consequence: "with 'awsvpc' the two must be equal, and the API refuses the definition",
      remedy: "write \(port), or leave 'hostPort' out"
    )
  }
}
