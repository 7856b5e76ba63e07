import Testing

@testable import TaskLintRules

/// Which versions of Fluent Bit reject a value, in log options and in a file.
///
/// The versions are those of the releases of Fluent Bit in which the plugin began or ended to reject
/// the value.
@Suite("The versions of Fluent Bit that reject a value")
struct OutputValueVersionTests {
  /// A value that versions from `first`, and before `end`, reject.
  private struct Row {
    let option: String
    let value: String
    let first: String?
    let before: String?
    let end: String?
    let last: String?
  }

  private static let rows = [
    Row(option: "http compress", value: "brotli", first: "3.2", before: "3.1", end: nil, last: nil),
    Row(option: "http http_method", value: "GET", first: "4.2", before: "4.1", end: nil, last: nil),
    Row(
      option: "loki drop_single_key", value: "raw", first: nil, before: nil, end: "3.1", last: "3.0"
    ),
    Row(
      option: "loki structured_metadata", value: "a", first: "3.1", before: "3.0", end: nil,
      last: nil),
    Row(
      option: "s3 json_date_format", value: "epoch_ms", first: nil, before: nil, end: "2.0",
      last: "1.9"),
    Row(option: "s3 compression", value: "zstd", first: nil, before: nil, end: "4.1", last: "4.0"),
    Row(
      option: "s3 compression", value: "snappy", first: nil, before: nil, end: "5.0", last: "4.2"),
    Row(option: "syslog mode", value: "dtls", first: nil, before: nil, end: "5.1", last: "5.0"),
    Row(
      option: "stdout log_level", value: "verbose", first: "2.0", before: "1.9", end: nil, last: nil
    ),
    Row(
      option: "stdout storage.total_limit_size", value: "none", first: "2.0", before: "1.9",
      end: nil,
      last: nil),
  ]

  private func parts(of row: Row) -> (plugin: String, option: String) {
    let parts = row.option.split(separator: " ").map(String.init)
    return (parts[0], parts[1])
  }

  /// The severities of the findings in log options.
  private func inOptions(_ row: Row, _ image: String) -> [Severity] {
    let (plugin, option) = parts(of: row)
    let example = Example(
      options: "\"Name\": \"\(plugin)\", \"\(option)\": \"\(row.value)\"",
      sidecar: "\"image\": \"\(image)\"")
    return ExampleRun(OutputValueInvalidRule.self, example.documents).findings.map(\.severity)
  }

  /// The severities of the findings in a file.
  private func inFile(_ row: Row, _ image: String) -> [Severity] {
    let (plugin, option) = parts(of: row)
    let example = Example.configured(
      file: "[OUTPUT]\n    Name \(plugin)\n    Match *\n    \(option) \(row.value)\n",
      sidecar: "\"image\": \"\(image)\"")
    return ExampleRun(FluentbitValueInvalidRule.self, example.documents).findings.map(\.severity)
  }

  @Test("are those from the first one")
  func first() {
    for row in Self.rows {
      guard let first = row.first, let before = row.before else { continue }
      #expect(inOptions(row, "fluent/fluent-bit:\(first).0") == [.error], "\(row)")
      #expect(inFile(row, "fluent/fluent-bit:\(first).0") == [.error], "\(row)")
      #expect(inOptions(row, "fluent/fluent-bit:\(before).9").isEmpty, "\(row)")
      #expect(inFile(row, "fluent/fluent-bit:\(before).9").isEmpty, "\(row)")
    }
  }

  @Test("are those before the end")
  func end() {
    for row in Self.rows {
      guard let end = row.end, let last = row.last else { continue }
      #expect(inOptions(row, "fluent/fluent-bit:\(last).9") == [.error], "\(row)")
      #expect(inFile(row, "fluent/fluent-bit:\(last).9") == [.error], "\(row)")
      #expect(inOptions(row, "fluent/fluent-bit:\(end).0").isEmpty, "\(row)")
      #expect(inFile(row, "fluent/fluent-bit:\(end).0").isEmpty, "\(row)")
    }
  }

