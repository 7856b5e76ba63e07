/// The reason why the configuration cannot be generated.
enum GenerationFailure: Error, Sendable {
  /// The definition has no log router, so that the agent generates nothing.
  case noRouter
  /// The definition may have a log router that the file does not show.
  case unknownRouter
  /// The type of the log router is not known offline.
  case unresolvedType(router: DefinitionText)
  /// The agent fails with an error, and the task does not start.
  case agent(error: DefinitionText)
}

/// The checks of the agent before it writes the file, with its errors.
extension GenerationFailure {
  /// Checks the log router as the agent does when it prepares the task.
  ///
  /// Sources: initializeFirelensResource in
  /// https://github.com/aws/amazon-ecs-agent/blob/v1.105.1/agent/api/task/task.go, and parseOptions
  /// and Create in `agent/taskresource/firelens/firelens_unix.go` of the same version
  static func check(
    _ router: LogRouter, in definition: TaskDefinition
  ) throws(GenerationFailure) -> FirelensType {
    let preparing: DefinitionText = "unable to initialize firelens resource"
    let type: FirelensType
    switch router.configuration.type {
    case .unresolved, .mistyped: throw .unresolvedType(router: .name(router.container.name))
    case .absent, .null: throw .agent(error: "\(preparing): unsupported firelens config type ")
    case .value(let name, _):
      guard let known = FirelensType(name) else {
        throw .agent(error: "\(preparing): unsupported firelens config type \(name: name.text)")
      }
      type = known
    }
    if definition.runsOnWindows ?? false { throw .agent(error: "\(preparing): not implemented") }
    if let error = optionError(router.configuration) {
      throw .agent(error: "\(preparing): error parsing firelens options: \(error)")
    }
    if let error = userError(router.container) {
      throw .agent(
        error: """
          unable to initialize resource directory <directory>: \
          unable to set socket directory ownership: \(error)
          """)
    }
    if let error = objectError(router.configuration, definition) {
      throw .agent(error: "unable to download firelens s3 config file: \(error)")
    }
    return type
  }

  private static func optionError(_ configuration: FirelensConfiguration) -> DefinitionText? {
    guard let type = configuration.configFileType.value else { return nil }
    guard type == "file" || type == "s3" else {
      return "invalid value \(name: type.text) is specified for option config-file-type"
    }
    return configuration.configFileValue.isUnset
      ? "option config-file-type is specified but config-file-value is not specified" : nil
  }

  private static func userError(_ router: ContainerDefinition) -> DefinitionText? {
    guard let user = router.user.value, !user.isEmpty else { return nil }
    switch RouterUser(user) {
    case .id: return nil
    case .malformed:
      let hasEmptyGroup = user.decodedBytes.count { $0 == UInt8(ascii: ":") } == 1
      return hasEmptyGroup
        ? """
        unable to parse Firelens user: invalid format: group part cannot be empty when using \
        'user:group' format
        """
        : "unable to parse Firelens user: invalid format: expected 'user' or 'user:group'"
    case .name:
      let name = user.text.prefix { $0 != ":" }
      return """
        unable to determine the user ID: strconv.Atoi: parsing "\(name: String(name))": \
        invalid syntax
        """
    }
  }

  private static func objectError(
    _ configuration: FirelensConfiguration, _ definition: TaskDefinition
  ) -> DefinitionText? {
    guard configuration.configFileType.value.map({ $0 == "s3" }) ?? false else { return nil }
    if definition.executionRoleARN.isUnset { return "unable to get execution role credentials" }
    guard let object = configuration.configFileValue.value, !isObject(object.text) else {
      return nil
    }
    return "unable to parse bucket and key from s3 arn: invalid s3 arn: \(name: object.text)"
  }

  /// Whether a text contains `arn:PARTITION:s3:::BUCKET/KEY`, as the agent parses it.
  private static func isObject(_ text: String) -> Bool {
    guard let rest = Array(text.utf8)[...].after("arn:"), let object = rest.after(":s3:::"),
      let slash = object.firstIndex(of: UInt8(ascii: "/"))
    else { return false }
    return slash > object.startIndex && slash < object.endIndex - 1
  }
}
