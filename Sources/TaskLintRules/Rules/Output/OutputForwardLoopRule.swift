struct OutputForwardLoopRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-forward-loop",
    category: .output,
    severity: .error,
    stage: .run,
    summary: "The output sends logs to the input of its own log router.",
    rationale: """
      In the network modes `awsvpc` and `bridge`, FireLens configures the log router to listen on \
      port 24224. A `forward` output to 127.0.0.1 and this port, which are the plugin's defaults, \
      returns each line to the router. The lines multiply until the container runs out of memory.
      """,
    remedy: "Set `Host` to another host, or `Port` to another port.",
    references: [
      .fireLens,
      .init(
        "Fluent Bit: the forward output",
        "https://docs.fluentbit.io/manual/pipeline/outputs/forward"),
    ],
    lessons: [
      Lesson(
        Example(
          options: #""Name": "forward", "Host": [|"127.0.0.1"|], "Port": "24224""#,
          task: #""networkMode": "awsvpc""#),
        after: Example(
          options: #""Name": "forward", "Host": "aggregator.koyama.example", "Port": "24224""#,
          task: #""networkMode": "awsvpc""#))
    ],
    examples: [
      Example(
        options: #""Name": "forward", "host": [|"localhost"|]"#, task: #""networkMode": "bridge""#),
      Example(options: #""Name": [|"forward"|]"#, task: #""networkMode": "awsvpc""#),
      Example(
        options: #""Name": "forward", "Host": "127.0.0.1", "Port": "24225""#,
        task: #""networkMode": "awsvpc""#),
      Example(
        options: #""Name": "forward", "Host": "127.0.0.1", "Port": "24224""#,
        task: #""networkMode": "host""#),
      Example(
        options: #""Name": "forward", "unix_path": "/var/run/aggregator.sock""#,
        task: #""networkMode": "awsvpc""#),
      Example(
        options: #""Name": "forward", "Host": [|"127.0.0.1"|]"#,
        task: #""requiresCompatibilities": ["FARGATE"], "networkMode": "{{ mode }}""#,
        isDocumented: false),
      Example(
        options: #""Name": "forward", "upstream": "/fluent-bit/upstream.conf""#,
        task: #""networkMode": "awsvpc""#),
      Example(
        options: #""Name": "forward""#,
        secretOptions: #"{"name": "host", "valueFrom": "/koyama/host"}"#,
        task: #""networkMode": "awsvpc""#),
      Example(
        options: #""Name": "forward", "Host": "127.0.0.1""#,
        secretOptions: #"{"name": "port", "valueFrom": "/koyama/port"}"#,
        task: #""networkMode": "awsvpc""#),
      .configured(
        file: "[OUTPUT]\n    Name forward\n    Match *\n    Host [|127.0.0.1|]\n"
          + Example.outputs,
        task: #""networkMode": "awsvpc""#),
      .configured(
        file: "[OUTPUT]\n    Name forward\n    Match *\n    Host aggregator.koyama.example\n"
          + Example.outputs,
        task: #""networkMode": "awsvpc""#),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    // In the network mode `host` the router has no TCP input; a daemon of the host may listen there.
    guard Self.listens(routing) else { return [] }
    return (routing.customFile.map(findings) ?? [])
      + routing.outputs.compactMap { output in
        guard let plugin = output.plugin, plugin.displayName == "forward",
          ["unix_path", "upstream"].allSatisfy(output.certainlyLacks),
          Self.isPort(output), let place = Self.host(output)
        else { return nil }
        return RuleFinding(at: place.range, .loop(place.text))
      }
  }

  private func findings(in file: CustomFile) -> [RuleFinding] {
    file.outputs(to: ["forward"]).compactMap { section in
      let (host, port) = (section.last("host"), section.last("port"))
      guard section.isWhole, ["unix_path", "upstream"].allSatisfy({ section.first($0) == nil }),
        port == nil || port?.settledValue == "24224",
        host == nil || ["127.0.0.1", "localhost"].contains(host?.settledValue)
      else { return nil }
      return file.finding(
        at: host?.valueRange ?? section.mainRange, of: section, property: "host",
        .loop(host?.value ?? "forward"), scope: .definition)
    }
  }

  private static func listens(_ routing: LogRouting) -> Bool {
    if routing.definition.platform == .fargate { return true }
    switch routing.definition.networkMode {
    case .value(let mode, _): return mode == "awsvpc" || mode == "bridge"
    case .absent, .null: return true
    case .unresolved, .mistyped: return false
    }
  }

  private static func isPort(_ output: FirelensOutput) -> Bool {
    guard let port = output.option("port") else { return output.certainlyLacks("port") }
    return port.value.value.map { $0 == "24224" } ?? false
  }

  /// The value that is the router's own address; for the default, the plugin's name.
  private static func host(_ output: FirelensOutput) -> JSONString? {
    guard let host = output.option("host") else {
      return output.certainlyLacks("host") ? output.pluginOption?.value.value : nil
    }
    return host.value.value.flatMap { $0 == "127.0.0.1" || $0 == "localhost" ? $0 : nil }
  }
}

extension Message {
  fileprivate static func loop(_ host: String) -> Message {
    let target = host.lowercased() == "forward" ? "127.0.0.1" : host
    return Message(
      fact:
        "output 'forward' sends logs to '\(asked: target)', port 24224, where its own router listens",
      consequence: "the router receives each line again, until it runs out of memory",
      remedy: "set 'Host' to another host, or 'Port' to another port"
    )
  }
}
