/// A `type` of a `firelensConfiguration`: a program that routes logs.
public enum FirelensType: String, Sendable, CaseIterable {
  case fluentbit
  case fluentd

  /// Where the agent mounts the configuration that it generates.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html
  var generatedConfiguration: ContainerPath {
    switch self {
    case .fluentbit: ContainerPath("/fluent-bit/etc/fluent-bit.conf")
    case .fluentd: ContainerPath("/fluentd/etc/fluent.conf")
    }
  }

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
    guard FluentBitImage(image) == nil else { return .fluentbit }
    let path = image.repository.split(separator: "/").suffix(2).joined(separator: "/")
    switch path {
    case "fluent/fluentd", "bitnami/fluentd", "library/fluentd",
      "fluent/fluentd-kubernetes-daemonset":
      return .fluentd
    case "fluentd" where image.registry == nil:
      return .fluentd
    case "grafana/fluent-bit-plugin-loki", "newrelic/logging-firelens-fluentbit",
      "newrelic/newrelic-fluentbit-output":
      return .fluentbit
    default:
      return nil
    }
  }
}

extension FirelensConfiguration {
  /// The type, if it is one that ECS knows.
  var knownType: FirelensType? { type.value.flatMap { FirelensType(rawValue: $0.text) } }
}