  @Test("are uncertain for an image without a version, which only newer ones or older ones reject")
  func unknownVersion() {
    for row in Self.rows where row.first != nil {
      #expect(inOptions(row, "koyama/fluent-bit:1") == [.warning], "\(row)")
      #expect(inFile(row, "koyama/fluent-bit:1") == [.warning], "\(row)")
    }
    // The newest version accepts the others.
    for row in Self.rows where row.first == nil {
      #expect(inOptions(row, "koyama/fluent-bit:1").allSatisfy { $0 < .error }, "\(row)")
      #expect(inFile(row, "koyama/fluent-bit:1").allSatisfy { $0 < .error }, "\(row)")
    }
  }

  @Test("read a word as off before they reject it")
  func booleans() {
    let row = Row(
      option: "cloudwatch_logs auto_create_group", value: "1", first: "5.0", before: "4.2",
      end: nil,
      last: nil)
    for (image, inOptions, inFile) in [
      ("fluent/fluent-bit:4.2.9", Severity.warning, Severity?.none),
      ("fluent/fluent-bit:5.0.0", .error, .error),
      ("koyama/fluent-bit:1", .warning, .warning),
      ("amazon/aws-for-fluent-bit:2.32.2", .warning, nil),
    ] {
      #expect(self.inOptions(row, image) == [inOptions], "\(image)")
      #expect(self.inFile(row, image) == [inFile].compactMap(\.self), "\(image)")
    }
  }

  @Test("do not matter for the sizes of chunks")
  func chunkSizes() {
    for (options, severities) in [
      (#""upload_chunk_size": "5242880""#, []),
      (#""upload_chunk_size": "5242879""#, [Severity.error]),
      (#""upload_chunk_size": "50M""#, []), (#""upload_chunk_size": "50000001""#, [.error]),
      (#""upload_chunk_size": "6M", "total_file_size": "20M""#, []),
      (#""upload_chunk_size": "11M", "total_file_size": "20M""#, [.error]),
      (#""upload_chunk_size": "10M", "total_file_size": "20M""#, []),
      (#""upload_chunk_size": "1M", "total_file_size": " 20M ""#, [.error]),
      (#""upload_chunk_size": "1M", "total_file_size": "10485759""#, [.warning]),
      (#""upload_chunk_size": "1M", "total_file_size": "10485760""#, [.error]),
      (#""upload_chunk_size": "1M", "total_file_size": "{{ x }}""#, []),
      (#""use_put_object": "1", "total_file_size": "5M""#, [.error]),
      (#""upload_chunk_size": "1M", "{{ x }}": "a""#, []),
    ] {
      let example = Example(options: "\"Name\": \"s3\", \"bucket\": \"a\", \(options)")
      let found = ExampleRun(OutputValueInvalidRule.self, example.documents).findings
      #expect(found.map(\.severity) == severities, "\(options)")
    }
  }

  @Test("do not matter for booleans, and for values with two words")
  func forms() {
    for (plugin, option, isInvalid) in [
      ("es", #""Replace_Dots": "1""#, true), ("es", #""Replace_Dots": "Yes""#, false),
      ("es", #""Replace_Dots": " on ""#, false), ("es", #""Replace_Dots": "${X}""#, false),
      ("es", #""Replace_Dots": """#, false), ("es", #""Replace_Dots x": "1""#, false),
      ("prometheus_remote_write", #""add_label": "a""#, true),
      ("prometheus_remote_write", #""add_label": "a b""#, false), ("firehose", #""x": "1""#, false),
      ("stdout", #""Retry_Limit": "0""#, true), ("stdout", #""Retry_Limit": "1""#, false),
      ("stdout", #""Retry_Limit": "-1""#, true), ("stdout", #""Retry_Limit": "False""#, false),
      ("stdout", #""Retry_Limit": "OFF""#, false),
      ("stdout", #""Retry_Limit": "no_limits""#, false),
      ("stdout", #""Retry_Limit": "true""#, true), ("stdout", #""Retry_Limit": "{{ x }}""#, false),
    ] {
      let example = Example(options: "\"Name\": \"\(plugin)\", \(option)")
      let found = ExampleRun(OutputValueInvalidRule.self, example.documents).findings
      #expect(found.isEmpty != isInvalid, "\(plugin) \(option)")
    }
  }
}
