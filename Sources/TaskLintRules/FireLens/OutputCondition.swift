/// A relation between properties of a plugin that it checks when it starts.
///
/// Sources: plugins/out_es/es_conf.c, out_opensearch/os_conf.c, out_http/http_conf.c,
/// out_opentelemetry/opentelemetry_conf.c, out_prometheus_remote_write/remote_write_conf.c,
/// out_azure_blob/azure_blob_conf.c, out_cloudwatch_logs/cloudwatch_logs.c,
/// out_kinesis_firehose/firehose.c and out_kinesis_streams/kinesis.c in
/// https://github.com/fluent/fluent-bit
///
/// It is a class so that a copy costs one reference: each output is compared with all conditions.
final class OutputCondition: Sendable {
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

extension OutputCondition {
  /// How the properties of an output break the relation.
  enum Breach: Sendable {
    /// One of some properties is required, by another one if it has a name, and none is there.
    case missing([String], requiredBy: String?)
    /// Two properties exclude each other.
    case exclusive(String, String)
  }

  /// How an output breaks the relation.
  ///
  /// - Parameters:
  ///   - lacks: Whether the output certainly lacks a property.
  ///   - value: The value of a property, if it is known.
  /// - Returns: The breach; nil if the output may keep the relation.
  fileprivate func breach(lacks: (String) -> Bool, value: (String) -> String?) -> Breach? {
    switch relation {
    case .requires(let property, let values, let required):
      guard let text = value(property.description),
        values.isEmpty || values.contains(where: { $0.isSame(as: text.lowercased()) })
      else { return nil }
      let names = required.map(\.description)
      return names.allSatisfy(lacks)
        ? .missing(names, requiredBy: property.description) : nil
    case .excludes(let first, let second):
      let names = [first.description, second.description]
      let areSet = names.allSatisfy { name in
        value(name).map { !FirelensOutput.trimmed($0).isEmpty } ?? false
      }
      return areSet ? .exclusive(names[0], names[1]) : nil
    case .requiresOne(let properties, let choice):
      let names = properties.map(\.description)
      return lacks(choice.description) && names.allSatisfy(lacks)
        ? .missing(names, requiredBy: nil) : nil
    }
  }

  /// The conditions of a plugin.
  fileprivate static func all(of plugin: OutputPlugin) -> [OutputCondition] {
    guard plugin.language == .c else { return [] }
    return all.filter { condition in
      condition.plugins.contains { $0.isSame(as: plugin.name) }
    }
  }
}

extension CustomFile {
  /// A condition that an output breaks.
  struct BrokenCondition: Sendable {
    let breach: OutputCondition.Breach
    /// Which of the router's versions check the condition.
    let rejecting: FluentBitVersions.Subset
  }

  /// The conditions of a plugin that a section certainly breaks.
  func brokenConditions(
    of plugin: SectionPlugin, in section: ClassicSection
  ) -> [BrokenCondition] {
    guard let output = plugin.output else { return [] }
    return OutputCondition.all(of: output).compactMap { condition in
      let breach = condition.breach(
        lacks: { section.first($0) == nil }, value: { section.last($0)?.settledValue })
      return breach.map {
        BrokenCondition(
          breach: $0, rejecting: build.versions.subset(from: condition.first, before: nil))
      }
    }
  }
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
    guard let plugin else { return [] }
    return OutputCondition.all(of: plugin).compactMap { condition in
      let breach = condition.breach(
        lacks: certainlyLacks, value: { option($0)?.settledValue.value?.text })
      return breach.flatMap(kind).map {
        BrokenCondition(
          kind: $0, rejecting: versions.subset(from: condition.first, before: nil))
      }
    }
  }

  private func kind(_ breach: OutputCondition.Breach) -> BrokenCondition.Kind? {
    switch breach {
    case .missing(let names, let name): return .missing(names, requiredBy: name.flatMap(option))
    case .exclusive(let first, let second):
      guard let first = option(first), let second = option(second) else { return nil }
      return .exclusive(first, second)
    }
  }
}
