/// The role of a container in a task with FireLens.
enum ContainerRole: Sendable {
  /// The log router: a container with a `firelensConfiguration`.
  case sidecar
  /// A container without a `firelensConfiguration`.
  case app
  /// A container with an unresolved `firelensConfiguration`.
  case unknown
}

extension ContainerDefinition {
  /// The index of the container in `containerDefinitions`.
  var index: Int { Int(object.position) }

  /// The role of the container in the task.
  var role: ContainerRole {
    switch firelensConfiguration {
    case .absent, .null: .app
    case .value, .mistyped: .sidecar
    case .unresolved: .unknown
    }
  }

  /// The container's log driver; absent if there is no log configuration.
  var logDriver: Field<JSONString> {
    switch logConfiguration {
    case .absent: .absent
    case .null(let place): .null(place)
    case .value(let configuration, _): configuration.logDriver
    case .unresolved(let configuration, let place):
      .unresolved(configuration?.logDriver.written, place)
    case .mistyped(let place): .mistyped(place)
    }
  }

  /// The name in the file; messages and subjects need it for each finding.
  private var writtenName: JSONString? { object.writtenString(Property.name.rawValue) }

  /// The container in messages, after a word such as "container": `'app'`, or `2` without a
  /// name.
  var label: String {
    guard let name = writtenName, !name.isEmpty else { return "\(index + 1)" }
    return "'\(name.shown)'"
  }

  /// The range of a finding about the whole container: its name, or its first bracket.
  var nameRange: SourceRange { writtenName?.range ?? object.value.firstToken }

  /// The subject of a finding about the container, or about a property of it, which may be missing.
  func subject(_ steps: String...) -> Subject {
    Subject(["containerDefinitions", subjectName] + steps)
  }

  /// The container's step in a subject: its name, or its index without a name.
  var subjectName: String {
    let name = writtenName?.nameText ?? ""
    return name.isEmpty ? String(index) : name
  }

  /// A variable of the container's environment, from `environment` or `secrets`.
  func variable(_ name: StaticString) -> Lookup<NamedEntries.Entry> {
    let variable = environment.lookup(name)
    if case .found = variable { return variable }
    let secret = secrets.lookup(name)
    if case .found = secret { return secret }
    return variable.isAbsent && secret.isAbsent && !mayLoadEnvironment ? .absent : .unknown
  }

  /// Whether the container may have variables from environment files.
  var mayLoadEnvironment: Bool {
    switch environmentFiles {
    case .absent, .null: false
    case .value(let files, _): !files.isEmpty
    case .unresolved, .mistyped: true
    }
  }
}
