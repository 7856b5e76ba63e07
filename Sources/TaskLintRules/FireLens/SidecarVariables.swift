/// The variables of the log router that its custom Fluent Bit file reads.
///
/// Fluent Bit itself does not read them: they take effect because the file contains
/// `dd_service ${DD_SERVICE}` and the like.
struct SidecarVariables: Sendable {
  /// A variable that the log router should have.
  ///
  /// It is a class so that a list of them is of a type that every start has made.
  final class Wanted: Sendable {
    let name: String
    /// The setting of the variable, if any.
    let setting: LogSetting.Kind?

    /// Creates a variable of a name.
    init(_ name: String) {
      self.name = name
      setting = LogSetting.Kind.allCases.first { $0.variable.isSame(as: name) }
    }
  }

  /// A variable that the log router certainly lacks.
  struct Missing: Sendable {
    let name: String
    /// The `environment` key, the empty value, or the log router's name.
    let range: SourceRange
    /// Whether the variable exists with an empty value.
    let isEmpty: Bool
    /// Another container that has the variable, and its place there.
    let holder: (container: ContainerDefinition, range: SourceRange)?
  }

  /// The log router.
  let sidecar: ContainerDefinition
  private let routing: LogRouting

  /// Creates the view of a definition's first log router, the one that the ECS agent uses.
  init?(_ routing: LogRouting) {
    guard let sidecar = routing.definition.sidecars.first else { return nil }
    self.sidecar = sidecar
    self.routing = routing
  }

  /// Whether the custom file certainly reads the variables.
  ///
  /// Nothing reads them if every container that logs through the router specifies its own plugin, if
  /// the custom file is one of AWS's own, or if the router is Fluentd.
  var areRead: Bool {
    if let file { return !file.variables.isEmpty }
    guard !usesFileOfAWS, !isFluentd else { return false }
    let outputs = routing.outputs.map(\.namesPlugin)
    if outputs.contains(false) { return true }
    return outputs.isEmpty && !routing.definition.mayHaveMoreContainers
      && !routing.definition.containers.contains { $0.logDriver.isUnknown }
  }

  /// The custom file, if all that Fluent Bit reads is known.
  private var file: CustomFile? { routing.customFile.flatMap { $0.isWhole ? $0 : nil } }

  /// Whether the custom file is known, so that it decides which variables are required.
  var areKnown: Bool { file != nil }

  /// Whether the custom file may read a variable.
  func mayRead(_ name: String) -> Bool { file?.reads(name) ?? areRead }

  /// Whether the custom file is, or may be, one from AWS's image.
  private var usesFileOfAWS: Bool {
    routing.router?.mayUseFileOfAWS ?? true
  }

  /// Whether the router is Fluentd, which does not read a Fluent Bit file.
  private var isFluentd: Bool {
    routing.router?.knownType == .fluentd
  }

  /// The variables that the log router certainly lacks, if something reads them.
  func missing(of wanted: [Wanted]) -> [Missing] {
    guard areRead else { return [] }
    let read = file.map { file in wanted.filter { file.reads($0.name) } } ?? wanted
    return read.compactMap { self.missing($0) }
  }

  private func missing(_ wanted: Wanted) -> Missing? {
    guard !isKnown(wanted) else { return nil }
    let name = wanted.name
    switch sidecar.environment.lookup(named: name) {
    case .unknown: return nil
    case .found(let entry):
      guard entry.isEmpty, !isGivenElsewhere(wanted) else { return nil }
      let range = entry.value.place?.range ?? entry.name.place?.range ?? sidecar.nameRange
      return Missing(name: name, range: range, isEmpty: true, holder: holder(of: name))
    case .absent:
      guard !sidecar.mayLoadEnvironment, !isGivenElsewhere(wanted) else { return nil }
      let range = sidecar.environment.field.place?.name ?? sidecar.nameRange
      return Missing(name: name, range: range, isEmpty: false, holder: holder(of: name))
    }
  }

  /// Whether the log router's environment has a setting, which has been looked up before.
  private func isKnown(_ wanted: Wanted) -> Bool {
    guard let kind = wanted.setting else { return false }
    return routing.settings(kind).contains { $0.isVariable && $0.known != nil }
  }

  /// Whether a secret may set the variable, or an inline output may set the same setting.
  private func isGivenElsewhere(_ wanted: Wanted) -> Bool {
    guard sidecar.secrets.lookup(named: wanted.name).isAbsent else { return true }
    guard let kind = wanted.setting else { return false }
    return routing.outputs(to: kind.plugins).contains {
      !$0.certainlyLacks(kind.option.description)
    }
  }

  private func holder(of name: String) -> (container: ContainerDefinition, range: SourceRange)? {
    for container in routing.definition.containers where container.index != sidecar.index {
      let lists = [container.environment, container.secrets]
      for entry in lists.compactMap({ $0.lookup(named: name).value }) where !entry.isEmpty {
        return entry.name.place.map { (container, $0.range) }
      }
    }
    return nil
  }
}

extension LogRouter {
  /// The folder of the files in AWS's image; they read no variable of the user's.
  private static let folderOfAWS: StaticString = "/fluent-bit/configs/"

  /// Whether the custom file is one of AWS's own, or unresolved.
  var mayUseFileOfAWS: Bool {
    switch configFileValue {
    case .value(let path, _): path.withDecodedBytes { $0.begins(with: Self.folderOfAWS) }
    case .unresolved: true
    case .absent, .null, .mistyped: false
    }
  }
}

extension NamedEntries.Entry {
  /// Whether the value is certainly empty: absent, null or blank.
  var isEmpty: Bool {
    let value = value
    return value.isUnset || value.value?.isBlank ?? false
  }
}
