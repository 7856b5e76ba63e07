struct OutputValueInvalidRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-value-invalid",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "The output plugin rejects the value of a log option.",
    rationale: """
      Each plugin checks its options when Fluent Bit starts: booleans (`true`, `on`, `yes` and \
      their opposites), fixed lists such as `line_format` of `loki`, sizes such as \
      `upload_chunk_size` of `s3`. With another value the router exits with status 255. The ECS \
      agent writes each option on one line of the router's file, so a line break in a value breaks \
      the file. If only newer versions of Fluent Bit reject a value and the tag of the image does \
      not show the version, the finding is a warning. A value that Fluent Bit ignores, such as an \
      invalid `Retry_Limit`, is a warning as well.
      """,
    remedy: "Use a value that the plugin accepts.",
    references: [
      .fluentBitOutputs,
      .init(
        "Fluent Bit: the sources of the output plugins",
        "https://github.com/fluent/fluent-bit/tree/v\(OutputPlugin.version)/plugins"),
    ],
    lessons: [
      Lesson(
        Example(options: #""Name": "loki", "line_format": [|"text"|]"#),
        after: Example(options: #""Name": "loki", "line_format": "key_value""#)),
      Lesson(
        Example(options: #""Name": "es", "host": "es.koyama.example", "Replace_Dots": [|"1"|]"#),
        after: Example(
          options: #""Name": "es", "host": "es.koyama.example", "Replace_Dots": "on""#)),
    ],
    examples: [
      Example(options: #""Name": "s3", "bucket": "koyama", "upload_chunk_size": [|"1M"|]"#),
      Example(options: #""Name": "s3", "bucket": "koyama", "total_file_size": [|"60G"|]"#),
      Example(options: #""Name": "s3", "bucket": "koyama", "s3_key_format": [|"$TAG/%Y"|]"#),
      Example(
        options: #""Name": "s3", "bucket": "koyama", "total_file_size": "5M", "#
          + #""upload_chunk_size": "1M", "use_put_object": "On""#),
      Example(options: #""Name": "stdout", "retry_limit": [|"unlimited"|]"#),
      Example(options: #""Name": "stdout", "Retry_Limit": "no_limits""#),
      Example(options: #""Name": "http", "compress": [|"brotli"|]"#),
      Example(
        options: #""Name": "http", "compress": "brotli""#,
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(options: #""Name": "loki", "labels": [|"job"|]"#),
      Example(options: #""Name": "loki", "labels": "job=app, $level""#),
      Example(options: #""Name": "gelf", "mode": "${MODE}""#, sidecar: variable),
      Example(
        options: #""Name": "nrlogs", "base_uri": [|"log-api.newrelic.com/log/v1"|]"#,
        secretOptions: #"{"name": "api_key", "valueFrom": "/koyama/newrelic"}"#),
      Example(
        options: #""Name": "s3", "bucket": "koyama", "total_file_size": "10M", "#
          + #""upload_chunk_size": [|"1M"|]"#),
      Example(options: #""Name": "loki", "tenant_id": [|"koyama\n    labels job=app"|]"#),
      Example(options: #""Name": "es", "replace_dots": "{{ dots }}""#),
      Example(
        options: """
          "Name": "cloudwatch_logs", "region": "eu-west-1", "log_group_name": "app", \
          "log_stream_prefix": "app-", "auto_create_group": [|"1"|]
          """, sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(
        options: """
          "Name": "cloudwatch", "region": "eu-west-1", "log_group_name": "app", \
          "log_stream_prefix": "app-", "auto_create_group": "1"
          """),
      Example(options: #""Name": "stdout", "log_level": [|"verbose"|]"#),
      Example(
        options: #""Name": "oracle_log_analytics", "oci_config_in_record": "on", "#
          + #""oci_la_log_source_name": "app", "oci_la_log_group_id": "app", "#
          + #""oci_la_metadata": [|"team"|]"#),
    ]
  )

  private static let variable = #""environment": [{"name": "MODE", "value": "tcp"}]"#

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output -> [RuleFinding] in
      guard output.router == .fluentbit else { return [] }
      let breaks = output.options.compactMap { option -> RuleFinding? in
        guard let value = option.value.value, value.hasLineBreak,
          !option.isForAgent || option.key != "log-driver-buffer-limit"
        else { return nil }
        return RuleFinding(at: value.range, .lineBreak(option.key.text))
      }
      return breaks + output.properties.compactMap { finding(about: $0, in: output) }
    }
  }

  private func finding(about option: FirelensOutput.Option, in output: FirelensOutput)
    -> RuleFinding?
  {
    guard !option.isWordy, let string = option.settledValue.value, !string.isBlank,
      !string.hasLineBreak
    else { return nil }
    let value = FirelensOutput.trimmed(string.text)
    if option.property == "retry_limit", !Self.isRetryLimit(value) {
      return RuleFinding(at: string.range, .retryLimit(option.key.text, value)).with(.warning)
    }
    guard let fault = OutputValueFault(value, of: option, in: output),
      let severity = fault.effect == nil ? fault.rejecting.severity : .warning
    else { return nil }
    let isSecret = OutputSecret.isIn(property: option.property, of: output.plugin)
    return RuleFinding(
      at: string.range,
      .invalid(option.key.text, isSecret ? nil : value, of: output.plugin, fault)
    ).with(severity)
  }

  /// Source: flb_output_set_property in src/flb_output.c, which reads a number with atoi.
  private static func isRetryLimit(_ value: String) -> Bool {
    if value.utf8.first?.isDigit ?? false {
      return (Int(value.prefix { $0.isASCII && $0.isNumber }) ?? 0) > 0
    }
    return ["no_limits", "false", "off", "no_retries"].contains(value.lowercased())
  }
}

extension JSONString {
  /// Whether the text has more than one line, which few have.
  fileprivate var hasLineBreak: Bool {
    withDecodedBytes { !$0.isPlainASCII } && text.contains(where: \.isNewline)
  }
}

extension Message {
  fileprivate static func invalid(
    _ key: String, _ value: String?, of plugin: OutputPlugin?, _ fault: OutputValueFault
  ) -> Message {
    let shown: MessageText = value.map { " '\(asked: $0)'" } ?? ""
    let ofPlugin: MessageText = plugin.map { " of output '\($0.displayName)'" } ?? ""
    let status = fault.isOfCore ? 1 : 255
    let words = fault.form.words
    let consequence: MessageText =
      if let effect = fault.effect {
        "\(effect)"
      } else if case .all = fault.rejecting {
        "Fluent Bit rejects the value, and the router exits with status \(status)"
      } else {
        fault.first.map {
          "Fluent Bit \($0.text) and later reject the value, and the router exits with status "
            + "\(status)"
        } ?? "newer versions of Fluent Bit reject the value, and the router exits with status "
          + "\(status)"
      }
    return Message(
      fact: "invalid '\(key)' value\(shown)\(ofPlugin); expected \(words.expected)",
      consequence: consequence,
      remedy: "\(words.remedy)"
    )
  }

  fileprivate static func retryLimit(_ key: String, _ value: String) -> Message {
    Message(
      fact: "invalid '\(key)' value '\(asked: value)'; expected a number from 1, 'no_limits' or "
        + "'no_retries'",
      consequence: "Fluent Bit ignores the value and retries once",
      remedy: "use a number from 1, 'no_limits' or 'no_retries'"
    )
  }

  fileprivate static func lineBreak(_ key: String) -> Message {
    Message(
      fact: "the value of log option '\(key)' has a line break",
      consequence: "the option becomes several lines of the router's file, and the router exits if "
        + "Fluent Bit does not know them",
      remedy: "write the value on one line"
    )
  }
}
