struct FluentbitInputConflictRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-input-conflict",
    category: .fluentbit,
    severity: .error,
    stage: .start,
    summary: "The custom file listens on a port on which FireLens already listens.",
    rationale: """
      In the network modes `awsvpc` and `bridge` the ECS agent generates a `forward` input on port \
      24224 and a `tcp` input on port 8877 for health checks. A second input on one of these ports, \
      also with another address, does not start: `could not bind address 0.0.0.0:24224`, and \
      Fluent Bit exits with status 255. In the modes `host` and `none` FireLens uses a socket only.
      """,
    remedy: "Remove the input, or use another port.",
    references: [.fireLensTaskDefinition, .agentFirelensConfiguration],
    lessons: [
      Lesson(
        .configured(file: "[INPUT]\n    Name [|forward|]\n" + Example.outputs, task: bridge),
        after: .configured(file: Example.outputs, task: bridge))
    ],
    examples: [
      .configured(
        file: "[INPUT]\n    Name forward\n    Listen 0.0.0.0\n    Port [|24224|]\n"
          + Example.outputs, task: #""networkMode": "awsvpc""#),
      .configured(
        file: "[INPUT]\n    Name tcp\n    Port [|8877|]\n" + Example.outputs, task: bridge),
      .configured(file: "[INPUT]\n    Name tcp\n    Port 8878\n" + Example.outputs, task: bridge),
      .configured(
        file: "[INPUT]\n    Name forward\n    Unix_Path /tmp/app.sock\n" + Example.outputs,
        task: bridge),
      .configured(
        file: "[INPUT]\n    Name forward\n    Port ${PORT:-24225}\n" + Example.outputs, task: bridge
      ),
      .configured(
        file: "[INPUT]\n    Name forward\n" + Example.outputs, task: #""networkMode": "host""#),
    ]
  )

  private static let bridge = #""networkMode": "bridge""#

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile, routing.listensOnPorts else { return [] }
    return file.configuration.sections(.inputs).compactMap { section in
      guard let plugin = section.plugin?.settledValue?.lowercased(), let use = Self.uses[plugin],
        section.first("unix_path") == nil
      else { return nil }
      let port = section.last("port")
      guard let value = port == nil ? use.standard : port?.settledValue, value == use.port else {
        return nil
      }
      return file.finding(
        at: port?.valueRange ?? section.mainRange, of: section, property: "port",
        .conflict(plugin, use.port, use.purpose), scope: .definition)
    }
  }

  private struct Use {
    /// The port of FireLens.
    let port: String
    /// The port of the plugin without a property.
    let standard: String
    let purpose: StaticString
  }

  private static let uses = [
    "forward": Use(port: "24224", standard: "24224", purpose: "the logs of the containers"),
    "tcp": Use(port: "8877", standard: "5170", purpose: "health checks"),
  ]
}

extension LogRouting {
  /// Whether FireLens certainly listens on ports: in `awsvpc` and `bridge`, the default.
  fileprivate var listensOnPorts: Bool {
    switch definition.networkMode {
    case .value(let mode, _): mode == "awsvpc" || mode == "bridge"
    case .absent, .null: true
    case .unresolved, .mistyped: definition.platform == .fargate
    }
  }
}

extension Message {
  fileprivate static func conflict(
    _ plugin: String, _ port: String, _ purpose: StaticString
  ) -> Message {
    Message(
      fact:
        "input '\(asked: plugin)' listens on port \(asked: port), on which FireLens listens for \(purpose)",
      consequence: "the input does not start, and Fluent Bit exits with status 255",
      remedy: "remove the input, or use another port"
    )
  }
}
