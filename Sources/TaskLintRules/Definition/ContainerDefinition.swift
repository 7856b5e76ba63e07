/// One container of a task definition, with its place in the file.
public struct ContainerDefinition: Sendable {
  /// What a container does in a task with FireLens.
  public enum Role: Sendable {
    /// It has a `firelensConfiguration`: the log router.
    case sidecar
    /// Any other.
    case app
    /// Its `firelensConfiguration` is unresolved.
    case unknown
  }

  /// The container's object.
  public let object: ObjectView
  /// Where it stands among the containers, from 0.
  public let index: Int

  /// Creates the view of a container.
  public init(_ object: ObjectView, index: Int) {
    self.object = object
    self.index = index
  }

  public var name: Field<JSONString> { object.string("name") }
  public var image: Field<JSONString> { object.string("image", .reference) }
  public var essential: Field<Bool> { object.boolean("essential") }
  public var user: Field<JSONString> { object.string("user") }
  public var firelensConfiguration: Field<FirelensConfiguration> {
    object.object("firelensConfiguration").map(FirelensConfiguration.init)
  }
  public var logConfiguration: Field<LogConfiguration> {
    object.object("logConfiguration").map(LogConfiguration.init)
  }
  public var environment: NamedEntries { NamedEntries(object, "environment", value: "value") }
  public var secrets: NamedEntries { NamedEntries(object, "secrets", value: "valueFrom") }
  public var environmentFiles: Field<[Field<ObjectView>]> { object.objects("environmentFiles") }

  /// What the container does in the task.
  public var role: Role {
    switch firelensConfiguration {
    case .absent, .null: .app
    case .value, .mistyped: .sidecar
    case .unresolved: .unknown
    }
  }

  /// The container's log driver; absent where there is no log configuration.
  public var logDriver: Field<JSONString> {
    switch logConfiguration {
    case .absent: .absent
    case .null(let place): .null(place)
    case .value(let configuration, _): configuration.logDriver
    case .unresolved(let configuration, let place):
      .unresolved(configuration?.logDriver.written, place)
    case .mistyped(let place): .mistyped(place)
    }
  }

  /// The container as messages name it: `'app'`, or its place where it has no name.
  public var label: String {
    guard let name = name.written, !name.isEmpty else { return "number \(index + 1)" }
    return "'\(name.text)'"
  }

  /// Where to point at the container as a whole: its name, else its first bracket.
  public var nameRange: SourceRange { name.written?.range ?? object.value.firstToken }

  /// The subject of a finding about the container, or about a member of it, which may be missing.
  public func subject(_ steps: String...) -> Subject {
    Subject(["containerDefinitions", subjectName] + steps)
  }

  /// The container's step in a subject: its name, or its index where it has none.
  var subjectName: String {
    let name = name.written?.text ?? ""
    return name.isEmpty ? String(index) : name
  }

  /// A variable of the container's environment, from `environment` or `secrets`.
  public func variable(_ name: StaticString) -> Lookup<NamedEntries.Entry> {
    let found = [environment.lookup(name), secrets.lookup(name)]
    if let value = found.lazy.compactMap(\.value).first { return .found(value) }
    return found.allSatisfy(\.isAbsent) && !mayLoadEnvironment ? .absent : .unknown
  }

  /// Whether files that can't be read offline give the container variables.
  public var mayLoadEnvironment: Bool {
    switch environmentFiles {
    case .absent, .null: false
    case .value(let files, _): !files.isEmpty
    case .unresolved, .mistyped: true
    }
  }
}
