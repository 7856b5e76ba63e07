/// A log router's `firelensConfiguration`.
public struct FirelensConfiguration: Sendable {
  /// The properties that many rules read, parsed once.
  private final class Members: Sendable {
    let object: ObjectView
    let type: Field<JSONString>
    let knownType: FirelensType?
    let options: Field<ObjectView>
    let configFileType: Field<JSONString>
    let configFileValue: Field<JSONString>

    init(_ object: ObjectView) {
      self.object = object
      type = object.string("type")
      knownType = type.value.flatMap(FirelensType.init)
      options = object.map("options")
      configFileType = FirelensConfiguration.option("config-file-type", .text, in: options)
      configFileValue = FirelensConfiguration.option("config-file-value", .reference, in: options)
    }
  }

  private let members: Members

  /// Creates the view of a FireLens configuration.
  public init(_ object: ObjectView) { members = Members(object) }

  /// The object of the configuration.
  public var object: ObjectView { members.object }
  public var type: Field<JSONString> { members.type }
  /// The type, if ECS knows it.
  var knownType: FirelensType? { members.knownType }
  public var options: Field<ObjectView> { members.options }

  /// `config-file-type`: `file` or `s3`.
  public var configFileType: Field<JSONString> { members.configFileType }
  /// `config-file-value`: a path in the container, or the ARN of an object in S3.
  public var configFileValue: Field<JSONString> { members.configFileValue }

  /// An option of the log router; unresolved if the options are unresolved.
  public func option(_ name: StaticString) -> Field<JSONString> {
    Self.option(name, .text, in: options)
  }

  private static func option(
    _ name: StaticString, _ kind: Placeholder.Kind, in options: Field<ObjectView>
  ) -> Field<JSONString> {
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

  /// Returns nil if the container has no known `firelensConfiguration`.
  init?(_ container: ContainerDefinition) {
    guard case .value(let configuration, let place) = container.firelensConfiguration else {
      return nil
    }
    self.container = container
    self.configuration = configuration
    self.place = place
  }

  /// The subject of a finding about an option, which may be missing.
  func subject(ofOption name: String) -> Subject {
    container.subject("firelensConfiguration", "options", name)
  }
}
