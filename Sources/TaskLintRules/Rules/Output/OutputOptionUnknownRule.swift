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
      exit status 255. The rule knows the properties of each minor version of Fluent Bit from \
      \(OutputPlugin.olderVersion) to \(OutputPlugin.version). The tag of the image decides which \
      version counts: the tag of an upstream image is its version, AWS's 2.x images are built from \
      \(OutputPlugin.olderVersion), and its 3.x images from 4.1 and later. Without such a tag, an \
      option that any version knows is accepted; if newer versions removed it, the finding is a \
      warning. Plugins written in Go are not checked, because Fluent Bit does not check them, nor \
      are plugins that a vendor's image adds. `mode` and `max-buffer-size` are accepted, because \
      AWS documents them for every log driver.
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
      Example(options: #""Name": "opentelemetry", [|"uri"|]: "/v1/logs""#),
      Example(
        options: #""Name": "opentelemetry", "uri": "/v1/logs""#,
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(
        options: #""Name": "gelf", [|"gelf_tag_key"|]: "tag""#,
        sidecar: #""image": "fluent/fluent-bit:3.0.7""#),
      Example(
        options: #""Name": "gelf", "gelf_tag_key": "tag""#,
        sidecar: #""image": "fluent/fluent-bit:3.1.0""#),
      Example(
        options: #""Name": "loki", "lable_keys": "$app""#,
        sidecar: #""image": "fluent/fluent-bit:9.0.0""#),
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
      return output.properties.compactMap { finding(about: $0, plugin, in: output) }
    }
  }

  private func finding(
    about option: FirelensOutput.Option, _ plugin: OutputPlugin, in output: FirelensOutput
  ) -> RuleFinding? {
    let lacking = option.support.complement
    guard let severity = lacking.severity, !Self.isAccepted(option) else { return nil }
    let (key, property) = (option.key.text, option.known)
    if let end = property?.end, end <= output.versions.newest {
      return RuleFinding(
        at: option.key.range, .removed(key, plugin.displayName, in: end),
        subject: output.subject(key)
      ).with(severity)
    }
    if let first = property?.first {
      return RuleFinding(
        at: option.key.range, .tooNew(key, plugin.displayName, since: first, output.build),
        subject: output.subject(key))
    }
    guard !output.versions.reachBeyondTable else { return nil }
    let meaning = output.meaning(of: option.property)
    let meant = meaning.property.flatMap { output.option($0) == nil ? $0 : nil }
    let isSecret = meant.map { OutputSecret.isIn(property: $0, of: plugin) } ?? false
    return RuleFinding(
      at: option.key.range,
      .unknown(key, plugin.displayName, meant: meant, isSecret: isSecret),
      subject: output.subject(of: option, meaning: meaning))
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

  fileprivate static func tooNew(
    _ key: String, _ plugin: String, since first: FluentBitVersion, _ build: FluentBitBuild?
  ) -> Message {
    let isOldAWS = build.map { $0.image == .aws && $0.versions.areOld } ?? false
    let image = isOldAWS ? "an image of aws-for-fluent-bit 3.x" : "an image with that version"
    return Message(
      fact: "option '\(key)' of output '\(plugin)' requires Fluent Bit \(first.text), and the log "
        + "router's image has an older version",
      consequence: "Fluent Bit rejects the option, and the router exits with status 255",
      remedy: "remove it, or use \(image)"
    )
  }

  fileprivate static func removed(
    _ key: String, _ plugin: String, in version: FluentBitVersion
  ) -> Message {
    Message(
      fact: "Fluent Bit \(version.text) removed option '\(key)' of output '\(plugin)'",
      consequence: "Fluent Bit \(version.text) and later reject the option, and the router exits "
        + "with status 255",
      remedy: "replace it with the option of the newer versions"
    )
  }
}
