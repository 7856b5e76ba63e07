/// One entry of a container's `portMappings`.
public struct PortMapping: Sendable {
  /// The object of the entry.
  public let object: ObjectView

  /// Creates the view of a port mapping.
  public init(_ object: ObjectView) { self.object = object }

  public var containerPort: Field<Int> { object.integer("containerPort") }
  public var hostPort: Field<Int> { object.integer("hostPort") }
  /// `tcp`, the default, or `udp`.
  public var `protocol`: Field<JSONString> { object.string("protocol") }
}
