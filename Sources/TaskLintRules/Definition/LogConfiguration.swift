/// A container's `logConfiguration`.
public struct LogConfiguration: Sendable {
  /// What many rules look at, made once.
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

  /// Its object.
  public var object: ObjectView { members.object }
  public var logDriver: Field<JSONString> { members.logDriver }
  public var options: Field<ObjectView> { members.options }
  public var secretOptions: NamedEntries { members.secretOptions }
}

extension ContainerDefinition {
  /// What a finding is about that says where a container's logs go, or that they go nowhere.
  var loggingSubjects: [Subject] {
    [subject("logConfiguration"), subject("logConfiguration", "logDriver")]
  }
}
