/// A container's `healthCheck`.
public struct HealthCheck: Sendable {
  /// The object of the health check.
  public let object: ObjectView

  /// Creates the view of a health check.
  public init(_ object: ObjectView) { self.object = object }

  /// `CMD-SHELL` and a shell command line, or `CMD` and a program with its arguments.
  public var command: Field<[Field<JSONString>]> { object.strings("command") }
}

extension ContainerDefinition {
  public var healthCheck: Field<HealthCheck> { object.object("healthCheck").map(HealthCheck.init) }
  public var command: Field<[Field<JSONString>]> { object.strings("command") }
  public var entryPoint: Field<[Field<JSONString>]> { object.strings("entryPoint") }
}
