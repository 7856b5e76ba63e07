/// A relation between properties of a plugin that it checks when it starts.
///
/// Sources: plugins/out_es/es_conf.c, out_opensearch/os_conf.c, out_http/http_conf.c,
/// out_opentelemetry/opentelemetry_conf.c, out_prometheus_remote_write/remote_write_conf.c,
/// out_azure_blob/azure_blob_conf.c, out_cloudwatch_logs/cloudwatch_logs.c,
/// out_kinesis_firehose/firehose.c and out_kinesis_streams/kinesis.c in
/// https://github.com/fluent/fluent-bit
struct OutputCondition: Sendable {
  enum Relation: Sendable {
    /// A property with one of these values requires one of the others; no values stand for any.
    case requires(StaticString, values: [StaticString], oneOf: [StaticString])
    /// Two properties exclude each other.
    case excludes(StaticString, StaticString)
    /// One of these properties is required, unless another one chooses the kind of authentication.
    case requiresOne(of: [StaticString], unless: StaticString)
  }

  let plugins: [StaticString]
  let relation: Relation
  /// The first version that checks the relation; nil if all do.
  let first: FluentBitVersion?

  private init(
    _ plugins: [StaticString], _ relation: Relation, since first: FluentBitVersion? = nil
  ) {
    self.plugins = plugins
    self.relation = relation
    self.first = first
  }

  private static let on: [StaticString] = ["on", "true", "yes"]

  /// The plugins that sign requests for any service of AWS.
  private static let signing: [StaticString] = ["http", "opentelemetry", "prometheus_remote_write"]

  static let all: [OutputCondition] = [
    OutputCondition(
      ["es", "opensearch"], .requires("aws_auth", values: on, oneOf: ["aws_region"])),
    OutputCondition(
      ["es", "opensearch"],
      .requires("write_operation", values: ["update", "upsert"], oneOf: ["id_key", "generate_id"])),
    OutputCondition(signing, .requires("aws_auth", values: on, oneOf: ["aws_service"])),
    OutputCondition(signing, .requires("aws_auth", values: on, oneOf: ["aws_region"])),
    OutputCondition(["http"], .requires("headers_key", values: [], oneOf: ["body_key"])),
    OutputCondition(["http"], .requires("body_key", values: [], oneOf: ["headers_key"])),
    OutputCondition(["cloudwatch_logs"], .excludes("log_stream_name", "log_stream_prefix")),
    OutputCondition(["kinesis_firehose", "kinesis_streams"], .excludes("time_key", "log_key")),
    OutputCondition(
      ["azure_blob"], .requiresOne(of: ["shared_key", "sas_token"], unless: "auth_type"),
      since: FluentBitVersion(2, 2)),
  ]
}

extension FirelensOutput {
  /// A condition that the output breaks.
  struct BrokenCondition: Sendable {
    enum Kind: Sendable {
      /// One of some properties is required, by an option if there is one, and none of them is there.
      case missing([String], requiredBy: Option?)
      /// Two options exclude each other.
      case exclusive(Option, Option)
    }

    let kind: Kind
    /// Which of the router's versions check the condition.
    let rejecting: FluentBitVersions.Subset
  }

  /// The conditions of the plugin that the output certainly breaks.
  var brokenConditions: [BrokenCondition] {
    guard let plugin, plugin.language == .c else { return [] }
    return OutputCondition.all.compactMap { condition in
      guard condition.plugins.contains(where: { $0.isSame(as: plugin.displayName) }),
        let kind = breach(of: condition.relation)
      else { return nil }
      return BrokenCondition(
        kind: kind, rejecting: versions.subset(from: condition.first, before: nil))
    }
  }

  private func breach(of relation: OutputCondition.Relation) -> BrokenCondition.Kind? {
    switch relation {
    case .requires(let property, let values, let required):
      guard let option = option(property.description), let value = option.settledValue.value,
        values.isEmpty || values.contains(where: { $0.isSame(as: value.text.lowercased()) })
      else { return nil }
      let names = required.map(\.description)
      return names.allSatisfy(certainlyLacks) ? .missing(names, requiredBy: option) : nil
    case .excludes(let first, let second):
      guard let first = option(first.description), let second = option(second.description),
        !first.isBlank, !second.isBlank
      else { return nil }
      return .exclusive(first, second)
    case .requiresOne(let properties, let choice):
      let names = properties.map(\.description)
      return certainlyLacks(choice.description) && names.allSatisfy(certainlyLacks)
        ? .missing(names, requiredBy: nil) : nil
    }
  }
}

extension FirelensOutput.Option {
  /// Whether the value may be blank once the router has replaced its variables.
  fileprivate var isBlank: Bool { settledValue.value.map(\.isBlank) ?? true }
}
