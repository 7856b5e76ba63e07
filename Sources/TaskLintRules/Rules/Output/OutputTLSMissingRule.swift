struct OutputTLSMissingRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-tls-missing",
    category: .output,
    severity: .warning,
    stage: .run,
    summary: "An output sends to a TLS port, or sends a key, without TLS.",
    rationale: """
      TLS is off by default for outputs such as `es`, `opensearch`, `loki`, `http` and `splunk`, \
      also with port 443. The server then receives plain text and answers with an error such as \
      `Client sent an HTTP request to an HTTPS server`, and no log arrives. Only `on` and `true`, \
      in any case, turn TLS on in all versions: `yes` is off in Fluent Bit 1.9, and `1` or \
      `enabled` is off everywhere. With such a value, a key or a password goes out in clear text.
      """,
    remedy: "Set the option `tls` to `on`.",
    references: [
      .init(
        "Fluent Bit: transport security",
        "https://docs.fluentbit.io/manual/administration/transport-security"),
      .init(
        "AWS for Fluent Bit: Loki behind HTTPS",
        "https://github.com/aws/aws-for-fluent-bit/issues/802"),
    ],
    lessons: [
      Lesson(
        Example(options: #""Name": "loki", "host": "loki.koyama.example", "port": [|"443"|]"#))
    ],
    examples: [
      Example(
        options: #""Name": "es", "host": "es.koyama.example", "Port": [|"9243"|], "tls": "off""#),
      Example(
        options: #""Name": "splunk", "host": "splunk.koyama.example", "tls": [|"1"|]"#,
        secretOptions: #"{"name": "splunk_token", "valueFrom": "/koyama/splunk"}"#),
      Example(
        options: #""Name": "opensearch", "port": [|"443"|], "tls": "yes""#,
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(options: #""Name": "opensearch", "port": "443", "tls": "yes""#),
      Example(options: #""Name": "opensearch", "port": "443", "TLS": "On""#),
      Example(
        options: #""Name": "es", "host": "es.koyama.example", "Port": "9200", "tls": "off""#),
      Example(options: #""Name": "opensearch", "port": "9200""#),
      Example(options: #""Name": "es", "cloud_id": "koyama:abc", "port": "443""#),
      Example(options: #""Name": "http", "port": "443", "tls": "${TLS}""#, sidecar: variable),
      Example(options: #""Name": "http", "port": "443", "{{ key }}": "on""#),
      Example(options: #""Name": "kafka", "brokers": "kafka:443", "port": "443""#),
      Example(options: #""Name": "loki", "tls": "1""#),
      .configured(file: inFile("[|443|]")),
      .configured(file: inFile("443\n    tls on")),
      .configured(file: inFile("3100")),
      Example(
        options: #""Name": "datadog", "apikey": "${DD_API_KEY}", "port": "443", "tls": "on""#,
        sidecar: #""secrets": [{"name": "DD_API_KEY", "valueFrom": "/koyama/DD_API_KEY"}]"#),
    ]
  )

  private static func inFile(_ port: String) -> String {
    "[OUTPUT]\n    Name loki\n    Match *\n    Host loki.koyama.example\n    Port \(port)\n"
      + Example.outputs
  }

  private static let variable = #""environment": [{"name": "TLS", "value": "on"}]"#

  /// The plugins whose TLS is off by default, except for Datadog, which has a rule.
  private static let plugins: Set<String> = [
    "es", "forward", "gelf", "http", "influxdb", "kafka-rest", "loki", "opensearch",
    "opentelemetry", "prometheus_remote_write", "skywalking", "splunk", "syslog", "tcp",
    "websocket",
  ]

  /// The ports on which a server expects TLS: HTTPS, and Elasticsearch in Elastic Cloud.
  private static func isSecure(_ port: String, _ plugin: String) -> Bool {
    port == "443" || (port == "9243" && plugin == "es")
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    (routing.customFile.map(findings) ?? [])
      + routing.outputs.compactMap { output in
        guard let plugin = output.plugin?.displayName, Self.plugins.contains(plugin),
          let finding = Self.finding(in: output, plugin),
          output.certainlyLacks("cloud_id"), output.certainlyLacks("proxy"),
          output.certainlyLacks("unix_path")
        else { return nil }
        return finding
      }
  }

  private static func finding(in output: FirelensOutput, _ plugin: String) -> RuleFinding? {
    let tls = output.option("tls")?.settledValue ?? .absent
    guard let value = offValue(tls, output) else { return nil }
    if let port = output.option("port")?.settledValue.value,
      isSecure(FirelensOutput.trimmed(port.text), plugin)
    {
      return RuleFinding(
        at: port.range, .port(port.text, plugin, tls: value.text),
        subject: output.subject("tls")
      ).fixed(by: output.turningOnTLS(.unsafe))
    }
    guard let written = tls.value, value.text != nil, !value.isPlain, sendsKey(output) else {
      return nil
    }
    return RuleFinding(
      at: written.range, .clearText(written.text, plugin), subject: output.subject("tls")
    ).fixed(by: Fix(.safe, "write 'on'", edits: [.rewriting(written, as: "on")]))
  }

  private func findings(in file: CustomFile) -> [RuleFinding] {
    file.configuration.sections(.outputs).compactMap { section in
      guard let plugin = file.plugin(of: section)?.name, Self.plugins.contains(plugin),
        section.isWhole,
        ["cloud_id", "proxy", "unix_path"].allSatisfy({ section.first($0) == nil }),
        let property = section.last("port"), let port = property.settledValue,
        Self.isSecure(port, plugin)
      else { return nil }
      let tls = section.last("tls")
      guard
        tls == nil
          || tls?.settledValue.map({ OutputValue.Form.boolean($0.lowercased()) != true })
            ?? false
      else { return nil }
      return file.finding(
        at: property.valueRange, of: section, property: "tls",
        .port(port, plugin, tls: tls?.value))
    }
  }

  private struct OffValue {
    let text: String?
    /// Whether the value is a word for off.
    let isPlain: Bool
  }

  /// The value of `tls` if Fluent Bit certainly reads it as off.
  private static func offValue(
    _ tls: Field<JSONString>, _ output: FirelensOutput
  ) -> OffValue? {
    switch tls {
    case .absent, .null:
      return output.certainlyLacks("tls") ? OffValue(text: nil, isPlain: true) : nil
    case .unresolved, .mistyped: return nil
    case .value(let value, _):
      let word = FirelensOutput.trimmed(value.text).lowercased()
      switch OutputValue.Form.boolean(word) {
      case true:
        return word == "yes" && output.versions.areOld
          ? OffValue(text: value.text, isPlain: false) : nil
      case false: return OffValue(text: value.text, isPlain: true)
      case nil: return OffValue(text: value.text, isPlain: false)
      }
    }
  }

  private static func sendsKey(_ output: FirelensOutput) -> Bool {
    !output.configuration.secretOptions.entries.isEmpty
      || output.properties.contains { OutputSecret.isIn(property: $0.property, of: output.plugin) }
  }
}

extension Message {
  fileprivate static func port(_ port: String, _ plugin: String, tls: String?) -> Message {
    Message(
      fact: "output '\(plugin)' sends to port '\(asked: port)' without TLS"
        + (tls.map { "; 'tls' is '\(asked: $0)'" } ?? ""),
      consequence: "if the server expects TLS, it rejects the connection, and no log arrives",
      remedy: "set the option 'tls' to 'on'"
    )
  }

  fileprivate static func clearText(_ value: String, _ plugin: String) -> Message {
    Message(
      fact: "'tls' is '\(asked: value)' in output '\(plugin)', which means off",
      consequence: "Fluent Bit sends the key and the logs in clear text",
      remedy: "set the option 'tls' to 'on'"
    )
  }
}
