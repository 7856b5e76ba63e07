/// A place to which logs go, with the settings that the definition has for it.
struct RoutePlace: Sendable {
  /// A setting, under a name that readers know.
  struct Fact: Sendable {
    let label: StaticString
    let value: DefinitionText
  }

  /// The kind for programs: the name of the output plugin or the log driver.
  let kind: DefinitionText
  let title: DefinitionText
  var facts: [Fact] = []
  /// Whether it is a delivery stream, whose configuration decides where the logs go from there.
  var isStream = false
}

extension RoutePlace {
  /// What is known in advance of an output plugin or a log driver.
  private struct Row: Sendable {
    let names: [StaticString]
    let title: StaticString
    let facts: [(label: StaticString, option: StaticString)]

    init(
      _ names: [StaticString], _ title: StaticString,
      _ facts: [(label: StaticString, option: StaticString)]
    ) {
      self.names = names
      self.title = title
      self.facts = facts
    }
  }

  private static let plugins = [
    Row(
      ["datadog"], "Datadog",
      [
        ("service", "dd_service"), ("source", "dd_source"), ("tags", "dd_tags"), ("site", "host"),
        ("API key", "apikey"),
      ]),
    Row(
      ["kinesis_firehose", "firehose"], "Firehose",
      [("stream", "delivery_stream"), ("region", "region")]),
    Row(
      ["kinesis_streams", "kinesis"], "Kinesis Data Streams",
      [("stream", "stream"), ("region", "region")]),
    Row(
      ["cloudwatch_logs", "cloudwatch"], "CloudWatch Logs",
      [
        ("group", "log_group_name"), ("stream", "log_stream_name"),
        ("stream prefix", "log_stream_prefix"), ("region", "region"),
      ]),
    Row(["s3"], "S3", [("bucket", "bucket"), ("key", "s3_key_format"), ("region", "region")]),
    Row(["opensearch"], "OpenSearch", [("host", "host"), ("index", "index")]),
    Row(["es", "elasticsearch"], "Elasticsearch", [("host", "host"), ("index", "index")]),
    Row(["splunk"], "Splunk", [("host", "host"), ("index", "event_index")]),
    Row(["loki", "grafana-loki"], "Loki", [("host", "host"), ("labels", "labels")]),
    Row(["nrlogs", "newrelic"], "New Relic", [("endpoint", "base_uri")]),
    Row(["kafka"], "Kafka", [("brokers", "brokers"), ("topics", "topics")]),
  ]

  /// The settings of a plugin that is not in the table.
  private static let commonFacts: [(label: StaticString, option: StaticString)] = [
    ("host", "host"), ("port", "port"), ("region", "region"),
  ]

  private static let drivers = [
    Row(
      ["awslogs"], "CloudWatch Logs",
      [
        ("group", "awslogs-group"), ("stream prefix", "awslogs-stream-prefix"),
        ("region", "awslogs-region"),
      ]),
    Row(["splunk"], "Splunk", [("URL", "splunk-url"), ("index", "splunk-index")]),
    Row(["syslog"], "syslog", [("address", "syslog-address")]),
    Row(["gelf"], "GELF", [("address", "gelf-address")]),
    Row(["fluentd"], "Fluentd", [("address", "fluentd-address")]),
  ]

  /// The place of an output in the generated file; nil without a plugin.
  ///
  /// - Parameters:
  ///   - options: The log options of a container.
  ///   - pluginKey: The key of the option that specifies the plugin.
  ///   - router: The log router, whose variables the options use.
  init?(_ options: RouterOptions, pluginKey: String, router: ContainerDefinition) {
    guard let plugin = options.option(pluginKey) else { return nil }
    let row = Self.row(ofPlugin: plugin.text)
    kind = plugin.value
    title = row.map { "\($0.title)" } ?? "plugin '\(plugin.value)'"
    var values: [String: RouterOptions.Option] = [:]
    for option in options.options { values[option.property] = option }
    for (label, option) in row?.facts ?? Self.commonFacts {
      if let option = values[option.description] {
        facts.append(Fact(label: label, value: Self.value(of: option, router)))
      } else if row?.title.isSame(as: "Datadog") ?? false, label.isSame(as: "site"),
        !options.mayHaveMore
      {
        facts.append(Fact(label: label, value: "datadoghq.com (default)"))
      }
    }
    isStream = row?.title.isSame(as: "Firehose") ?? false
  }

  private static func row(ofPlugin name: String?) -> Row? {
    guard let name = name.map({ FirelensOutput.trimmed($0).lowercased() }) else { return nil }
    return plugins.first { row in row.names.contains { $0.isSame(as: name) } }
  }

