struct OutputTLSRefusedRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-tls-refused",
    category: .output,
    severity: .warning,
    stage: .start,
    summary: "`tls` is on for an output plugin that does not support it.",
    rationale: """
      `kinesis_firehose`, `kinesis_streams` and `cloudwatch_logs` always encrypt, and others, such \
      as `stdout`, open no connection. With `tls` on, current versions of Fluent Bit report `does \
      not support TLS` and exit with status 1. Version 1.9 logs an error and keeps running, so the \
      fault appears with the next image. If the tag of the image shows a newer version, the \
      finding is an error.
      """,
    remedy: "Remove `tls`. The plugins for AWS encrypt without it.",
    references: [.fluentBitOutputs],
    lessons: [
      Lesson(
        Example(
          options: """
            "Name": "kinesis_firehose", "region": "ap-northeast-1", "delivery_stream": "app", \
            [|"tls"|]: "on"
            """))
    ],
    examples: [
      Example(
        options: """
          "Name": "kinesis_firehose", "region": "eu-west-1", "delivery_stream": "app", [|"tls"|]: "on"
          """, isDocumented: false),
      Example(options: #""Name": "stdout", [|"TLS"|]: "True""#),
      Example(
        options: """
          "Name": "kinesis_firehose", "region": "eu-west-1", "delivery_stream": "app", [|"tls"|]: "on"
          """, sidecar: #""image": "fluent/fluent-bit:4.2.0""#),
      Example(
        options: """
          "Name": "kinesis_firehose", "region": "eu-west-1", "delivery_stream": "app", "tls": "off"
          """),
      Example(options: #""Name": "loki", "tls": "on""#),
      Example(
        options:
          #""Name": "firehose", "region": "eu-west-1", "delivery_stream": "app", "tls": "on""#),
      Example(options: #""Name": "stdout", [|"tls"|]: "yes""#, isDocumented: false),
      .configured(
        file: "[OUTPUT]\n    Name stdout\n    Match *\n    [|TLS|] On\n" + Example.outputs),
      .configured(
        file: "[OUTPUT]\n    Name stdout\n    Match *\n    TLS Off\n" + Example.outputs),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    (routing.customFile.map(findings) ?? [])
      + routing.outputs.compactMap { output in
        guard let plugin = output.plugin, !plugin.supportsTLS, let option = output.option("tls"),
          let value = option.value.value, ["on", "true", "yes"].contains(value.text.lowercased())
        else { return nil }
        let rejecting = output.versions.subset(from: FluentBitVersion(2, 0), before: nil)
        return RuleFinding(
          at: option.key.range, .refused(option.key.text, plugin.displayName, rejecting)
        )
        .with(rejecting.severity ?? .warning)
        .fixed(by: output.removal(of: option, "remove '\(option.key.text)'"))
      }
  }

  private func findings(in file: CustomFile) -> [RuleFinding] {
    file.configuration.sections(.outputs).compactMap { section in
      guard let plugin = file.plugin(of: section)?.output, !plugin.supportsTLS,
        let property = section.last("tls"), let value = property.settledValue,
        ["on", "true", "yes"].contains(value.lowercased())
      else { return nil }
      let rejecting = file.build.versions.subset(from: FluentBitVersion(2, 0), before: nil)
      return file.finding(
        at: property.keyRange, of: section, property: property.name,
        .refused(property.key, plugin.displayName, rejecting)
      ).with(rejecting.severity ?? .warning)
    }
  }
}

extension Message {
  fileprivate static func refused(
    _ key: String, _ plugin: String, _ rejecting: FluentBitVersions.Subset
  ) -> Message {
    let consequence: MessageText =
      switch rejecting {
      case .all: "Fluent Bit reports 'does not support TLS', and the router exits with status 1"
      case .none: "Fluent Bit 1.9 logs an error; with a newer image the router exits with status 1"
      case .newest, .oldest: "the router exits with status 1 if its Fluent Bit is newer than 1.9"
      }
    return Message(
      fact: "output '\(plugin)' does not support '\(key)'",
      consequence: consequence,
      remedy: "remove '\(key)'"
    )
  }
}
