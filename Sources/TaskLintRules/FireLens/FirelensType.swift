/// A `type` of a `firelensConfiguration`: the program of the log router.
public enum FirelensType: String, Sendable, CaseIterable {
  case fluentbit
  case fluentd

  /// The path at which the agent mounts the configuration that it generates.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html
  var generatedConfiguration: ContainerPath {
    self == .fluentbit ? Self.fluentBitConfiguration : Self.fluentdConfiguration
  }

  /// The file name of the generated configuration.
  var generatedName: StaticString { self == .fluentbit ? "fluent-bit.conf" : "fluent.conf" }

  private static let fluentBitConfiguration = ContainerPath("/fluent-bit/etc/fluent-bit.conf")
  private static let fluentdConfiguration = ContainerPath("/fluentd/etc/fluent.conf")

  /// The option of `awsfirelens` that specifies the plugin; the agent reads only this spelling.
  var pluginKey: StaticString { self == .fluentbit ? "Name" : "@type" }

  /// The name of the program.
  var productName: String {
    switch self {
    case .fluentbit: "Fluent Bit"
    case .fluentd: "Fluentd"
    }
  }

  /// The program of a well-known image.
  ///
  /// The end of the repository name identifies the image, because mirrors and pull-through caches
  /// keep it.
  static func knownIn(_ image: ImageReference) -> FirelensType? {
    if FluentBitImage(image) != nil || fluentBitRepositories.contains(where: image.repositoryEnds) {
      return .fluentbit
    }
    let isOfficialImage = image.registryBytes == nil && image.repositoryBytes.isText("fluentd")
    return isOfficialImage || fluentdRepositories.contains(where: image.repositoryEnds)
      ? .fluentd : nil
  }

  private static let fluentBitRepositories: [StaticString] = [
    "grafana/fluent-bit-plugin-loki", "newrelic/logging-firelens-fluentbit",
    "newrelic/newrelic-fluentbit-output",
  ]

  private static let fluentdRepositories: [StaticString] = [
    "fluent/fluentd", "bitnami/fluentd", "library/fluentd", "fluent/fluentd-kubernetes-daemonset",
  ]

  /// Creates the type with a name, if ECS knows it.
  init?(_ name: JSONString) {
    if name == "fluentbit" {
      self = .fluentbit
    } else if name == "fluentd" {
      self = .fluentd
    } else {
      return nil
    }
  }
}
