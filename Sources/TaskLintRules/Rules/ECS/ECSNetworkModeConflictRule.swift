struct ECSNetworkModeConflictRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-network-mode-conflict",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A parameter is set that the network mode does not support.",
    rationale: """
      `links` need network mode `bridge`. With `awsvpc`, `hostname`, `extraHosts`, `dnsServers` and \
      `disableNetworking` are not supported. With `none`, there are no port mappings. Fault \
      injection needs `awsvpc` or `host`. Managed Instances do not support `bridge`, and external \
      instances do not support `awsvpc`. Empty lists and `false` are accepted.
      """,
    remedy: "Remove the parameter, or use another network mode.",
    references: [
      .containerDefinition, .registerTaskDefinition,
      .init(
        "Amazon ECS: fault injection",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html"),
      .init(
        "Amazon ECS API: ManagedInstancesNetworkConfiguration",
        """
        https://docs.aws.amazon.com/AmazonECS/latest/APIReference/\
        API_ManagedInstancesNetworkConfiguration.html
        """),
      .init(
        "Amazon ECS: external instances",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html"),
    ],
    lessons: [
      Lesson(
        Example(
          task: #""networkMode": [1|"awsvpc"|]"#,
          app: #"[|"extraHosts"|]: [{ "hostname": "db", "ipAddress": "10.0.0.7" }]"#),
        after: Example(
          task: #""networkMode": "awsvpc""#,
          app: #""environment": [{ "name": "DB_HOST", "value": "10.0.0.7" }]"#)),
      Lesson(
        Example(
          task: #""requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": [|"bridge"|]"#),
        after: Example(
          task: #""requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "awsvpc""#)),
    ],
    examples: [
      Example(task: #""networkMode": [1|"host"|]"#, app: #"[|"links"|]: ["fluentbit"]"#),
      Example(task: #""networkMode": [1|"awsvpc"|]"#, app: #"[|"hostname"|]: "app""#),
      Example(task: #""networkMode": [1|"awsvpc"|]"#, app: #"[|"dnsServers"|]: ["10.0.0.2"]"#),
      Example(task: #""networkMode": [1|"awsvpc"|]"#, app: #"[|"disableNetworking"|]: true"#),
      Example(
        task: #""networkMode": [1|"none"|]"#,
        app: #"[|"portMappings"|]: [{ "containerPort": 8080 }]"#),
      Example(task: #""networkMode": [1|"bridge"|], [|"enableFaultInjection"|]: true"#),
      Example(task: #""requiresCompatibilities": ["EXTERNAL"], "networkMode": [|"awsvpc"|]"#),
      Example(task: #""networkMode": "bridge""#, app: #""links": ["fluentbit"]"#),
      Example(task: #""networkMode": "host""#, app: #""hostname": "app""#),
      Example(task: #""networkMode": "awsvpc""#, app: #""extraHosts": [], "links": null"#),
      Example(task: #""networkMode": "awsvpc""#, app: #""disableNetworking": false"#),
      Example(task: #""networkMode": "bridge""#, app: #""dnsServers": ["10.0.0.2"]"#),
      Example(task: #""networkMode": "awsvpc", "enableFaultInjection": true"#),
      Example(task: #""networkMode": "${MODE}""#, app: #""hostname": "app""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard case .value(let mode, let place) = definition.networkMode else { return [] }
    return Self.findings(ofContainersOf: definition, mode: mode, place)
      + Self.findings(ofTask: definition, mode: mode, place)
  }

  private static func findings(
    ofContainersOf definition: TaskDefinition, mode: JSONString, _ place: Place
  ) -> [RuleFinding] {
    definition.containers.flatMap { container in
      NetworkModeRestrictions.rows.compactMap { row in
        guard let own = container.placeIfFilled(row.property),
          row.modes.contains(where: { mode == $0 })
        else { return nil }
        let name = container.spelledName(of: row.property)
        return RuleFinding(
          at: own.name, .unsupported("'\(name)' of container \(container.label)", mode)
        ).related(place.range, "the network mode")
      }
    }
  }

  private static func findings(
    ofTask definition: TaskDefinition, mode: JSONString, _ place: Place
  ) -> [RuleFinding] {
    if let row = NetworkModeRestrictions.launchTypes.first(where: {
      mode == $0.mode && definition.isValidated(for: $0.launchType)
    }) {
      return [RuleFinding(at: place.range, .mode(mode, row))]
    }
    guard NetworkModeRestrictions.modesWithoutFaultInjection.contains(where: { mode == $0 }),
      let own = definition.properties.placeIfFilled(.enableFaultInjection)
    else { return [] }
    let name = definition.properties.spelledName(of: .enableFaultInjection)
    return [
      RuleFinding(at: own.name, .unsupported("'\(name)'", mode))
        .related(place.range, "the network mode")
    ]
  }
}

extension Message {
  fileprivate static func unsupported(_ what: String, _ mode: JSONString) -> Message {
    Message(
      fact: "network mode '\(mode.shown)' does not support \(what)",
      consequence: "the API rejects the definition",
      remedy: "remove it, or use another network mode"
    )
  }

  fileprivate static func mode(
    _ mode: JSONString, _ row: NetworkModeRestrictions.LaunchTypeRow
  ) -> Message {
    Message(
      fact:
        "launch type '\(row.launchType.description)' does not support network mode '\(mode.shown)'",
      consequence: "the API rejects the definition",
      remedy: "use \(row.supported)"
    )
  }
}
