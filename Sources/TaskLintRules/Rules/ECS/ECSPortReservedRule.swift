struct ECSPortReservedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-port-reserved",
    category: .ecs,
    severity: .warning,
    stage: .start,
    summary: "A host port is mapped that ECS reserves on its instances.",
    rationale: """
      On an instance, ECS reserves port 22 for SSH, 2375 and 2376 for Docker, and 51678 to 51680 for \
      its agent. A task that asks for one of them with network mode `bridge` or `host` is not \
      placed: no instance has the port free.
      """,
    remedy: "Use another host port, or 0 for any free one.",
    references: [.portMapping],
    lessons: [
      Lesson(
        mapping(#"{ "containerPort": 2222, "hostPort": [|22|] }"#),
        after: mapping(#"{ "containerPort": 2222, "hostPort": 2222 }"#))
    ],
    examples: [
      mapping(#"{ "containerPort": 8080, "hostPort": [|51678|] }"#),
      mapping(#"{ "containerPort": 2376, "hostPort": [|2376|] }"#, mode: "host"),
      mapping(#"{ "containerPort": 22 }"#),
      mapping(#"{ "containerPort": 22, "hostPort": 2222 }"#),
      mapping(#"{ "containerPort": 8080, "hostPort": 51681 }"#),
      mapping(#"{ "containerPort": 2376, "hostPort": 2376 }"#, mode: "awsvpc"),
    ]
  )

  private static func mapping(
    _ mapping: String, mode: String = "bridge", fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: #""requiresCompatibilities": ["EC2"], "networkMode": "\#(mode)""#,
      app: #""portMappings": [\#(mapping)]"#, fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .notFargate, Self.mapsHostPorts(definition.networkMode) else {
      return []
    }
    return definition.containers.flatMap { container in
      (container.portMappings.value ?? []).compactMap { mapping in
        guard case .value(let port, let place)? = mapping.value?.hostPort, Self.isReserved(port)
        else { return nil }
        return RuleFinding(at: place.range, .reserved(port, in: container))
      }
    }
  }

  private static func isReserved(_ port: Int) -> Bool {
    port == 22 || port == 2375 || port == 2376 || (51678...51680).contains(port)
  }

  private static func mapsHostPorts(_ mode: Field<JSONString>) -> Bool {
    switch mode {
    case .absent, .null: true
    case .value(let name, _): name == "bridge" || name == "host"
    case .unresolved, .mistyped: false
    }
  }
}

extension Message {
  fileprivate static func reserved(_ port: Int, in container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) maps host port \(port), which ECS reserves",
      consequence: "no instance has the port free, and the task is not placed",
      remedy: "use another host port, or 0 for any free one"
    )
  }
}
