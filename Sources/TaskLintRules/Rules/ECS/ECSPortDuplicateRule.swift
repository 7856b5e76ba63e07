struct ECSPortDuplicateRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-port-duplicate",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A host port is mapped twice for the same protocol.",
    rationale: """
      With network mode `awsvpc`, and so on Fargate, all containers share the task's network \
      interface: the container port is the host port, and two containers cannot use the same one. In \
      the other modes each explicit `hostPort` must be unique; 0 means any free port.
      """,
    remedy: "Use another port in one of the containers, or remove the mapping.",
    references: [.portMapping],
    lessons: [
      Lesson(
        Example(
          task: #""networkMode": "awsvpc""#,
          app: #""portMappings": [{ "containerPort": [1|8080|] }]"#,
          more: [worker(#"{ "containerPort": [|8080|] }"#)]),
        after: Example(
          task: #""networkMode": "awsvpc""#,
          app: #""portMappings": [{ "containerPort": 8080 }]"#,
          more: [worker(#"{ "containerPort": 8081 }"#)]))
    ],
    examples: [
      Example(
        app: #""portMappings": [{ "containerPort": 80, "hostPort": [1|8080|] }]"#,
        more: [worker(#"{ "containerPort": 81, "hostPort": [|8080|], "protocol": "tcp" }"#)]),
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
      Example(
        app: #""portMappings": [{ "containerPort": 53, "hostPort": 53, "protocol": "UDP" }]"#,
        more: [worker(#"{ "containerPort": 53, "hostPort": 53, "protocol": "tcp" }"#)]),
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
    let mappings = definition.containers.reduce(0) { $0 + ($1.portMappings.value ?? []).count }
    guard mappings > 1 else { return [] }
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
            .related(first, "the first mapping")
          found.append((port.name, finding))
        } else {
          firsts[port.name] = port.range
        }
      }
    }
    guard !found.isEmpty else { return [] }
    let marks = users.map { ($0.key, FindingMarks([$0.key] + $0.value)) }
    let known = Dictionary(uniqueKeysWithValues: marks)
    return found.map { $0.finding.known(by: known[$0.port] ?? [$0.port]) }
  }
}

extension PortMapping {
  /// The host port that is certainly mapped, with its protocol, and its place.
  fileprivate func host(sharesInterface: Bool) -> (name: String, range: SourceRange)? {
    let kind: String
    switch `protocol` {
    case .absent, .null: kind = "tcp"
    // In lower case the API knows these; which of them it takes "UDP" for is not documented.
    case .value(let word, _) where word == "udp": kind = "udp"
    case .value(let word, _) where word.text.lowercased() == "udp": return nil
    case .value: kind = "tcp"
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
      fact: "duplicate host port '\(port)' in container \(container.label)",
      consequence: "the API rejects the definition",
      remedy: "use another port, or remove one of the two mappings"
    )
  }
}
