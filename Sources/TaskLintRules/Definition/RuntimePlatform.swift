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
  /// Whether the task certainly runs on Windows.
  var isWindows: Bool { windowsFamily != nil }

  /// The `operatingSystemFamily`, if it is one of Windows.
  var windowsFamily: (name: JSONString, place: Place)? {
    guard case .value(let family, let place)? = runtimePlatform.value?.operatingSystemFamily,
      family.text.hasPrefix("WINDOWS_")
    else { return nil }
    return (family, place)
  }

  public var runtimePlatform: Field<RuntimePlatform> {
    object.object("runtimePlatform").map(RuntimePlatform.init)
  }
}
