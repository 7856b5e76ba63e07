/// A task's `runtimePlatform`.
public struct RuntimePlatform: Sendable {
  /// The object of the platform.
  public let object: ObjectView

  /// Creates the view of a runtime platform.
  public init(_ object: ObjectView) { self.object = object }

  public var operatingSystemFamily: Field<JSONString> { object.string("operatingSystemFamily") }
  public var cpuArchitecture: Field<JSONString> { object.string("cpuArchitecture") }

  /// Whether the operating system is Windows; nil if the file does not decide it.
  var isWindows: Bool? {
    switch operatingSystemFamily {
    case .absent, .null: false
    case .value(let family, _): family.text.uppercased().hasPrefix("WINDOWS")
    case .unresolved, .mistyped: nil
    }
  }
}

extension TaskDefinition {
  public var runtimePlatform: Field<RuntimePlatform> {
    object.object("runtimePlatform").map(RuntimePlatform.init)
  }

  /// Whether the task runs on Windows; nil if the file does not decide it.
  ///
  /// The default of ECS is Linux, also for a fragment without a platform.
  var runsOnWindows: Bool? {
    guard object.member("runtimePlatform") != nil else { return false }
    switch runtimePlatform {
    case .absent, .null: return false
    case .value(let platform, _): return platform.isWindows
    case .unresolved, .mistyped: return nil
    }
  }
}
