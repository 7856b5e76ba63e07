/// The log options of a container that the ECS agent passes to the log router.
///
/// Source: collectFirelensLogOptions and collectFirelensLogEnvOptions in
/// https://github.com/aws/amazon-ecs-agent/blob/v1.105.1/agent/api/task/task.go
struct RouterOptions: Sendable {
  /// One option, from `options` or `secretOptions`.
  struct Option: Sendable {
    let key: String
    /// The value in the generated file.
    let value: DefinitionText
    let origin: DefinitionText
    /// The value in `options`, if it is a text.
    var text: String?
    /// The name of the parameter or secret from which the value comes.
    var parameter: DefinitionText?

    /// The property of the plugin, in lower case: the key up to its first blank, because the agent
    /// writes key and value on one line.
    var property: String {
      key.split(separator: " ").first.map { $0.lowercased() } ?? ""
    }
  }

  /// The first container with the name.
  let container: ContainerDefinition
  /// The options in the order in which the agent writes them: by the bytes of their keys.
  private(set) var options: [Option] = []
  private var indexes: [[UInt8]: Int] = [:]
  /// Whether there may be options that the file does not show.
  private(set) var mayHaveMore = false

  private init(of container: ContainerDefinition) { self.container = container }

  /// The name of the container.
  var name: DefinitionText { .name(container.name) }

  /// The option with a key; the agent compares keys with case.
  func option(_ key: String) -> Option? { options.first { $0.key == key } }

  /// The options of each container that has some or logs to `awsfirelens`.
  ///
  /// The agent does not check the log driver of a container with `secretOptions`.
  static func all(in definition: TaskDefinition, for type: FirelensType) -> [RouterOptions] {
    var all: [RouterOptions] = []
    var indexes: [String: Int] = [:]
    for container in definition.containers {
      guard let configuration = container.logConfiguration.written else { continue }
      let isUser = configuration.logDriver.value.map { $0 == "awsfirelens" } ?? false
      guard isUser || !configuration.secretOptions.isEmpty else { continue }
      // The agent keeps the options by the name of the container.
      let name = container.name.value?.text ?? "\(container.index)"
      let index = indexes[name] ?? all.count
      if index == all.count { all.append(RouterOptions(of: container)) }
      indexes[name] = index
      if isUser { all[index].add(configuration.options, configuration, of: container) }
      all[index].addSecrets(of: configuration, container, type)
      if !configuration.secretOptions.areWhole { all[index].mayHaveMore = true }
    }
    for index in all.indices {
      all[index].options.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }
    return all
  }

  private mutating func add(
    _ map: Field<ObjectView>, _ configuration: LogConfiguration, of container: ContainerDefinition
  ) {
    if map.isUnknown { mayHaveMore = true }
    guard let object = map.written else { return }
    if object.document.nodes[object.value.index].hasPlaceholderMembers { mayHaveMore = true }
    let plugin = object.string("Name").value.flatMap { OutputPlugin.named($0.text) }
    for member in object.value.members {
      let field = Field<JSONValue>(
        member.value, key: member.key.range, configuration.object.context.ofMap)
      let key = member.key.text
      guard !field.isUnset, key != "log-driver-buffer-limit" else { continue }
      if Placeholder.isIn(member.key) { mayHaveMore = true }
      set(
        Option(
          key: key, value: Self.value(field, of: key, plugin),
          origin:
            "containerDefinitions[\(container.index)].logConfiguration.options.\(name: key)",
          text: field.written?.string?.text))
    }
  }

  /// The text of an option; CloudFormation and Terraform turn numbers and booleans into texts.
  private static func value(
    _ field: Field<JSONValue>, of key: String, _ plugin: OutputPlugin?
  ) -> DefinitionText {
    guard case .value(let value, _) = field else { return .unresolved }
    switch value.kind {
    case .string: return value.string.map { .setting($0.text, of: key, plugin: plugin) } ?? ""
    case .number, .boolean:
      return .setting(value.document.source.text(in: value.range), of: key, plugin: plugin)
    case .object, .array, .null, .placeholder: return .unresolved
    }
  }

  private mutating func addSecrets(
    of configuration: LogConfiguration, _ container: ContainerDefinition, _ type: FirelensType
  ) {
    for (number, entry) in configuration.secretOptions.entries.enumerated() {
      guard let name = entry.name.written?.text else {
        mayHaveMore = true
        continue
      }
      let variable: DefinitionText = "\(name: name)_\(container.index)"
      set(
        Option(
          key: name,
          value: type == .fluentbit ? "${\(variable)}" : "\"#{ENV['\(variable)']}\"",
          origin:
            "containerDefinitions[\(container.index)].logConfiguration.secretOptions[\(number)]",
          parameter: .parameter(of: entry)))
    }
  }

  /// Adds an option in place of an earlier one with the same key.
  private mutating func set(_ option: Option) {
    let key = Array(option.key.utf8)
    if let index = indexes[key] {
      options[index] = option
    } else {
      indexes[key] = options.count
      options.append(option)
    }
  }
}
