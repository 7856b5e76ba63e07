/// The values of an option that a plugin in C accepts; it does not start with others.
///
/// Sources: the plugins in https://github.com/fluent/fluent-bit/tree/v5.1.1/plugins, and in the last
/// release of each minor version since 1.9.
struct OutputValue: Sendable {
  enum Form: Sendable {
    /// One of these, in any case.
    case oneOf([StaticString])
    /// One of these, in this case.
    case exactly([StaticString])
    /// A boolean of Fluent Bit.
    case boolean
    /// A URL with a protocol.
    case url
    /// A URL that begins with `https://`.
    case secureURL
    /// A text that begins with one of these.
    case prefixed([StaticString])
    /// A number of bytes in a range, with an optional unit.
    case size(ClosedRange<Int>)
    /// A port.
    case port
    /// A name and a value.
    case words
    /// Labels of Loki: `name=value` or `$key`, separated by commas.
    case labels
    /// Keys that begin with `$`, separated by commas.
    case keys
    /// A level of the log.
    case logLevel
    /// A number of bytes, or a boolean that is off.
    case limit
  }

  /// The plugins; empty for every plugin.
  let plugins: [StaticString]
  let property: StaticString
  let form: Form
  /// The first version that rejects other values; nil if all versions do.
  let first: FluentBitVersion?
  /// The first version that accepts more.
  let end: FluentBitVersion?

  init(
    _ plugins: [StaticString], _ property: StaticString, _ form: Form,
    since first: FluentBitVersion? = nil, before end: FluentBitVersion? = nil
  ) {
    self.plugins = plugins
    self.property = property
    self.form = form
    self.first = first
    self.end = end
  }

  /// Whether the row applies to every version.
  var isForAll: Bool { first == nil && end == nil }

  /// Whether the row is about a plugin.
  func isAbout(_ plugin: OutputPlugin) -> Bool {
    plugins.isEmpty || plugins.contains { $0.isSame(as: plugin.name) }
  }
}

extension OutputValue {
  private typealias Version = FluentBitVersion

  private static let compressions: [StaticString] = ["gzip", "zstd", "snappy"]
  private static let booleans: [StaticString] = ["true", "on", "yes", "false", "off", "no"]
  private static let dates: [StaticString] = ["double", "java_sql_timestamp", "iso8601", "epoch"]
  private static let fileActions: [StaticString] = ["error", "drop", "fallback"]

  /// The rows of the table by their property, in order.
  static let byProperty = Dictionary(grouping: all, by: \.property.description)

  /// The rows of the table; the first one for an option and a version counts.
  static let all: [OutputValue] =
    everywhere + forAWS + [
      OutputValue(["azure_blob"], "auth_type", .oneOf(["key", "sas"]), since: Version(2, 2)),
      OutputValue(["azure_blob"], "blob_type", .oneOf(["appendblob", "blockblob"])),
      OutputValue(["azure_blob"], "compress", .oneOf(["gzip", "zstd"]), since: Version(5, 0)),
      OutputValue(
        ["azure_kusto"], "auth_type",
        .oneOf(["service_principal", "managed_identity", "workload_identity"]),
        since: Version(4, 0)),
      OutputValue(
        ["es", "opensearch"], "write_operation", .oneOf(["index", "create", "update", "upsert"])),
      OutputValue(
        ["file"], "format", .oneOf(["csv", "ltsv", "plain", "msgpack", "template", "out_file"])),
      OutputValue(["file"], "on_limit_reached", .oneOf(fileActions), since: Version(5, 1)),
      OutputValue(["file"], "on_missing_field", .oneOf(fileActions), since: Version(5, 1)),
      OutputValue(["forward"], "compress", .oneOf(["text", "gzip"]), since: Version(4, 2)),
      OutputValue(["gelf"], "mode", .oneOf(["tcp", "tls", "udp"])),
      OutputValue(["http"], "compress", .oneOf(compressions), since: Version(3, 2)),
      OutputValue(["http"], "http_method", .oneOf(["POST", "PUT"]), since: Version(4, 2)),
      OutputValue(["influxdb"], "uri", .prefixed(["/"])),
      OutputValue(["loki"], "drop_single_key", .oneOf(booleans), before: Version(3, 1)),
      OutputValue(["loki"], "drop_single_key", .oneOf(booleans + ["raw"]), since: Version(3, 1)),
      OutputValue(["loki"], "label_keys", .keys),
      OutputValue(["loki"], "labels", .labels),
      OutputValue(["loki"], "line_format", .oneOf(["json", "key_value"])),
      OutputValue(["loki"], "structured_metadata", .labels, since: Version(3, 1)),
      OutputValue(["loki"], "structured_metadata_map_keys", .keys, since: Version(3, 2)),
      OutputValue(
        ["loki"], "tenant_id_key_error_handling", .oneOf(["partial_success", "partial_error"]),
        since: Version(5, 0)),
      OutputValue(["nrlogs"], "base_uri", .url),
      OutputValue(["opentelemetry"], "compress", .oneOf(["gzip", "zstd"]), since: Version(3, 2)),
      OutputValue(
        ["opentelemetry", "prometheus_exporter", "prometheus_remote_write"], "add_label", .words),
      OutputValue(
        ["datadog", "http", "opentelemetry", "prometheus_remote_write"], "proxy", .url),
      OutputValue(["slack"], "webhook", .secureURL),
      OutputValue(["splunk"], "event_key", .prefixed(["$"])),
      OutputValue(["splunk"], "http_buffer_size", .size(0...Int.max)),
      OutputValue(["syslog"], "mode", .oneOf(["tcp", "tls", "udp"]), before: Version(5, 1)),
      OutputValue(["syslog"], "mode", .oneOf(["tcp", "tls", "udp", "dtls"])),
      OutputValue(["syslog"], "syslog_format", .oneOf(["rfc3164", "rfc5424"])),
      OutputValue(["td"], "region", .oneOf(["us", "jp"])),
    ]

