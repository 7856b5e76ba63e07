struct ECSPortMismatchRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-port-mismatch",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "`hostPort` differs from `containerPort` in a network mode that cannot map ports.",
    rationale: """
      With network mode `awsvpc`, and so on Fargate, and with `host`, containers use the network \
      interface of the task or of the host directly. ECS cannot map one port to another there, and \
      the API rejects the definition.
      """,
    remedy: "Remove `hostPort`, or set it to the value of `containerPort`.",
    references: [.portMapping],
    lessons: [
      Lesson(
        Example(
          task: #""networkMode": "awsvpc""#,
          app: #""portMappings": [{ "containerPort": 8080, "hostPort": [|80|] }]"#))
    ],
    examples: [
      Example(
        task: #""networkMode": "host""#,
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
    definition.containers.flatMap { container in
      (container.portMappings.value ?? []).compactMap { mapping in
        guard case .value(let host, let written)? = mapping.value?.hostPort, host != 0,
          let port = mapping.value?.containerPort.value, host != port,
          let place = Self.placeWithoutMapping(definition)
        else { return nil }
        return RuleFinding(at: written.range, .mismatch(host, port, in: container, place)).fixed(
          by: Fix(
            .safe, "set 'hostPort' to \(port)", edits: [Fix.Edit(written.range, String(port))]))
      }
    }
  }

  /// What rules out that ports are mapped, as a phrase; nil if they may be.
  private static func placeWithoutMapping(_ definition: TaskDefinition) -> String? {
    if let mode = definition.networkMode.value, mode == "awsvpc" || mode == "host" {
      return "with network mode '\(mode.text)'"
    }
    return definition.platform == .fargate ? "on Fargate" : nil
  }
}

extension Message {
  fileprivate static func mismatch(
    _ host: Int, _ port: Int, in container: ContainerDefinition, _ place: String
  ) -> Message {
    Message(
      fact: "host port \(host) of container \(container.label) differs from container port \(port)",
      consequence: "\(place) they must be equal; the API rejects the definition",
      remedy: "set 'hostPort' to \(port) or remove it"
    )
  }
}
