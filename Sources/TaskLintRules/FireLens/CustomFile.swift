/// The custom file of a log router, which the repository has beside the definition.
final class CustomFile: Sendable {
  let router: LogRouter
  /// The value of `config-file-value`.
  let path: JSONString
  let configuration: FluentBitConfiguration
  /// The Fluent Bit of the log router.
  let build: FluentBitBuild
  /// Whether Fluent Bit reads nothing that is not known: every line of the file and of the files
  /// that it includes, and no file of AWS's init process.
  let isWhole: Bool

  private init(_ router: LogRouter, _ path: JSONString, _ configuration: FluentBitConfiguration) {
    self.router = router
    self.path = path
    self.configuration = configuration
    build = FluentBitBuild(of: router.container)
    isWhole =
      configuration.isWhole && !RouterEnvironment.isInitImage(router.container)
      && !router.container.mayLoadEnvironment
  }

  /// The file that a log router reads, if the repository has it.
  ///
  /// A command or an entry point can start Fluent Bit with another file.
  static func found(
    for container: ContainerDefinition?, in files: FluentBitFiles
  ) -> (known: CustomFile?, unreadable: UnreadableFile?)? {
    guard let container, let router = LogRouter(container),
      router.knownType == .fluentbit,
      let type = router.configFileType.value, type == "file",
      let path = router.configFileValue.value, let result = files[path.text],
      container.command.isUnset, container.entryPoint.isUnset
    else { return nil }
    switch result {
    case .configuration(let configuration):
      return (CustomFile(router, path, configuration), nil)
    case .failed(let name, let reason):
      return (nil, UnreadableFile(router: router, path: path, name: name, reason: reason))
    }
  }

  /// The path in the image of a definition's own file in classic format.
  static func path(of routing: LogRouting) -> String? {
    guard let router = routing.routers.first, router.knownType == .fluentbit,
      let type = router.configFileType.value, type == "file",
      let path = router.configFileValue.value?.text, path.hasPrefix("/"),
      !path.hasSuffix("/"), !router.mayUseFileOfAWS,
      ![".yaml", ".yml"].contains(where: path.lowercased().hasSuffix)
    else { return nil }
    return LexicalPath.normalized(path)
  }

  /// The outputs of the file to some plugins, in lower case.
  func outputs(to plugins: [String]) -> [ClassicSection] {
    configuration.sections(.outputs).filter { section in
      section.plugin?.settledValue.map { plugins.contains($0.lowercased()) } ?? false
    }
  }

  /// The values of a setting in the file, without those that depend on variables.
  func settings(_ kind: LogSetting.Kind) -> [Setting] {
    outputs(to: kind.plugins).compactMap { section in
      guard let property = section.last(kind.option.description), property.isResolved else {
        return nil
      }
      return Setting(property: property, section: section)
    }
  }

  /// A setting in the file.
  struct Setting: Sendable {
    let property: ClassicProperty
    let section: ClassicSection
  }

  /// The variables without a default in the values that Fluent Bit uses, each with its property and
  /// section.
  var variables: [VariableUse] {
    configuration.sections.filter(\.kind.isUsed).flatMap { section in
      section.properties.flatMap { property in
        property.variables.map { VariableUse(variable: $0, property: property, section: section) }
      }
    }
  }

  /// Whether the Fluent Bit of the log router is certainly older than defaults of variables.
  var lacksDefaults: Bool {
    if case .none = build.versions.subset(from: FluentBitVersion(4, 2), before: nil) {
      true
    } else {
      false
    }
  }

  /// A variable in a value.
  struct VariableUse: Sendable {
    let variable: ClassicVariable
    let property: ClassicProperty
    let section: ClassicSection
  }

  /// Whether the file reads a variable.
  func reads(_ name: String) -> Bool {
    configuration.sections.contains { section in
      section.kind.isUsed
        && section.properties.contains { $0.variables.contains { $0.name == name } }
    }
  }
}

/// A custom file that the configuration specifies and that can't be read.
struct UnreadableFile: Sendable {
  let router: LogRouter
  /// The value of `config-file-value`.
  let path: JSONString
  /// The path in the repository.
  let name: String
  /// Why it can't be read, as the end of a sentence.
  let reason: String
}

extension ClassicSection.Kind {
  /// Whether Fluent Bit replaces variables in the section's values.
  var isUsed: Bool {
    switch self {
    case .service, .customs, .inputs, .filters, .outputs: true
    case .parser, .multilineParser, .streamProcessor, .plugins, .upstreamServers, .other: false
    }
  }

  /// Whether the section makes an instance of a plugin.
  var hasPlugin: Bool {
    switch self {
    case .inputs, .filters, .outputs: true
    default: false
    }
  }

  /// The kind in messages, for sections with a plugin.
  var word: StaticString {
    switch self {
    case .inputs: "input"
    case .filters: "filter"
    case .outputs: "output"
    default: "section"
    }
  }
}
