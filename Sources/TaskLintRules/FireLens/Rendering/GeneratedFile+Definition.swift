extension GeneratedFile {
  /// Generates the file for the log router of a definition; the agent uses the first of several.
  init(_ routing: LogRouting) throws(GenerationFailure) {
    let definition = routing.definition
    guard let router = routing.routers.first else {
      throw definition.lacksSidecar ? .noRouter : .unknownRouter
    }
    self.init(try GenerationFailure.check(router, in: definition))
    addInputs(router, definition)
    let senders = RouterOptions.all(in: definition, for: type)
    for isKept in [true, false] {
      for sender in senders { addPattern(of: sender, isKept: isKept) }
    }
    addMetadata(router, definition)
    addInclude(router)
    if type == .fluentbit, Self.hasNetworkInputs(definition.networkMode) ?? false {
      add(
        output: "null", match: "firelens-healthcheck", [],
        origin: "drops the messages of health checks")
    }
    for sender in senders { try addOutput(of: sender) }
    if definition.mayHaveMoreContainers {
      add(remark: "more containers are unresolved, and may have outputs here")
    }
  }

  // MARK: - Inputs

  /// Whether a network mode has inputs on ports; nil if it is unresolved.
  private static func hasNetworkInputs(_ mode: Field<JSONString>) -> Bool? {
    switch mode {
    case .absent, .null: true
    case .value(let mode, _): mode == "awsvpc" || mode == "bridge"
    case .unresolved, .mistyped: nil
    }
  }

  private mutating func addInputs(_ router: LogRouter, _ definition: TaskDefinition) {
    let socket: DefinitionText = "/var/run/fluent.sock"
    let origin: DefinitionText = "receives the logs of containers with the log driver 'awsfirelens'"
    switch type {
    case .fluentd: add(input: "unix", [Pair("path", socket)], origin: origin)
    case .fluentbit:
      add(
        input: "forward", [bufferLimit(router.container), Pair("unix_path", socket)],
        origin: origin)
    }
    let mode = definition.networkMode
    guard let hasInputs = Self.hasNetworkInputs(mode) else {
      return add(
        remark: type == .fluentbit
          ? "'networkMode' is unresolved; 'awsvpc' and 'bridge' add inputs on ports 24224 and 8877"
          : "'networkMode' is unresolved; 'awsvpc' and 'bridge' add an input on port 24224")
    }
    guard hasInputs else { return }
    let isOwn = mode.value.map { $0 == "awsvpc" } ?? false
    let address: DefinitionText = isOwn ? "127.0.0.1" : "0.0.0.0"
    let reason: DefinitionText =
      isOwn
      ? "networkMode: awsvpc"
      : mode.isUnset ? "networkMode: missing, so it is bridge" : "networkMode: bridge"
    let pairs =
      type == .fluentbit
      ? [Pair("Listen", address), Pair("Port", "24224")]
      : [Pair("bind", address), Pair("port", "24224")]
    add(input: "forward", pairs, origin: reason)
    guard type == .fluentbit else { return }
    add(
      input: "tcp",
      [Pair("Tag", "firelens-healthcheck"), Pair("Listen", "127.0.0.1"), Pair("Port", "8877")],
      origin: "\(reason); receives the messages of health checks")
  }

  /// Half of the log router's memory in MB.
  private func bufferLimit(_ router: ContainerDefinition) -> Pair {
    let path: DefinitionText = "containerDefinitions[\(router.index)]"
    let limits: [(StaticString, Field<Int>)] = [
      ("memoryReservation", router.memoryReservation), ("memory", router.memory),
    ]
    for (name, limit) in limits {
      if limit.isUnknown {
        return Pair("Mem_Buf_Limit", .unresolved, origin: "half of \(path).\(name)")
      }
      guard let megabytes = limit.value, megabytes > 0 else { continue }
      let half = megabytes / 2
      return Pair(
        "Mem_Buf_Limit", "\(half > 0 ? half : 25)MB",
        origin: half > 0 ? "half of \(path).\(name)" : "the default; half of \(path).\(name) is 0")
    }
    return Pair(
      "Mem_Buf_Limit", "25MB",
      origin: "the default; \(path) has neither memoryReservation nor memory")
  }

  // MARK: - Filters

  /// The tags of a container's logs as a pattern.
  private func match(_ sender: RouterOptions) -> DefinitionText {
    type == .fluentbit ? "\(sender.name)-firelens*" : "\(sender.name)-firelens**"
  }

  private mutating func addPattern(of sender: RouterOptions, isKept: Bool) {
    guard let option = sender.option(isKept ? "include-pattern" : "exclude-pattern") else {
      return
    }
    add(pattern: option.value, isKept: isKept, match: match(sender), origin: option.origin)
  }

  private mutating func addMetadata(_ router: LogRouter, _ definition: TaskDefinition) {
    let option = router.configuration.enableECSLogMetadata
    let path: DefinitionText =
      """
      containerDefinitions[\(router.container.index)].firelensConfiguration.options\
      .enable-ecs-log-metadata
      """
    let reason: DefinitionText
    switch option {
    case .absent, .null: reason = "\(path): missing, so it is true"
    case .value(let text, _):
      guard Self.trueTexts.contains(text.text) else { return }
      reason = path
    case .unresolved, .mistyped:
      return add(remark: "\(path) is unresolved; true adds the metadata of the task")
    }
    let family: DefinitionText =
      definition.family.isUnset || definition.family.isUnknown
      ? definition.family.written.map { .name($0.text) } ?? "<family>" : .name(definition.family)
    var fields = [
      Pair("ecs_cluster", "<cluster>", origin: "known when the task runs"),
      Pair("ecs_task_arn", "<task-arn>", origin: "known when the task runs"),
      Pair("ecs_task_definition", "\(family):<revision>", origin: "family"),
    ]
    if Self.runsOnInstance(definition) {
      fields.insert(
        Pair("ec2_instance_id", "<instance-id>", origin: "known when the task runs, on EC2"),
        at: 0)
    }
    add(fields: fields, origin: reason)
  }

  /// What Go's `strconv.ParseBool` reads as true.
  private static let trueTexts: Set<String> = ["1", "t", "T", "TRUE", "true", "True"]

  /// Whether the task runs on an EC2 instance, as a task without `requiresCompatibilities` does.
  private static func runsOnInstance(_ definition: TaskDefinition) -> Bool {
    switch definition.requiresCompatibilities {
    case .absent, .null: true
    case .value(let names, _):
      definition.platform != .fargate
        && (names.isEmpty || names.contains { $0.value.map { $0 == "EC2" } ?? false })
    case .unresolved, .mistyped: false
    }
  }

  // MARK: - The custom file and outputs

  private mutating func addInclude(_ router: LogRouter) {
    let configuration = router.configuration
    let path: DefinitionText =
      "containerDefinitions[\(router.container.index)].firelensConfiguration.options"
    switch configuration.configFileType {
    case .absent, .null: return
    case .unresolved, .mistyped:
      add(remark: "\(path).config-file-type is unresolved; 'file' and 's3' include a file here")
    case .value(let kind, _):
      guard kind == "s3" else {
        return add(
          include: .name(configuration.configFileValue), origin: "\(path).config-file-value")
      }
      add(
        include: type == .fluentbit
          ? "/fluent-bit/etc/external.conf" : "/fluentd/etc/external.conf",
        origin: "\(path).config-file-value, the object in S3 that the agent mounts here")
    }
  }

  private mutating func addOutput(of sender: RouterOptions) throws(GenerationFailure) {
    let own = ["include-pattern", "exclude-pattern", type.pluginKey.description]
    let pairs = sender.options.filter { !own.contains($0.key) }
      .map { Pair(.name($0.key), $0.value, origin: $0.origin) }
    let remark: DefinitionText = "more options of container '\(sender.name)' are unresolved"
    guard let plugin = sender.option(type.pluginKey.description) else {
      guard !sender.mayHaveMore else { return add(remark: remark) }
      guard !pairs.isEmpty else { return }
      throw .agent(
        error: """
          unable to generate firelens config file: unable to generate firelens config: \
          unable to apply log options of container \(sender.name) to firelens config: \
          missing output key \(type.pluginKey) which is required for firelens configuration of type \
          \(name: type.rawValue)
          """)
    }
    add(
      output: plugin.value, match: match(sender), pairs,
      origin: "containerDefinitions[\(sender.container.index)].logConfiguration",
      nameOrigin: plugin.origin)
    if sender.mayHaveMore { add(remark: remark, isInSection: true) }
  }
}
