/// A container's `logConfiguration`.
public struct LogConfiguration: Sendable {
  /// The properties that many rules read, parsed once.
  private final class Members: Sendable {
    let object: ObjectView
    let logDriver: Field<JSONString>
    let options: Field<ObjectView>
    let secretOptions: NamedEntries

    init(_ object: ObjectView) {
      self.object = object
      logDriver = object.string("logDriver")
      options = object.map("options")
      secretOptions = NamedEntries(object, "secretOptions", value: .valueFrom)
    }
  }

  private let members: Members

  /// Creates the view of a log configuration.
  public init(_ object: ObjectView) { members = Members(object) }

  /// The object of the log configuration.
  public var object: ObjectView { members.object }
  public var logDriver: Field<JSONString> { members.logDriver }
  public var options: Field<ObjectView> { members.options }
  public var secretOptions: NamedEntries { members.secretOptions }
}

extension ContainerDefinition {
  /// The subjects of findings about the destination of the container's logs.
  var loggingSubjects: [Subject] {
    [subject("logConfiguration"), subject("logConfiguration", "logDriver")]
  }
}
