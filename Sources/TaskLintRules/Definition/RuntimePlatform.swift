/// A task's `runtimePlatform`.
public struct RuntimePlatform: Sendable {
  /// Its object.
  public let object: ObjectView

  /// Creates the view of a runtime platform.
  public init(_ object: ObjectView) { self.object = object }

  public var operatingSystemFamily: Field<JSONString> { object.string("operatingSystemFamily") }
  public var cpuArchitecture: Field<JSONString> { object.string("cpuArchitecture") }
}

extension TaskDefinition {
  public var runtimePlatform: Field<RuntimePlatform> {
    object.object("runtimePlatform").map(RuntimePlatform.init)
  }
}
