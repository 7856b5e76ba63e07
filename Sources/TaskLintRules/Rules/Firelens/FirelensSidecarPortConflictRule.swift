struct FirelensSidecarPortConflictRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-port-conflict",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "A container maps a port that FireLens listens on.",
    rationale: """
      In the network modes bridge and awsvpc, the generated configuration listens on TCP port \
      24224. In awsvpc, Fluent Bit also listens on 8877 for health checks. The containers of an \
      awsvpc task share their ports, so a second listener fails. In bridge mode, ECS asks not to \
      map 24224.
      """,
    remedy: "Remove the mapping. A container that listens on the port needs another one.",
    references: [.fireLens, .agentFirelensConfiguration],
    lessons: [
      Lesson(Example(task: awsvpc, sidecar: port("[|24224|]")), after: Example(task: awsvpc))
    ],
    examples: [
      Example(task: awsvpc, app: port("[|8877|]")),
      Example(
        task: #""networkMode": "bridge""#,
        app: #""portMappings": [{ "containerPort": 24220, "hostPort": [|24224|] }]"#),
      Example(task: #""networkMode": "host""#, app: port("24224")),
      Example(task: awsvpc, app: port("8878")),
      Example(task: #""networkMode": "bridge""#, app: port("8877")),
      Example(
        task: awsvpc,
        app: #""portMappings": [{ "containerPort": 24224, "protocol": "udp" }]"#),
      Example(app: port("24224")),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#, app: port("[|8877|]"),
        isDocumented: false),
    ]
  )

  private static let awsvpc = #""networkMode": "awsvpc""#

  private static func port(_ number: String) -> String {
    #""portMappings": [{ "containerPort": \#(number), "protocol": "tcp" }]"#
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    let mode = Mode(of: routing)
    guard !routing.definition.sidecars.isEmpty, mode != .other else { return [] }
    let hasFluentBit = routing.routers.contains { $0.configuration.knownType == .fluentbit }
    func use(of port: Int) -> String? {
      if port == 24224 { return "logs" }
      return port == 8877 && mode == .awsvpc && hasFluentBit ? "health checks" : nil
    }
    return routing.definition.containers.flatMap { container in
      (container.portMappings.value ?? []).compactMap { mapping in
        guard let mapping = mapping.value, mapping.isTCP else { return nil }
        for case .value(let port, let place) in [mapping.containerPort, mapping.hostPort] {
          guard let use = use(of: port) else { continue }
          return RuleFinding(
            at: place.range, .conflict(port, use: use, in: container, mode: mode))
        }
        return nil
      }
    }
  }

  /// The network modes in which FireLens listens on ports.
  fileprivate enum Mode {
    case awsvpc
    case bridge
    case other

    init(of routing: LogRouting) {
      switch routing.definition.networkMode {
      case .value(let mode, _) where mode == "awsvpc": self = .awsvpc
      case .value(let mode, _) where mode == "bridge": self = .bridge
      case .absent, .null:
        // The default on Linux is bridge; Fargate supports only awsvpc.
        self = routing.definition.platform == .fargate ? .awsvpc : .bridge
      case .unresolved where routing.definition.platform == .fargate: self = .awsvpc
      case .value, .unresolved, .mistyped: self = .other
      }
    }
  }
}

extension PortMapping {
  /// Whether the protocol is certainly TCP.
  fileprivate var isTCP: Bool {
    `protocol`.isUnset || `protocol`.value.map { $0 == "tcp" } ?? false
  }
}

extension Message {
  fileprivate static func conflict(
    _ port: Int, use: String, in container: ContainerDefinition,
    mode: FirelensSidecarPortConflictRule.Mode
  ) -> Message {
    let isSidecar = container.role == .sidecar
    return Message(
      fact: "container \(container.label) maps port \(port), on which FireLens listens for \(use)",
      consequence: mode == .bridge
        ? "ECS asks not to map this port in bridge mode"
        : isSidecar
          ? "the port is for the containers of the task and needs no mapping"
          : "if the container listens on this port, it or the log router cannot start",
      remedy: isSidecar ? "remove the mapping" : "use another port, or remove the mapping"
    )
  }
}