  /// The options of every output.
  ///
  /// 1.9 logs an error and goes on.
  private static let everywhere = [
    OutputValue([], "log_level", .logLevel, since: Version(2, 0)),
    OutputValue([], "storage.total_limit_size", .limit, since: Version(2, 0)),
  ]

  private static let forAWS =
    [
      OutputValue(
        ["cloudwatch_logs"], "auto_create_group", .boolean, since: Version(5, 0)),
      OutputValue(["kinesis_firehose"], "port", .port, since: Version(4, 0)),
      OutputValue(["kinesis_streams"], "port", .port, since: Version(3, 2)),
      OutputValue(["s3"], "s3_key_format", .prefixed(["/"])),
      OutputValue(["s3"], "total_file_size", .size(1_000_000...50_000_000_000)),
      OutputValue(["s3"], "json_date_format", .oneOf(dates), before: Version(2, 0)),
      OutputValue(
        ["s3"], "json_date_format",
        .oneOf(dates + ["epoch_ms", "epoch_millis", "epoch_milliseconds"])),
      OutputValue(
        ["s3"], "retry_exhausted_action", .oneOf(["delete", "quarantine"]), since: Version(5, 0)),
      OutputValue(
        ["s3"], "compression", .oneOf(compressions + ["parquet", "arrow", "none"]),
        since: Version(5, 1)),
    ] + compression(["s3", "kinesis_firehose"])
    + [
      OutputValue(["kinesis_firehose"], "compression", .exactly(compressions)),
      OutputValue(
        ["kinesis_streams"], "compression", .exactly(compressions + ["arrow", "parquet"]),
        since: Version(5, 0)),
    ]

  private static func compression(_ plugins: [StaticString]) -> [OutputValue] {
    [
      OutputValue(plugins, "compression", .exactly(["gzip", "arrow"]), before: Version(4, 1)),
      OutputValue(
        plugins, "compression", .exactly(["gzip", "zstd", "arrow", "parquet"]),
        since: Version(4, 1), before: Version(5, 0)),
      OutputValue(
        plugins, "compression", .exactly(["gzip", "zstd", "snappy", "arrow", "parquet"]),
        since: Version(5, 0), before: Version(5, 1)),
    ]
  }
}

extension OutputValue.Form {
  /// Whether a plugin accepts a value.
  func accepts(_ value: String) -> Bool {
    switch self {
    case .oneOf(let values): values.contains { $0.isSame(inAnyCaseAs: value) }
    case .exactly(let values): values.contains { $0.isSame(as: value) }
    case .boolean: Self.boolean(value) != nil
    case .url: Self.isURL(value)
    case .secureURL: Self.isURL(value) && value.lowercased().hasPrefix("https://")
    case .prefixed(let prefixes): prefixes.contains { value.hasPrefix($0.description) }
    case .size(let range): Self.bytes(value).map { range.contains($0) } ?? false
    case .port: (Int(value) ?? 0) <= 65_535
    case .words: value.split(separator: " ").count >= 2
    case .labels: Self.areItems(of: value, Self.isLabel)
    case .keys: Self.areItems(of: value) { $0.first == UInt8(ascii: "$") }
    case .logLevel:
      ["off", "error", "warn", "warning", "info", "debug", "trace"].contains(value.lowercased())
    case .limit: Self.boolean(value) == false || Self.bytes(value) != nil
    }
  }

  /// The boolean that Fluent Bit reads from a text; nil if it rejects the text.
  static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "on", "yes": true
    case "false", "off", "no": false
    default: nil
    }
  }

  /// The number of bytes that Fluent Bit reads from a text such as `5M` or `10 KB`; nil if it rejects
  /// the text.
  ///
  /// Source: flb_utils_size_to_bytes in src/flb_utils.c
  static func bytes(_ text: String) -> Int? {
    let number = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst().reversed().prefix { !($0.isASCII && $0.isNumber) }
    // Without a unit, Fluent Bit reads what it can, such as `1e3`.
    guard !unit.isEmpty else { return Int(number) ?? 0 }
    guard unit.count < 2 || (unit.count == 2 && unit.first?.lowercased() == "b") else { return nil }
    let factors: [String: Int] = ["k": 1_000, "m": 1_000_000, "g": 1_000_000_000]
    guard let letter = unit.last?.lowercased(), let factor = factors[letter] else { return nil }
    let (bytes, isOverflow) = (Int(number) ?? 0).multipliedReportingOverflow(by: factor)
    return isOverflow ? nil : bytes
  }

  private static func isURL(_ text: String) -> Bool {
    guard let rest = text.after("://") else { return false }
    return !text.hasPrefix("://") && !rest.isEmpty
  }

  /// Whether all parts of a list satisfy a condition, without the blanks around them and without
  /// empty ones.
  private static func areItems(
    of list: String, _ isValid: (ArraySlice<UInt8>) -> Bool
  ) -> Bool {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var rest = Array(list.utf8)[...]
    while !rest.isEmpty {
      let item = rest.prefix { $0 != UInt8(ascii: ",") }
      rest = rest[item.endIndex...].dropFirst()
      let start = item.drop(while: isBlank)
      if let end = start.lastIndex(where: { !isBlank($0) }), !isValid(start[...end]) {
        return false
      }
    }
    return true
  }

  private static func isLabel(_ item: ArraySlice<UInt8>) -> Bool {
    if item.first == UInt8(ascii: "$") { return true }
    guard let equals = item.firstIndex(of: UInt8(ascii: "=")) else { return false }
    return equals + 1 < item.endIndex
  }
}
