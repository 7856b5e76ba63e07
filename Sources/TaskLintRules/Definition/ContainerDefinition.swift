/// One container of a task definition, with its place in the file.
///
/// The properties that many rules read are parsed once, because a lookup takes longer than most
/// checks. It is a class so that a copy costs one reference.
public final class ContainerDefinition: Sendable {
  /// The role of a container in a task with FireLens.
  public enum Role: Sendable {
    /// The log router: a container with a `firelensConfiguration`.
    case sidecar
    /// A container without a `firelensConfiguration`.
    case app
    /// A container with an unresolved `firelensConfiguration`.
    case unknown
  }

  /// The container's object.
  public let object: ObjectView
  /// The index of the container in `containerDefinitions`.
  public let index: Int
  public let name: Field<JSONString>
  public let image: Field<JSONString>
  public let firelensConfiguration: Field<FirelensConfiguration>
  public let logConfiguration: Field<LogConfiguration>
  public let environment: NamedEntries
  public let secrets: NamedEntries
  /// The container's log driver; absent if there is no log configuration.
  public let logDriver: Field<JSONString>
  public let dependsOn: Field<[Field<ContainerDependency>]>
  public let portMappings: Field<[Field<PortMapping>]>
  /// The role of the container in the task.
  public let role: Role

  /// Creates the view of a container.
  public init(_ object: ObjectView, index: Int) {
    self.object = object
    self.index = index
    name = object.string("name")
    image = object.string("image", .reference)
    firelensConfiguration = object.object("firelensConfiguration").map(FirelensConfiguration.init)
    logConfiguration = object.object("logConfiguration").map(LogConfiguration.init)
    environment = NamedEntries(object, "environment", value: .value)
    secrets = NamedEntries(object, "secrets", value: .valueFrom)
    logDriver = ContainerDefinition.logDriver(of: logConfiguration)
    dependsOn = object.objects("dependsOn").map { $0.map { $0.map(ContainerDependency.init) } }
    portMappings = object.objects("portMappings").map { $0.map { $0.map(PortMapping.init) } }
    role = ContainerDefinition.role(of: firelensConfiguration)
  }

  public var essential: Field<Bool> { object.boolean("essential") }
  public var user: Field<JSONString> { object.string("user") }
  public var dockerLabels: Field<ObjectView> { object.map("dockerLabels") }
  public var environmentFiles: Field<[Field<ObjectView>]> { object.objects("environmentFiles") }

  private static func role(of configuration: Field<FirelensConfiguration>) -> Role {
    switch configuration {
    case .absent, .null: .app
    case .value, .mistyped: .sidecar
    case .unresolved: .unknown
    }
  }

  private static func logDriver(of configuration: Field<LogConfiguration>) -> Field<JSONString> {
    switch configuration {
    case .absent: .absent
    case .null(let place): .null(place)
    case .value(let configuration, _): configuration.logDriver
    case .unresolved(let configuration, let place):
      .unresolved(configuration?.logDriver.written, place)
    case .mistyped(let place): .mistyped(place)
    }
  }

  /// The container in messages, after a word such as "container": `'app'`, or `2` without a
  /// name.
  public var label: String {
    guard let name = name.written, !name.isEmpty else { return "\(index + 1)" }
    return "'\(name.shown)'"
  }

  /// The range of a finding about the whole container: its name, or its first bracket.
  public var nameRange: SourceRange { name.written?.range ?? object.value.firstToken }

  /// The subject of a finding about the container, or about a property of it, which may be missing.
  public func subject(_ steps: String...) -> Subject {
    Subject(["containerDefinitions", subjectName] + steps)
  }

  /// The container's step in a subject: its name, or its index without a name.
  var subjectName: String {
    let name = name.written?.nameText ?? ""
    return name.isEmpty ? String(index) : name
  }

  /// A variable of the container's environment, from `environment` or `secrets`.
  public func variable(_ name: StaticString) -> Lookup<NamedEntries.Entry> {
    let variable = environment.lookup(name)
    if case .found = variable { return variable }
    let secret = secrets.lookup(name)
    if case .found = secret { return secret }
    return variable.isAbsent && secret.isAbsent && !mayLoadEnvironment ? .absent : .unknown
  }

  /// Whether the container may have variables from environment files.
  public var mayLoadEnvironment: Bool {
    switch environmentFiles {
    case .absent, .null: false
    case .value(let files, _): !files.isEmpty
    case .unresolved, .mistyped: true
    }
  }
}
