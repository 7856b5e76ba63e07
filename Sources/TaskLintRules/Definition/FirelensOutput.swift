/// What the log options of a container that logs to `awsfirelens` become: an output of the router,
/// with each option as a line of its own.
///
/// It is a class so that a copy costs one reference: many rules go through the outputs.
///
/// Source: `addOutputSection` in the ECS agent's `firelensconfig_unix.go`.
final class FirelensOutput: Sendable {
  /// One log option.
  final class Option: Sendable {
    let key: JSONString
    /// What the option is called in the router's file, in lower case: the key up to its first
    /// blank, since key and value end up on one line.
    let property: String
    /// Whether more than the property's name stands in the key.
    let isWordy: Bool
    /// Whether the agent keeps it for itself.
    let isForAgent: Bool
    /// The value, unresolved where a placeholder stands in it.
    let value: Field<JSONString>

    fileprivate init(
      _ member: JSONValue.Member, isTemplate: Bool, context: InputContext
    ) {
      key = member.key
      let words = key.decodedBytes.split(separator: UInt8(ascii: " "))
      property = words.first.map { String($0).lowercased() } ?? ""
      isWordy = words.count > 1
      isForAgent = FirelensOutput.agentOptions.contains { member.key == $0 }
      let field = Field<JSONValue>(member.value, key: key.range, context).map(\.string)
        .resolved(.option)
      if isTemplate, case .value(let text, let place) = field, text.decodedBytes.holds("${") {
        value = .unresolved(text, place)
      } else {
        value = field
      }
    }
  }

  /// The options that the agent keeps for itself, in this spelling alone.
  fileprivate static let agentOptions: [StaticString] = [
    "include-pattern", "exclude-pattern", "log-driver-buffer-limit",
  ]

  let container: ContainerDefinition
  let configuration: LogConfiguration
  /// The program that the router runs, where that is known.
  let router: FirelensType?
  /// The options whose keys are known, the agent's own included; nulls say nothing and are left
  /// out.
  let options: [Option]
  /// The option that names the plugin; of one that stands twice the last, as parsers keep it.
  let pluginOption: Option?
  /// The name of a plugin of Fluent Bit's, even where the router stands in another file.
  let pluginName: JSONString?
  /// The same name in lower case.
  let destination: String?
  /// The options that become lines of the output, the plugin's name left out.
  let properties: [Option]
  /// Whether there may be options that the file does not show.
  let mayHaveMoreOptions: Bool
  /// The plugin of Fluent Bit's that the options name, if there is one of that name.
  let plugin: OutputPlugin?
  /// The groups of properties that the plugin can't start without, and that are not there.
  ///
  /// Of each group one must be.
  let missingRequirements: [[String]]

  init(
    of container: ContainerDefinition, _ configuration: LogConfiguration, router: FirelensType?,
    isTemplate: Bool
  ) {
    self.container = container
    self.configuration = configuration
    self.router = router
    let members = configuration.options.value.map { Array($0.value.members) } ?? []
    let known = members.filter { $0.value.kind != .null && !Placeholder.isIn($0.key) }
    let context = configuration.object.context.ofMap
    let options = known.map { Option($0, isTemplate: isTemplate, context: context) }
    let pluginOption = router.flatMap { router in options.last { $0.key == router.pluginKey } }
    self.options = options
    self.pluginOption = pluginOption
    pluginName =
      router == .fluentd
      ? nil : options.last { $0.key == FirelensType.fluentbit.pluginKey }?.value.value
    destination = pluginName?.text.lowercased()
    plugin =
      router == .fluentbit ? pluginOption?.value.value.flatMap { OutputPlugin.named($0.text) } : nil
    let properties = options.filter { option in
      !option.isForAgent
        && !(router.map { option.key == $0.pluginKey } ?? false)
    }
    self.properties = properties
    let nulls = members.filter { $0.value.kind == .null }.count
    mayHaveMoreOptions =
      configuration.options.isUnknown || known.count + nulls < members.count
      || !configuration.secretOptions.areWhole
    guard let plugin, !mayHaveMoreOptions,
      !properties.contains(where: { plugin.mayBeWaived(by: $0.property) })
    else {
      missingRequirements = []
      return
    }
    missingRequirements = plugin.requirements.filter { group in
      !group.contains { Self.isGiven($0, by: properties, configuration) }
    }
  }

