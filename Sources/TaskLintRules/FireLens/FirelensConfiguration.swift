extension FirelensConfiguration {
  /// The type, if ECS knows it.
  var knownType: FirelensType? { type.value.flatMap(FirelensType.init) }

  /// `config-file-type`: `file` or `s3`.
  var configFileType: Field<JSONString> { option("config-file-type") }
  /// `config-file-value`: a path in the container, or the ARN of an object in S3.
  var configFileValue: Field<JSONString> { option("config-file-value", .reference) }

  /// `enable-ecs-log-metadata`: a boolean as a string.
  var enableECSLogMetadata: Field<JSONString> { option("enable-ecs-log-metadata") }

  /// An option of the log router; unresolved if the options are unresolved.
  func option(_ name: StaticString, _ kind: Placeholder.Kind = .text) -> Field<JSONString> {
    switch options {
    case .absent, .null: .absent
    case .value(let options, _): options.string(name, kind)
    case .unresolved(_, let place), .mistyped(let place): .unresolved(nil, place)
    }
  }
}

/// A container with a known `firelensConfiguration`.
///
/// It is a class because generic metadata for a list of classes is cheap at start-up.
final class LogRouter: Sendable {
  let container: ContainerDefinition
  let configuration: FirelensConfiguration
  /// The place of the `firelensConfiguration`.
  let place: Place
  /// The `type`, and the options for a custom file, which many rules read.
  let type: Field<JSONString>
  let configFileType: Field<JSONString>
  let configFileValue: Field<JSONString>
  /// The type, if ECS knows it.
  let knownType: FirelensType?

  /// Returns nil if the container has no known `firelensConfiguration`.
  init?(_ container: ContainerDefinition) {
    guard case .value(let configuration, let place) = container.firelensConfiguration else {
      return nil
    }
    self.container = container
    self.configuration = configuration
    self.place = place
    type = configuration.type
    configFileType = configuration.configFileType
    configFileValue = configuration.configFileValue
    knownType = type.value.flatMap(FirelensType.init)
  }

  /// The subject of a finding about an option, which may be missing.
  func subject(ofOption name: String) -> Subject {
    container.subject("firelensConfiguration", "options", name)
  }
}
