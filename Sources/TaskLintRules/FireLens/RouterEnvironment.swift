/// The environment variables of the log router.
struct RouterEnvironment: Sendable {
  /// The variables that Docker, ECS and the ECS agent set in every container.
  private static let injected: Set<String> = [
    "HOME", "HOSTNAME", "PATH", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "ECS_CONTAINER_METADATA_URI", "ECS_CONTAINER_METADATA_URI_V4", "ECS_AGENT_URI",
    "FLUENT_HOST", "FLUENT_PORT",
  ]

  private let names: Set<String>
  /// Whether there may be variables that the file does not show.
  private let mayHaveMore: Bool

  init(of sidecar: ContainerDefinition, in definition: TaskDefinition) {
    let lists = [sidecar.environment, sidecar.secrets]
    var names = Self.injected
    for entry in lists.flatMap(\.entries) {
      if let name = entry.name.value { names.insert(name.text) }
    }
    // The agent passes the secrets of log options to the router, each with its name and the
    // container's index.
    for container in definition.containers {
      guard let configuration = container.logConfiguration.value else { continue }
      for entry in configuration.secretOptions.entries {
        guard let name = entry.name.value else { continue }
        names.insert("\(name.text)_\(container.index)")
      }
    }
    self.names = names
    mayHaveMore =
      sidecar.mayLoadEnvironment || !lists.allSatisfy(\.areWhole) || Self.isInitImage(sidecar)
  }

  /// Whether a variable is certainly not set.
  func certainlyLacks(_ name: String) -> Bool { !mayHaveMore && !names.contains(name) }

  /// AWS's `init` images read variables from files in S3 before they start Fluent Bit.
  static func isInitImage(_ sidecar: ContainerDefinition) -> Bool {
    guard let image = sidecar.image.value else { return !sidecar.image.isUnset }
    return ImageReference(image).tagBytes?.holds("init") ?? false
  }
}

extension FirelensOutput {
  /// An option that uses variables.
  struct VariableUse {
    let option: Option
    let value: JSONString
    /// The names of the variables that have no default.
    let names: [String]
  }

  /// The options that use variables.
  var variables: [VariableUse] {
    options.compactMap { option in
      guard let value = option.value.value, value.decodedBytes.holds("${") else { return nil }
      let names = Self.variables(in: value.decodedBytes)
      return names.isEmpty ? nil : VariableUse(option: option, value: value, names: names)
    }
  }

  private static func variables(in text: ArraySlice<UInt8>) -> [String] {
    var names: [String] = []
    var rest = text
    while let opened = rest.after("${") {
      guard let end = opened.firstIndex(of: UInt8(ascii: "}")) else { break }
      let name = opened[..<end]
      if !name.isEmpty, !name.contains(UInt8(ascii: ":")) { names.append(String(name)) }
      rest = opened[end...]
    }
    return names
  }
}