  /// The place of an output of a custom file.
  init(_ section: ClassicSection, in file: CustomFile, _ values: FileValues) {
    let plugin = section.plugin
    let name = plugin.flatMap { values.text(of: $0, in: section) }
    let row = Self.row(ofPlugin: name)
    let known = name.flatMap { OutputPlugin.named($0, in: file.build.versions) }
    kind = plugin.map { values.shown($0, in: section, of: nil) } ?? "unknown"
    title =
      row.map { "\($0.title)" }
      ?? (plugin == nil ? "an output without a plugin" : "plugin '\(kind)'")
    for (label, option) in row?.facts ?? Self.commonFacts {
      if let property = section.last(option.description) {
        var value = values.shown(property, in: section, of: known)
        if label.isSame(as: "site") { value.dropBeginning("http-intake.logs.") }
        facts.append(Fact(label: label, value: value))
      } else if row?.title.isSame(as: "Datadog") ?? false, label.isSame(as: "site"),
        section.isWhole
      {
        facts.append(Fact(label: label, value: "datadoghq.com (default)"))
      }
    }
    isStream = row?.title.isSame(as: "Firehose") ?? false
  }

  /// The value of an option, with a variable of the log router replaced by its value.
  private static func value(
    of option: RouterOptions.Option, _ router: ContainerDefinition
  ) -> DefinitionText {
    if let parameter = option.parameter { return "from \(parameter)" }
    guard let text = option.text else { return option.value }
    if text.hasPrefix("${"), text.hasSuffix("}") {
      let name = String(text.dropFirst(2).dropLast())
      return variable(name, of: router) ?? option.value
    }
    return option.property == "host" ? site(text) : option.value
  }

  /// The site of a log intake of Datadog, or the host.
  private static func site(_ host: String) -> DefinitionText {
    let intake = "http-intake.logs."
    let name = host.hasPrefix(intake) ? String(host.dropFirst(intake.count)) : host
    return .setting(name, of: "host")
  }

  /// The value of a variable of the log router, or the parameter that has it; nil if it has none.
  static func variable(_ name: String, of router: ContainerDefinition) -> DefinitionText? {
    if let entry = router.secrets.lookup(named: name).value {
      return "from \(DefinitionText.parameter(of: entry))"
    }
    guard let entry = router.environment.lookup(named: name).value else { return nil }
    return entry.value.written.map { .setting($0.text, of: name) } ?? .unresolved
  }

  /// The place that a log driver of Docker sends to.
  init(driver: JSONString, _ configuration: LogConfiguration) {
    let row = Self.drivers.first { row in row.names.contains { driver == $0 } }
    kind = .name(driver.text)
    title = row.map { "\($0.title)" } ?? "the Docker host"
    let options = configuration.options.written
    for (label, option) in row?.facts ?? [] {
      let value = options?.string(option) ?? .absent
      guard !value.isUnset else { continue }
      facts.append(
        Fact(
          label: label,
          value: value.written.map { .setting($0.text, of: option.description) } ?? .unresolved))
    }
    if configuration.options.isUnknown {
      facts.append(Fact(label: "options", value: .unresolved))
    }
  }

  /// A place that the variables of the log router describe, which a custom file reads.
  private init?(
    _ kind: DefinitionText, _ title: DefinitionText, of router: ContainerDefinition,
    _ variables: [(label: StaticString, name: String)], needed: Set<String>
  ) {
    self.kind = kind
    self.title = title
    var isNeeded = false
    for (label, name) in variables {
      guard let value = Self.variable(name, of: router) else { continue }
      facts.append(Fact(label: label, value: value))
      if needed.contains(name) { isNeeded = true }
    }
    guard isNeeded else { return nil }
  }

  /// The places that the variables of a log router describe.
  static func described(byVariablesOf router: ContainerDefinition) -> [RoutePlace] {
    func name(_ kind: LogSetting.Kind) -> String { kind.variable.description }
    let datadog = RoutePlace(
      "datadog", "Datadog", of: router,
      [
        ("service", name(.service)), ("source", name(.source)), ("tags", name(.tags)),
        ("site", name(.host)), ("API key", name(.apiKey)),
      ],
      needed: [name(.service), name(.source), name(.tags), name(.host), name(.apiKey)])
    var firehose = RoutePlace(
      "kinesis_firehose", "Firehose", of: router,
      [("stream", name(.stream)), ("region", name(.region))], needed: [name(.stream)])
    firehose?.isStream = true
    return [datadog, firehose].compactMap(\.self)
  }
}
