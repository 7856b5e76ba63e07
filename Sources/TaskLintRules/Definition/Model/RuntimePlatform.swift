extension RuntimePlatform {
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
  var runtimePlatform: Field<RuntimePlatform> { properties.runtimePlatform }

  /// Whether the task runs on Windows; nil if the file does not decide it.
  ///
  /// The default of ECS is Linux, also for a fragment without a platform.
  var runsOnWindows: Bool? {
    guard properties.has(.runtimePlatform) else { return false }
    switch runtimePlatform {
    case .absent, .null: return false
    case .value(let platform, _): return platform.isWindows
    case .unresolved, .mistyped: return nil
    }
  }
}
