/// A `type` of a `firelensConfiguration`: a program that routes logs.
public enum FirelensType: String, Sendable, CaseIterable {
  case fluentbit
  case fluentd

  /// Where the agent mounts the configuration that it generates.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html
  var generatedConfiguration: ContainerPath {
    self == .fluentbit ? Self.fluentBitConfiguration : Self.fluentdConfiguration
  }

  /// The name of that file.
  var generatedName: StaticString { self == .fluentbit ? "fluent-bit.conf" : "fluent.conf" }

  private static let fluentBitConfiguration = ContainerPath("/fluent-bit/etc/fluent-bit.conf")
  private static let fluentdConfiguration = ContainerPath("/fluentd/etc/fluent.conf")

  /// The option of `awsfirelens` that names the plugin, which the agent reads in this spelling
  /// alone.
  var pluginKey: StaticString { self == .fluentbit ? "Name" : "@type" }

  /// The program's own name.
  var productName: String {
    switch self {
    case .fluentbit: "Fluent Bit"
    case .fluentd: "Fluentd"
    }
  }

  /// The program in an image that everybody knows, told by the end of its repository's name, which
  /// mirrors and pull-through caches keep.
  static func knownIn(_ image: ImageReference) -> FirelensType? {
    if FluentBitImage(image) != nil || fluentBitRepositories.contains(where: image.repositoryEnds) {
      return .fluentbit
    }
    let isDockerHubsOwn = image.registryBytes == nil && image.repositoryBytes.isText("fluentd")
    return isDockerHubsOwn || fluentdRepositories.contains(where: image.repositoryEnds)
      ? .fluentd : nil
  }

  private static let fluentBitRepositories: [StaticString] = [
    "grafana/fluent-bit-plugin-loki", "newrelic/logging-firelens-fluentbit",
    "newrelic/newrelic-fluentbit-output",
  ]

  private static let fluentdRepositories: [StaticString] = [
    "fluent/fluentd", "bitnami/fluentd", "library/fluentd", "fluent/fluentd-kubernetes-daemonset",
  ]

  /// The type of a name, if it is one that ECS knows.
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
