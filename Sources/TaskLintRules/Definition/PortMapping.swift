/// One entry of a container's `portMappings`.
public struct PortMapping: Sendable {
  /// Its object.
  public let object: ObjectView

  /// Creates the view of a port mapping.
  public init(_ object: ObjectView) { self.object = object }

  public var containerPort: Field<Int> { object.integer("containerPort") }
  public var hostPort: Field<Int> { object.integer("hostPort") }
  /// `tcp`, which it is where it is absent, or `udp`.
  public var `protocol`: Field<JSONString> { object.string("protocol") }
}
