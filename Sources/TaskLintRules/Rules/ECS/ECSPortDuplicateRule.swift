struct ECSPortDuplicateRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-port-duplicate",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A port of the host is mapped twice for one protocol.",
    rationale: """
      With `awsvpc`, and so on Fargate, all containers share the task's network interface: a \
      container's port is the host's as well, and no two containers may listen on one. In the other \
      modes it is the explicit `hostPort` that must stand once; 0 asks for any free port.
      """,
    remedy: "Let one of the containers listen on another port, or remove the mapping.",
    references: [.portMapping],
    examples: [
      Example(
        task: #""networkMode": "awsvpc""#,
        app: #""portMappings": [{ "containerPort": [1|8080|] }]"#,
        more: [worker(#"{ "containerPort": [|8080|] }"#)]),
      Example(
        app: #""portMappings": [{ "containerPort": 80, "hostPort": [1|8080|] }]"#,
        more: [worker(#"{ "containerPort": 81, "hostPort": [|8080|], "protocol": "tcp" }"#)]),
      Example(
        task: #""networkMode": "awsvpc""#,
        app: #""portMappings": [{ "containerPort": 8080 }]"#,
        more: [worker(#"{ "containerPort": 8081 }"#)]),
      Example(
        app: #""portMappings": [{ "containerPort": 53, "hostPort": 53, "protocol": "tcp" }]"#,
        more: [worker(#"{ "containerPort": 53, "hostPort": 53, "protocol": "udp" }"#)]),
      Example(
        task: #""networkMode": "bridge""#,
        app: #""portMappings": [{ "containerPort": 80, "hostPort": 0 }]"#,
        more: [worker(#"{ "containerPort": 80, "hostPort": 0 }"#)]),
      Example(
        app: #"""
          "portMappings": [{ "containerPort": 53, "hostPort": [1|53|], "protocol": "udp" }]
          """#,
        more: [worker(#"{ "containerPort": 54, "hostPort": [|53|], "protocol": "udp" }"#)]),
      Example(
        task: #""networkMode": "awsvpc""#,
        app: #""portMappings": [{ "containerPort": 8080, "hostPort": "${PORT}" }]"#,
        more: [worker(#"{ "containerPort": 8080, "hostPort": "${PORT}" }"#)]),
    ]
  )

  private static func worker(_ mapping: String) -> String {
    """
    {
      "name": "worker", "image": "koyama/worker:3",
      "logConfiguration": { "logDriver": "awsfirelens" },
      "portMappings": [\(mapping)]
    }
    """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let sharesInterface = definition.hasOwnInterface
    var firsts: [String: SourceRange] = [:]
    var users: [String: [String]] = [:]
    var found: [(port: String, finding: RuleFinding)] = []
    for container in definition.containers {
      for mapping in container.portMappings.value ?? [] {
        guard let port = mapping.value?.host(sharesInterface: sharesInterface) else { continue }
        users[port.name, default: []].append(container.label)
        if let first = firsts[port.name] {
          let finding = RuleFinding(at: port.range, .duplicate(port.name, in: container))
            .related(first, "mapped here before")
          found.append((port.name, finding))
        } else {
          firsts[port.name] = port.range
        }
      }
    }
    let marks = users.map { ($0.key, FindingMarks([$0.key] + $0.value)) }
    let known = Dictionary(uniqueKeysWithValues: marks)
    return found.map { $0.finding.known(by: known[$0.port] ?? [$0.port]) }
  }
}

extension PortMapping {
  /// The port of the host that is certainly mapped, with its protocol, and where it stands.
  fileprivate func host(sharesInterface: Bool) -> (name: String, range: SourceRange)? {
    let kind: String
    switch `protocol` {
    case .absent, .null: kind = "tcp"
    // ECS takes every other word for TCP.
    case .value(let word, _): kind = word == "udp" ? "udp" : "tcp"
    case .unresolved, .mistyped: return nil
    }
    if case .value(let port, let place) = hostPort, port != 0 {
      return ("\(port)/\(kind)", place.range)
    }
    guard sharesInterface, !hostPort.isUnknown, case .value(let port, let place) = containerPort
    else { return nil }
    return ("\(port)/\(kind)", place.range)
  }
}

extension Message {
  fileprivate static func duplicate(_ port: String, in container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) maps the host's port '\(port)' a second time",
      consequence: "the API refuses the definition at registration",
      remedy: "use another port, or remove one of the mappings"
    )
  }
}
