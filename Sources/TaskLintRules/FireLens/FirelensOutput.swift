/// The output of the log router that the ECS agent generates from a container's log options, one
/// line for each option.
///
/// It is a class so that a copy costs one reference: many rules iterate over the outputs.
///
/// Source: `addOutputSection` in the ECS agent's `firelensconfig_unix.go`.
final class FirelensOutput: Sendable {
  /// One log option.
  final class Option: Sendable {
    let key: JSONString
    /// The property in the router's file, in lower case: the key up to its first blank, because
    /// the agent writes key and value on one line.
    let property: String
    /// Whether the key has more words than the property.
    let isWordy: Bool
    /// Whether the agent reads the option and does not pass it on.
    let isForAgent: Bool
    /// The value, unresolved if it has a placeholder.
    let value: Field<JSONString>
    /// The value, unresolved if the router replaces a variable in it.
    let settledValue: Field<JSONString>
    /// The property of the output's plugin; nil if it has none of the name.
    let known: OutputProperty?
    /// Which of the router's versions take the property.
    let support: FluentBitVersions.Subset

    fileprivate init(
      _ member: JSONValue.Member, isTemplate: Bool, context: InputContext, plugin: OutputPlugin?,
      _ build: FluentBitBuild?
    ) {
      key = member.key
      let words = key.withDecodedBytes { Self.words(of: $0) }
      (property, isWordy) = (words.first, words.haveMore)
      isForAgent = FirelensOutput.agentOptions.contains { member.key == $0 }
      let found = plugin?.lookUp(words.first, in: build?.versions ?? .all, image: build?.image)
      known = found?.known
      support = plugin?.checksProperties ?? false ? found?.support ?? .all : .all
      value = Self.value(of: member, isTemplate: isTemplate, context: context)
      settledValue = Self.settled(value)
    }

    fileprivate static func value(
      of member: JSONValue.Member, isTemplate: Bool, context: InputContext
    ) -> Field<JSONString> {
      let field = Field(string: member.value, key: member.key.range, .option, context)
      return isTemplate ? settled(field) : field
    }

    private static func settled(_ value: Field<JSONString>) -> Field<JSONString> {
      guard case .value(let text, let place) = value, text.decodedBytes.holds("${") else {
        return value
      }
      return .unresolved(text, place)
    }

    /// The first word of a key in lower case, and whether it has more.
    private static func words(of key: UncheckedBytes) -> (first: String, haveMore: Bool) {
      let start = key.endOfBlanks(from: key.start)
      var end = start
      while let byte = key.byte(at: end), byte != UInt8(ascii: " ") { end += 1 }
      return (key.part(start, end).text.lowercased(), key.endOfBlanks(from: end) < key.end)
    }
  }

  /// The options that the agent does not pass on; it compares them with case.
  fileprivate static let agentOptions: [StaticString] = [
    "include-pattern", "exclude-pattern", "log-driver-buffer-limit",
  ]

  /// How many options of a definition are read.
  private static let optionLimit = 10_000

  let container: ContainerDefinition
  let configuration: LogConfiguration
  /// The program that the router runs, if known.
  let router: FirelensType?
  /// The Fluent Bit that the router runs; nil without a router in the file.
  let build: FluentBitBuild?
  /// The options whose keys are known, with those for the agent and without nulls.
  let options: [Option]
  /// The option that specifies the plugin; the last one, if it is a duplicate, as parsers keep it.
  let pluginOption: Option?
  /// The name of a Fluent Bit plugin, even if the router is in another file.
  let pluginName: JSONString?
  /// The same name in lower case.
  let destination: String?
  /// The options that become lines of the output, without the plugin's name.
  let properties: [Option]
  /// Whether `options` may have keys that the file does not show.
  let mayHaveMoreKeys: Bool
  /// Whether there may be options that the file does not show, of `options` or `secretOptions`.
  let mayHaveMoreOptions: Bool
  /// The Fluent Bit plugin of the output; nil if unknown, or if the image has a different plugin of
  /// that name.
  let plugin: OutputPlugin?
  /// The groups of properties of which the plugin requires one each, and has none.
  let missingRequirements: [[String]]

