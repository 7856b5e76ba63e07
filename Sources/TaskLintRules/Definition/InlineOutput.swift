/// An output that a container's own `awsfirelens` options ask for; ECS writes it into the
/// configuration that it generates for the sidecar.
public struct InlineOutput: Sendable {
  /// The names of the plugin for Datadog.
  static let datadog: Set<String> = ["datadog"]
  /// The names of the plugins for Firehose: Fluent Bit's own, and AWS's older one.
  static let firehose: Set<String> = ["kinesis_firehose", "firehose"]

  /// The container whose log it takes.
  public let container: ContainerDefinition
  /// The plugin's name: the value of `Name`, which the ECS agent wants in this spelling.
  public let plugin: Field<JSONString>
  private let options: ObjectView
  private let configuration: LogConfiguration

  init(container: ContainerDefinition, configuration: LogConfiguration, options: ObjectView) {
    self.container = container
    self.configuration = configuration
    plugin = options.string("Name")
    // Fluent Bit takes the names of properties in any case.
    self.options = ObjectView(options.value, spelling: .anyCase)
  }

  /// An option with its key.
  public func member(_ name: StaticString) -> JSONValue.Member? { options.member(name) }

  /// An option's value.
  ///
  /// `${X}` counts as unresolved: it is the sidecar's variable, or a template's.
  public func option(_ name: StaticString) -> Field<JSONString> { options.string(name) }

  /// The secret that gives an option its value.
  public func secretOption(_ name: StaticString) -> NamedEntries.Entry? {
    configuration.secretOptions.entries.last { entry in
      entry.name.value?.text.lowercased() == name.description.lowercased()
    }
  }

  /// Whether an option is given, or may be: as plain text, as a secret, or by what can't be known.
  public func mayHave(_ name: StaticString) -> Bool {
    let secrets = configuration.secretOptions
    if secrets.field.isUnknown || secrets.entries.contains(where: \.name.isUnknown) { return true }
    return !option(name).isUnset || secretOption(name) != nil
  }
}

extension ContainerDefinition {
  /// Where a container's log goes.
  public enum LogRoute: Sendable {
    /// Not through the sidecar.
    case elsewhere
    /// To the output that the container's own options name.
    case inline(InlineOutput)
    /// To the outputs of the custom file.
    case customFile
    /// Its driver or its options are unresolved.
    case unknown
  }

  /// Where the container's log goes.
  public var logRoute: LogRoute {
    guard !logDriver.isUnknown else { return .unknown }
    guard let driver = logDriver.value, driver == "awsfirelens",
      let configuration = logConfiguration.value
    else { return .elsewhere }
    switch configuration.options {
    case .absent, .null: return .customFile
    case .unresolved, .mistyped: return .unknown
    case .value(let options, _):
      // A slip such as `name` means an output as well; another rule speaks of the slip.
      let namesPlugin = options.value.members.contains { member in
        member.key.text.lowercased() == "name" || member.key == "@type"
      }
      guard namesPlugin else { return .customFile }
      return .inline(
        InlineOutput(container: self, configuration: configuration, options: options))
    }
  }
}

extension TaskDefinition {
  /// The outputs that the containers' own options ask for, in the order of the containers.
  public var inlineOutputs: [InlineOutput] {
    containers.compactMap { container in
      if case .inline(let output) = container.logRoute { output } else { nil }
    }
  }

  /// The inline outputs of some plugins, whose names Fluent Bit takes in any case.
  public func inlineOutputs(to plugins: Set<String>) -> [InlineOutput] {
    inlineOutputs.filter { output in
      output.plugin.value.map { plugins.contains($0.text.lowercased()) } ?? false
    }
  }
}
