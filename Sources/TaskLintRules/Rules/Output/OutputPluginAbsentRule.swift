struct OutputPluginAbsentRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-plugin-absent",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "The output plugin is in AWS's image only, and the router runs the upstream image.",
    rationale: """
      `firehose`, `kinesis` and `cloudwatch` are written in Go and are part of \
      `aws-for-fluent-bit`. The upstream image has only their successors in C, \
      `kinesis_firehose`, `kinesis_streams` and `cloudwatch_logs`. With another name it exits with \
      status 1.
      """,
    remedy: "Use the plugin in C, which both images have, or use AWS's image.",
    references: [.fluentBitForAWS, .fluentBitOutputs],
    lessons: [
      Lesson(
        Example(
          options: #""Name": [|"firehose"|], "region": "ap-northeast-1", "delivery_stream": "app""#,
          sidecar: #""image": "fluent/fluent-bit:4.2.0""#))
    ],
    examples: [
      Example(
        options: #""Name": [|"firehose"|], "region": "eu-west-1", "delivery_stream": "app""#,
        sidecar: #""image": "fluent/fluent-bit:4.2.0""#, isDocumented: false),
      Example(
        options: #""Name": [|"kinesis"|], "region": "eu-west-1", "stream": "app""#,
        sidecar: #""image": "ghcr.io/fluent/fluent-bit:4.2.0""#),
      Example(
        options: #""Name": "kinesis_firehose", "region": "eu-west-1", "delivery_stream": "app""#,
        sidecar: #""image": "fluent/fluent-bit:4.2.0""#),
      Example(
        options: #""Name": "firehose", "region": "eu-west-1", "delivery_stream": "app""#,
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(options: #""Name": "firehose", "region": "eu-west-1", "delivery_stream": "app""#),
      Example(
        options: """
          "Name": [|"cloudwatch"|], "region": "eu-west-1", "log_group_name": "app",
          "log_stream_name": "app"
          """, sidecar: #""image": "fluent/fluent-bit:4.2.0""#, isDocumented: false),
      Example(
        options: #""Name": "firehose", "region": "eu-west-1", "delivery_stream": "app""#,
        sidecar: #""image": "fluent/fluent-bit:4.2.0", "command": ["-e", "/plugins/firehose.so"]"#),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.compactMap { output in
      guard let build = output.build, build.image == .upstream, build.hasKnownPlugins,
        let plugin = output.plugin, plugin.availability == .aws,
        let name = output.pluginOption?.value.value
      else { return nil }
      let successor = Self.successors[plugin.displayName]
      return RuleFinding(at: name.range, .absent(name.text, successor: successor)).fixed(
        by: successor.map { Fix(.safe, "use '\($0)'", edits: [.rewriting(name, as: $0)]) })
    }
  }

  /// The plugins in C that replace those in Go.
  private static let successors = [
    "cloudwatch": "cloudwatch_logs", "firehose": "kinesis_firehose", "kinesis": "kinesis_streams",
  ]
}

extension Message {
  fileprivate static func absent(_ name: String, successor: String?) -> Message {
    Message(
      fact: "the upstream image of Fluent Bit has no output plugin '\(asked: name)'",
      consequence: "the router exits with status 1 when it starts",
      remedy: (successor.map { "use '\($0)', or use " } ?? "use ") + "AWS's image"
    )
  }
}
