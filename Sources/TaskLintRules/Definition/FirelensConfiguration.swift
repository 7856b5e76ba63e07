/// A log router's `firelensConfiguration`.
public struct FirelensConfiguration: Sendable {
  /// Its object.
  public let object: ObjectView

  /// Creates the view of a FireLens configuration.
  public init(_ object: ObjectView) { self.object = object }

  public var type: Field<JSONString> { object.string("type") }
  public var options: Field<ObjectView> { object.map("options") }

  /// `config-file-type`: `file` or `s3`.
  public var configFileType: Field<JSONString> { option("config-file-type") }
  /// `config-file-value`: a path in the container, or the ARN of an object in S3.
  public var configFileValue: Field<JSONString> { option("config-file-value", .reference) }

  /// An option of the router; unresolved where the options are.
  public func option(
    _ name: StaticString, _ kind: Placeholder.Kind = .text
  ) -> Field<JSONString> {
    switch options {
    case .absent, .null: .absent
    case .value(let options, _): options.string(name, kind)
    case .unresolved(_, let place), .mistyped(let place): .unresolved(nil, place)
    }
  }
}

/// A container with a `firelensConfiguration` that is known.
struct LogRouter {
  let container: ContainerDefinition
  let configuration: FirelensConfiguration
  /// Where the `firelensConfiguration` stands.
  let place: Place

  /// The subject of a finding about an option, which may be missing.
  func subject(ofOption name: String) -> Subject {
    container.subject("firelensConfiguration", "options", name)
  }
}

extension TaskDefinition {
  /// The log routers, in the order of the file.
  var routers: [LogRouter] {
    containers.compactMap { container in
      guard case .value(let configuration, let place) = container.firelensConfiguration
      else { return nil }
      return LogRouter(container: container, configuration: configuration, place: place)
    }
  }
}
