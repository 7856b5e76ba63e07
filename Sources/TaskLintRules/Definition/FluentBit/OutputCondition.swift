/// A relation between properties of a plugin that it checks when it starts.
///
/// Sources: plugins/out_es/es_conf.c, out_opensearch/os_conf.c, out_http/http_conf.c,
/// out_cloudwatch_logs/cloudwatch_logs.c, out_kinesis_firehose/firehose.c and
/// out_kinesis_streams/kinesis.c in https://github.com/fluent/fluent-bit
struct OutputCondition: Sendable {
  enum Relation: Sendable {
    /// A property with one of these values requires one of the others; no values stand for any.
    case requires(StaticString, values: [StaticString], oneOf: [StaticString])
    /// Two properties exclude each other.
    case excludes(StaticString, StaticString)
  }

  let plugins: [StaticString]
  let relation: Relation

  private init(_ plugins: [StaticString], _ relation: Relation) {
    self.plugins = plugins
    self.relation = relation
  }

  private static let on: [StaticString] = ["on", "true", "yes"]

  static let all: [OutputCondition] = [
    OutputCondition(
      ["es", "opensearch"], .requires("aws_auth", values: on, oneOf: ["aws_region"])),
    OutputCondition(
      ["es", "opensearch"],
      .requires("write_operation", values: ["update", "upsert"], oneOf: ["id_key", "generate_id"])),
    OutputCondition(["http"], .requires("aws_auth", values: on, oneOf: ["aws_service"])),
    OutputCondition(["http"], .requires("headers_key", values: [], oneOf: ["body_key"])),
    OutputCondition(["http"], .requires("body_key", values: [], oneOf: ["headers_key"])),
    OutputCondition(["cloudwatch_logs"], .excludes("log_stream_name", "log_stream_prefix")),
    OutputCondition(["kinesis_firehose", "kinesis_streams"], .excludes("time_key", "log_key")),
  ]
}

extension FirelensOutput {
  /// A condition that the output breaks.
  enum BrokenCondition: Sendable {
    /// An option requires one of some properties, and none of them is there.
    case missing([String], requiredBy: Option)
    /// Two options exclude each other.
    case exclusive(Option, Option)
  }

  /// The conditions of the plugin that the output certainly breaks.
  var brokenConditions: [BrokenCondition] {
    guard let plugin, plugin.language == .c else { return [] }
    return OutputCondition.all.compactMap { condition in
      guard condition.plugins.contains(where: { $0.isSame(as: plugin.displayName) }) else {
        return nil
      }
      switch condition.relation {
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
      }
    }
  }
}

extension FirelensOutput.Option {
  /// Whether the value may be blank once the router has replaced its variables.
  fileprivate var isBlank: Bool { settledValue.value.map(\.isBlank) ?? true }
}