  /// The option of a property, whose name is in lower case.
  func option(_ property: String) -> Option? {
    properties.last { $0.property == property }
  }

  /// Whether neither an option nor a secret gives the plugin a property, in lower case.
  func certainlyLacks(_ property: String) -> Bool {
    !mayHaveMoreOptions && !Self.isGiven(property, by: properties, configuration)
  }

  private static func isGiven(
    _ property: String, by options: [Option], _ configuration: LogConfiguration
  ) -> Bool {
    options.contains { $0.property == property } || configuration.secret(property) != nil
  }

  /// What a name that the plugin does not know was meant for.
  ///
  /// A required property that is missing comes first, if it is the nearest, or made of the same
  /// words with more or fewer around them.
  func meaning(of name: String) -> Meaning {
    guard let plugin else { return Meaning(property: nil, isMissing: false) }
    let name = String(name.map { $0 == "-" ? "_" : $0 })
    let missing = missingRequirements.flatMap(\.self)
    let nearest = plugin.nearestProperty(to: name)
    if let nearest, missing.contains(nearest) { return Meaning(property: nearest, isMissing: true) }
    if let missing = missing.first(where: { $0.holds(bytesOf: name) || name.holds(bytesOf: $0) }) {
      return Meaning(property: missing, isMissing: true)
    }
    return Meaning(property: nearest, isMissing: false)
  }

  /// The property that an unknown name was probably meant for.
  struct Meaning: Sendable {
    let property: String?
    /// Whether the plugin requires it, and nothing else gives it.
    let isMissing: Bool
  }

  /// The subject of a finding about a property, which need not be there.
  func subject(_ property: String) -> Subject {
    container.subject("logConfiguration", "options", property)
  }

  /// The subject of a finding about an option that the plugin does not know: the required property
  /// that it stands in for, else the option itself.
  func subject(of option: Option, meaning: Meaning) -> Subject {
    subject(meaning.isMissing ? meaning.property ?? option.key.text : option.key.text)
  }
}

extension FirelensOutput {
  /// What the log options of a definition's containers become.
  static func all(in definition: TaskDefinition) -> [FirelensOutput] {
    let users = definition.firelensUsers
    guard !users.isEmpty else { return [] }
    let router = definition.router
    let haveOptions = users.contains { container in
      container.logConfiguration.value.map { !$0.options.isUnset } ?? false
    }
    let isTemplate = haveOptions && definition.isTemplate
    return users.compactMap { container in
      container.logConfiguration.value.map {
        FirelensOutput(of: container, $0, router: router, isTemplate: isTemplate)
      }
    }
  }
}

extension TaskDefinition {
  /// Whether a template's engine writes over every `${…}` of the definition: one stands outside the
  /// options of `awsfirelens`, the only place where Fluent Bit reads `${…}` as a variable.
  var isTemplate: Bool {
    let own = firelensUsers.compactMap { $0.logConfiguration.value?.options.value?.value.range }
    let source = document.source
    let inOptions = own.reduce(0) { $0 + source.countOfVariables(in: $1) }
    return source.countOfVariables(in: object.value.range) > inOptions
  }

  /// The program that the log router runs; of several routers the agent takes the first.
  fileprivate var router: FirelensType? {
    sidecars.first?.firelensConfiguration.value?.knownType
  }
}

extension SourceFile {
  /// How often `${` stands in a range.
  fileprivate func countOfVariables(in range: SourceRange) -> Int {
    var count = 0
    var index = range.start
    while index + 1 < range.end {
      index = bytes.first(UInt8(ascii: "$"), in: index..<range.end - 1)
      if index + 1 < range.end, bytes[index] == UInt8(ascii: "$"),
        bytes[index + 1] == UInt8(ascii: "{")
      {
        count += 1
      }
      index += 1
    }
    return count
  }
}
