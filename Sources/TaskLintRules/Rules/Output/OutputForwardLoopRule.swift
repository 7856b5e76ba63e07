struct OutputForwardLoopRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-forward-loop",
    category: .output,
    severity: .error,
    stage: .run,
    summary: "The output forwards logs to the router's own input.",
    rationale: """
      FireLens lets the router listen on port 24224 for the task's own libraries, in the network \
      modes `awsvpc` and `bridge`. An output `forward` to 127.0.0.1 and this port, both of which \
      are the plugin's defaults, hands each line back to the router: lines multiply until the \
      container runs out of memory.
      """,
    remedy: "Forward to another host, or to another port.",
    references: [
      .fireLens,
      .init(
        "Fluent Bit: the output forward",
        "https://docs.fluentbit.io/manual/pipeline/outputs/forward"),
    ],
    examples: [
      Example(
        options: #""Name": "forward", "Host": [|"127.0.0.1"|], "Port": "24224""#,
        task: #""networkMode": "awsvpc""#),
      Example(
        options: #""Name": "forward", "host": [|"localhost"|]"#, task: #""networkMode": "bridge""#),
      Example(options: #""Name": [|"forward"|]"#, task: #""networkMode": "awsvpc""#),
      Example(
        options: #""Name": "forward", "Host": "127.0.0.1", "Port": "24225""#,
        task: #""networkMode": "awsvpc""#),
      Example(
        options: #""Name": "forward", "Host": "aggregator.koyama.example", "Port": "24224""#,
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
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    // In the mode `host` the router has no input over TCP: a daemon of the host's may listen there.
    guard Self.listens(definition) else { return [] }
    return definition.outputs.compactMap { output in
      guard let plugin = output.plugin, plugin.displayName == "forward",
        ["unix_path", "upstream"].allSatisfy(output.certainlyLacks),
        Self.isPort(output), let place = Self.host(output)
      else { return nil }
      return RuleFinding(at: place.range, .loop(place.text))
    }
  }

  private static func listens(_ definition: TaskDefinition) -> Bool {
    if definition.platform == .fargate { return true }
    switch definition.networkMode {
    case .value(let mode, _): return mode == "awsvpc" || mode == "bridge"
    case .absent, .null: return true
    case .unresolved, .mistyped: return false
    }
  }

  private static func isPort(_ output: FirelensOutput) -> Bool {
    guard let port = output.option("port") else { return output.certainlyLacks("port") }
    return port.value.value.map { $0 == "24224" } ?? false
  }

  /// The value that names the router's own address; where the default does, the plugin's name.
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
      fact: "output 'forward' sends to '\(target)', port 24224, where the router itself listens",
      consequence: "each line comes back to it, until its memory runs out",
      remedy: "forward to another host, or to another port"
    )
  }
}
