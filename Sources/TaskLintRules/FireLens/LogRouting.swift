/// What FireLens makes of a definition: its log routers, and where each log goes.
///
/// It is derived once and handed to the rules that need it. It is a class so that a copy costs one
/// reference.
public final class LogRouting: Sendable {
  /// The definition that it is derived from.
  public let definition: TaskDefinition
  /// The log routers with a known `firelensConfiguration`, in the order of the file.
  let routers: [LogRouter]
  /// The log router that the agent uses, the first one; nil if its configuration is not known.
  let router: LogRouter?
  /// The outputs that the agent generates for the containers that log to `awsfirelens`, in their
  /// order.
  let outputs: [FirelensOutput]
  private let settings: LogSettings
  /// The custom file of the log router, if the repository has it.
  let customFile: CustomFile?
  /// The custom file of the log router, if the configuration specifies a file that can't be read.
  let unreadableFile: UnreadableFile?

  /// Derives the routing of a definition's logs.
  ///
  /// - Parameters:
  ///   - definition: The definition.
  ///   - files: The Fluent Bit files of the repository.
  public init(_ definition: TaskDefinition, files: FluentBitFiles = .none) {
    self.definition = definition
    let sidecars = definition.sidecars
    let file = files.isEmpty ? nil : CustomFile.found(for: sidecars.first, in: files)
    (customFile, unreadableFile) = (file?.known, file?.unreadable)
    let routers = sidecars.compactMap { LogRouter($0) }
    self.routers = routers
    router = routers.first.flatMap { $0.container.index == sidecars.first?.index ? $0 : nil }
    // The agent uses the first of several routers.
    outputs = FirelensOutput.all(
      of: definition.firelensUsers, sentTo: sidecars.first, in: definition.object.value)
    settings = LogSettings(of: sidecars.first, outputs, customFile)
  }

  /// The Fluent Bit of the log router; the agent uses the first of several routers.
  var fluentBit: FluentBitBuild? { definition.sidecars.first.map { FluentBitBuild(of: $0) } }

  /// The outputs for some plugins.
  func outputs(to plugins: [String]) -> [FirelensOutput] {
    outputs.filter { $0.isFor(plugins) }
  }

  /// The plain-text values of a setting: in the environment of the log router, then in the inline
  /// outputs, in the order of the containers.
  func settings(_ kind: LogSetting.Kind) -> ArraySlice<LogSetting> { settings[kind] }

  /// The known value of a setting in the same container as another setting.
  func knownSetting(_ kind: LogSetting.Kind, beside other: LogSetting) -> JSONString? {
    settings(kind).last { $0.container.index == other.container.index }?.known
  }
}
