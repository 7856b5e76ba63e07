/// A container's `logConfiguration`.
public struct LogConfiguration: Sendable {
  /// Its object.
  public let object: ObjectView

  /// Creates the view of a log configuration.
  public init(_ object: ObjectView) { self.object = object }

  public var logDriver: Field<JSONString> { object.string("logDriver") }
  public var options: Field<ObjectView> { object.map("options") }
  public var secretOptions: NamedEntries {
    NamedEntries(object, "secretOptions", value: .valueFrom)
  }
}

extension ContainerDefinition {
  /// What a finding is about that says where a container's logs go, or that they go nowhere.
  var loggingSubjects: [Subject] {
    [subject("logConfiguration"), subject("logConfiguration", "logDriver")]
  }
}
