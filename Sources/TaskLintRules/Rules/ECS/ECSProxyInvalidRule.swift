struct ECSProxyInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-proxy-invalid",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "The proxy configuration is not complete.",
    rationale: """
      The App Mesh proxy redirects the traffic of the task's network interface, which only network \
      mode `awsvpc` provides. `containerName` is a container of the task. `AppPorts`, \
      `ProxyIngressPort`, `ProxyEgressPort`, and `IgnoredUID` or `IgnoredGID` are required.
      """,
    remedy: "Use network mode `awsvpc`, and add what is missing.",
    references: [
      .init(
        "Amazon ECS API: ProxyConfiguration",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html"),
      .registerTaskDefinition,
    ],
    lessons: [
      Lesson(
        Example(
          task: """
            "networkMode": "awsvpc", "proxyConfiguration": {
              "containerName": [|"envoy"|], "properties": [\(properties)]
            }
            """),
        after: Example(
          task: """
            "networkMode": "awsvpc", "proxyConfiguration": {
              "containerName": "app", "properties": [\(properties)]
            }
            """))
    ],
    examples: [
      proxy("\(properties)", mode: #"[|"bridge"|]"#),
      proxy(
        """
        { "name": "IgnoredUID", "value": "1337" }, { "name": "AppPorts", "value": "8080" },
        { "name": "ProxyEgressPort", "value": "15001" }
        """, key: #"[|"properties"|]"#),
      proxy(
        """
        { "name": "AppPorts", "value": "8080" }, { "name": "ProxyIngressPort", "value": "15000" },
        { "name": "ProxyEgressPort", "value": "15001" }
        """, key: #"[|"properties"|]"#),
      proxy("\(properties)", mode: #""awsvpc""#),
      proxy(
        """
        { "name": "IgnoredGID", "value": "1337" }, { "name": "AppPorts", "value": "8080" },
        { "name": "ProxyIngressPort", "value": "15000" },
        { "name": "ProxyEgressPort", "value": "15001" }
        """),
      proxy(#"{ "name": "${NAME}", "value": "8080" }"#),
    ]
  )

  private static let properties = """
    { "name": "IgnoredUID", "value": "1337" }, { "name": "AppPorts", "value": "8080" },
    { "name": "ProxyIngressPort", "value": "15000" }, { "name": "ProxyEgressPort", "value": "15001" }
    """

  private static func proxy(
    _ properties: String, key: String = #""properties""#, mode: String = #""awsvpc""#,
    fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: """
        "networkMode": \(mode), "proxyConfiguration": {
          "type": "APPMESH", "containerName": "app", \(key): [\(properties)]
        }
        """, fileID: fileID, line: line)
  }

  private static let required: [StaticString] = ["AppPorts", "ProxyIngressPort", "ProxyEgressPort"]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard case .value(let proxy, let place) = definition.properties.proxyConfiguration,
      definition.properties.placeIfFilled(.proxyConfiguration) != nil
    else { return [] }
    return Self.modeFinding(in: definition) + Self.containerFinding(proxy, in: definition)
      + Self.propertyFinding(proxy, place)
  }

  private static func modeFinding(in definition: TaskDefinition) -> [RuleFinding] {
    // Fargate's own rule reports the mode there.
    guard case .value(let mode, let place) = definition.networkMode, mode != "awsvpc",
      !mode.isBlank, definition.platform != .fargate
    else { return [] }
    return [RuleFinding(at: place.range, .mode(mode))]
  }

  private static func containerFinding(
    _ proxy: ProxyConfiguration, in definition: TaskDefinition
  ) -> [RuleFinding] {
    guard case .value(let name, let place) = proxy.containerName, !name.isEmpty,
      !definition.mayHaveOtherNames, definition.containersByName[name.text] == nil
    else { return [] }
    // The API reference does not exclude another name.
    return [RuleFinding(at: place.range, .container(name)).with(.note)]
  }

  private static func propertyFinding(
    _ proxy: ProxyConfiguration, _ place: Place
  ) -> [RuleFinding] {
    if let type = proxy.type.value, type != "APPMESH" { return [] }
    let properties = proxy.properties
    guard properties.areWhole else { return [] }
    func isMissing(_ name: StaticString) -> Bool {
      guard let value = properties.lookup(name).value?.value else { return true }
      return value.isUnset || value.value?.isEmpty ?? false
    }
    var missing = required.filter(isMissing).map(\.description)
    if isMissing("IgnoredUID"), isMissing("IgnoredGID") { missing.append("IgnoredUID") }
    guard let first = missing.first else { return [] }
    return [RuleFinding(at: (properties.field.place ?? place).name, .missing(first))]
  }
}

extension Message {
  fileprivate static func mode(_ mode: JSONString) -> Message {
    Message(
      fact: "network mode '\(mode.shown)' does not support 'proxyConfiguration'",
      consequence: "the API rejects the definition",
      remedy: "use 'awsvpc', or remove 'proxyConfiguration'"
    )
  }

  fileprivate static func container(_ name: JSONString) -> Message {
    Message(
      fact: "the proxy refers to unknown container '\(name.shown)'",
      consequence: "nothing listens on the ports to which the traffic is redirected",
      remedy: "use the name of the container that runs the proxy"
    )
  }

  fileprivate static func missing(_ name: String) -> Message {
    Message(
      fact: "missing property '\(name)' of the proxy",
      consequence: "the API rejects the definition",
      remedy: "add '\(name)' to 'properties'"
    )
  }
}