  init(
    of container: ContainerDefinition, _ configuration: LogConfiguration, router: FirelensType?,
    build: FluentBitBuild?, isTemplate: Bool, limit: Int
  ) {
    self.container = container
    self.configuration = configuration
    self.router = router
    self.build = build
    let members = configuration.options.value.map { Array($0.value.members.prefix(limit)) } ?? []
    let known = members.filter { $0.value.kind != .null && !Placeholder.isIn($0.key) }
    let context = configuration.object.context.ofMap
    let plugin =
      router == .fluentbit
      ? Self.plugin(of: known, isTemplate: isTemplate, context: context, build) : nil
    self.plugin = plugin
    let options = known.map {
      Option($0, isTemplate: isTemplate, context: context, plugin: plugin, build)
    }
    pluginOption = router.flatMap { router in options.last { $0.key == router.pluginKey } }
    self.options = options
    pluginName =
      router == .fluentd
      ? nil : options.last { $0.key == FirelensType.fluentbit.pluginKey }?.value.value
    destination = pluginName.map { FirelensOutput.trimmed($0.text).lowercased() }
    let properties = options.filter { option in
      !option.isForAgent
        && !(router.map { option.key == $0.pluginKey } ?? false)
    }
    self.properties = properties
    let nulls = members.filter { $0.value.kind == .null }.count
    mayHaveMoreKeys =
      configuration.options.isUnknown || known.count + nulls < members.count
      || members.count == limit
    mayHaveMoreOptions = mayHaveMoreKeys || !configuration.secretOptions.areWhole
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

  /// A text without the blanks around it, which Fluent Bit ignores.
  static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    // Nearly every text has none.
    guard bytes.first.map(isBlank) ?? false || bytes.last.map(isBlank) ?? false else {
      return text
    }
    let start = bytes.drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) }.map { start.index(after: $0) } ?? start.startIndex
    return String(decoding: start[..<end], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// The plugin that some options specify for Fluent Bit.
  private static func plugin(
    of members: [JSONValue.Member], isTemplate: Bool, context: InputContext,
    _ build: FluentBitBuild?
  ) -> OutputPlugin? {
    guard let member = members.last(where: { $0.key == FirelensType.fluentbit.pluginKey }),
      let name = Option.value(of: member, isTemplate: isTemplate, context: context).value
    else { return nil }
    return plugin(named: name.text, in: build)
  }

  private static func plugin(named name: String, in build: FluentBitBuild?) -> OutputPlugin? {
    build?.addsPlugin(named: name) ?? false
      ? nil : OutputPlugin.named(name, in: build?.versions ?? .all)
  }

  /// Whether the image or the router's command adds the plugin, so that nothing is known of it.
  var hasVendorPlugin: Bool {
    pluginOption?.value.value.map { build?.addsPlugin(named: $0.text) ?? false } ?? false
  }

  /// The versions of Fluent Bit that the router may run.
  var versions: FluentBitVersions { build?.versions ?? .all }

  /// Which of the router's versions take a property, in lower case.
  private func support(of property: String) -> FluentBitVersions.Subset {
    guard let plugin, plugin.checksProperties else { return .all }
    return plugin.support(of: property, in: versions, image: build?.image)
  }

  /// Whether the router's plugin takes a property, in lower case, or may take it.
  func takes(_ property: String) -> Bool {
    if case .none = support(of: property) { false } else { true }
  }

  /// The option for a property, in lower case.
  func option(_ property: String) -> Option? {
    properties.last { $0.property == property }
  }

  /// Whether neither an option nor a secret certainly sets a property, in lower case.
  func certainlyLacks(_ property: String) -> Bool {
    !mayHaveMoreOptions && !Self.isGiven(property, by: properties, configuration)
  }

  private static func isGiven(
    _ property: String, by options: [Option], _ configuration: LogConfiguration
  ) -> Bool {
    options.contains { $0.property == property } || configuration.secret(property) != nil
  }

  /// The property that an unknown name was probably meant for.
  ///
  /// A missing required property takes precedence if it is the nearest, or if one of the two names
  /// is part of the other.
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
    /// Whether the plugin requires it, and nothing else sets it.
    let isMissing: Bool
  }

  /// The subject of a finding about a property, which may be missing.
  func subject(_ property: String) -> Subject {
    container.subject("logConfiguration", "options", property)
  }

  /// The subject of a finding about an unknown option: the missing required property that it was
  /// meant for, else the option.
  func subject(of option: Option, meaning: Meaning) -> Subject {
    subject(meaning.isMissing ? meaning.property ?? option.key.text : option.key.text)
  }
}

extension FirelensOutput {
  /// The outputs of the containers that log to `awsfirelens`, through the log router if the file
  /// shows one; `definition` is the object of the whole definition.
  ///
  /// A definition that ECS accepts has fewer options than the limit; those beyond it are unknown.
  static func all(
    of users: [ContainerDefinition], sentTo sidecar: ContainerDefinition?, in definition: JSONValue
  ) -> [FirelensOutput] {
    guard !users.isEmpty else { return [] }
    let router = sidecar?.firelensConfiguration.value?.knownType
    let build = sidecar.map { FluentBitBuild(of: $0) }
    let haveOptions = users.contains { container in
      container.logConfiguration.value.map { !$0.options.isUnset } ?? false
    }
    let isTemplate = haveOptions && isTemplate(definition, with: users)
    var limit = optionLimit
    return users.compactMap { container in
      guard let configuration = container.logConfiguration.value else { return nil }
      let output = FirelensOutput(
        of: container, configuration, router: router, build: build, isTemplate: isTemplate,
        limit: limit)
      limit -= output.options.count
      return output
    }
  }

  /// Whether a template engine replaces every `${…}` of a definition: there is one outside the
  /// options of `awsfirelens`, the only place where Fluent Bit reads `${…}` as a variable.
  private static func isTemplate(_ definition: JSONValue, with users: [ContainerDefinition]) -> Bool
  {
    let own = users.compactMap { $0.logConfiguration.value?.options.value?.value.range }
    let source = definition.document.source
    let count = source.countOfVariables(in: definition.range)
    // Most definitions have none.
    return count > 0 && count > own.reduce(0) { $0 + source.countOfVariables(in: $1) }
  }
}

extension SourceFile {
  /// The number of `${` in a range.
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
