struct OutputOptionUnknownRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-option-unknown",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "The output plugin does not know a log option.",
    rationale: """
      The ECS agent writes log options into the router's file without change, and Fluent Bit \
      rejects an option that the plugin does not know with `unknown configuration property` and \
      exit status 255. The rule knows the properties of Fluent Bit \(OutputPlugin.version) and of \
      \(OutputPlugin.olderVersion), from which AWS's 2.x images are built: with a tag of that line \
      the option has to exist in \(OutputPlugin.olderVersion), else in either. Plugins written in \
      Go are not checked, because Fluent Bit does not check them, nor are plugins that a vendor's \
      image adds. `mode` and `max-buffer-size` are accepted, because AWS documents them for every \
      log driver.
      """,
    remedy: "Correct the name of the option, or remove it.",
    silences: ["output-option-missing"],
    references: [.fluentBitOutputs, .fireLensOutput],
    lessons: [
      Lesson(
        Example(options: #""Name": "loki", [|"labels_keys"|]: "$app""#),
        after: Example(options: #""Name": "loki", "label_keys": "$app""#)),
      Lesson(
        Example(
          options: #""Name": "loki", [|"compress"|]: "gzip""#,
          sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
        after: Example(
          options: #""Name": "loki", "compress": "gzip""#,
          sidecar: #""image": "amazon/aws-for-fluent-bit:3.2.2""#)),
    ],
    examples: [
      Example(
        options: #""Name": "kinesis_firehose", "region": "eu-west-1", [|"stream"|]: "app""#),
      Example(options: #""Name": "http", [|"Headers"|]: "X-Team platform""#),
      Example(options: #""Name": "loki", "LABEL_KEYS": "$app""#),
      Example(
        options: #""Name": "kinesis_firehose", "region": "eu-west-1", "delivery_stream": "app""#),
      Example(options: #""Name": "http", "Header X-Team": "platform""#),
      Example(options: #""Name": "http", "mode": "non-blocking", "max-buffer-size": "25m""#),
      Example(
        options: """
          "Name": "firehose", "region": "eu-west-1", "delivery_stream": "app", \
          "replace_dots": "_"
          """),
      Example(options: #""Name": "kafka", "brokers": "kafka:9092", "rdkafka.acks": "1""#),
      Example(
        options: #""Name": "http", "net.keepalive": "off", [|"_debug.http.response"|]: "on""#),
      Example(options: #""Name": "counter", [|"format"|]: "json""#),
      Example(options: #""Name": "pgsql", "table": "logs""#),
      Example(options: #""Name": "loki", [|"LabelKeys"|]: "app""#),
      Example(
        options: #""Name": "loki", "LabelKeys": "app""#,
        sidecar: #""image": "grafana/fluent-bit-plugin-loki:1.6.0-amd64""#),
      Example(
        options: #""Name": "loki", "LabelKeys": "app""#,
        sidecar: #""command": ["/fluent-bit/bin/fluent-bit", "-e", "/fluent-bit/bin/out_loki.so"]"#
      ),
      Example(
        options: #""Name": "opensearch", "aws_service_name": "aoss""#,
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output -> [RuleFinding] in
      guard let plugin = output.plugin, plugin.checksProperties else { return [] }
      return output.properties.compactMap { option in
        guard !output.takes(option.property), !Self.isAccepted(option) else { return nil }
        guard !plugin.takes(option.property) else {
          return RuleFinding(
            at: option.key.range, .tooNew(option.key.text, plugin.displayName),
            subject: output.subject(option.key.text))
        }
        let meaning = output.meaning(of: option.property)
        let meant = meaning.property.flatMap { output.option($0) == nil ? $0 : nil }
        let isSecret = meant.map { OutputSecret.isIn(property: $0, of: plugin) } ?? false
        return RuleFinding(
          at: option.key.range,
          .unknown(option.key.text, plugin.displayName, meant: meant, isSecret: isSecret),
          subject: output.subject(of: option, meaning: meaning))
      }
    }
  }

  /// Whether Fluent Bit or AWS accepts an option that the plugin does not know.
  ///
  /// AWS documents `mode` and `max-buffer-size` for every log driver, of `Name` and `name` Fluent Bit
  /// uses the first, and a line that begins with `#` is a comment.
  private static func isAccepted(_ option: FirelensOutput.Option) -> Bool {
    ["mode", "max-buffer-size", "name"].contains(option.property)
      || option.property.hasPrefix("#")
  }
}

extension Message {
  fileprivate static func unknown(
    _ key: String, _ plugin: String, meant: String?, isSecret: Bool
  ) -> Message {
    let question = meant.map { "; did you mean '\($0)'?" } ?? ""
    let list = isSecret ? " and move it to 'secretOptions'" : ""
    return Message(
      fact: "unknown option '\(key)' of output '\(plugin)'\(question)",
      consequence: "Fluent Bit rejects the option, and the router exits with status 255",
      remedy: meant.map { "rename it to '\($0)'\(list)" } ?? "remove it"
    )
  }

  fileprivate static func tooNew(_ key: String, _ plugin: String) -> Message {
    Message(
      fact: "option '\(key)' of output '\(plugin)' is newer than Fluent Bit 1.9, which this image "
        + "runs",
      consequence: "Fluent Bit rejects the option, and the router exits with status 255",
      remedy: "remove it, or use an image of aws-for-fluent-bit 3.x"
    )
  }
}
