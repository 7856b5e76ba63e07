struct OutputPluginAbsentRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-plugin-absent",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "The output plugin exists in AWS's image alone, and the router runs the upstream one.",
    rationale: """
      `firehose`, `kinesis` and `cloudwatch` are written in Go and shipped with \
      `aws-for-fluent-bit`. The upstream image knows only their successors in C, \
      `kinesis_firehose`, `kinesis_streams` and `cloudwatch_logs`: with another name it stops with \
      exit status 1.
      """,
    remedy: "Use the plugin in C, which both images have, or AWS's image.",
    references: [.fluentBitForAWS, .fluentBitOutputs],
    examples: [
      Example(
        options: #""Name": [|"firehose"|], "region": "eu-west-1", "delivery_stream": "app""#,
        sidecar: #""image": "fluent/fluent-bit:4.2.0""#),
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

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.outputs.contains(where: { $0.plugin != nil }),
      definition.routerImage == .upstream, !definition.hasRouterCommand
    else { return [] }
    return definition.outputs.compactMap { output in
      guard let plugin = output.plugin, plugin.availability == .aws,
        let name = output.pluginOption?.value.value
      else { return nil }
      let successor = Self.successors[plugin.displayName]
      return RuleFinding(at: name.range, .absent(name.text, successor: successor)).fixed(
        by: successor.map { Fix(.safe, "use '\($0)'", edits: [.rewriting(name, as: $0)]) })
    }
  }

  /// The plugins in C that took the place of those in Go.
  private static let successors = [
    "cloudwatch": "cloudwatch_logs", "firehose": "kinesis_firehose", "kinesis": "kinesis_streams",
  ]
}

extension Message {
  fileprivate static func absent(_ name: String, successor: String?) -> Message {
    Message(
      fact: "the upstream image of Fluent Bit has no output plugin '\(name)'",
      consequence: "the router stops at its start with exit status 1",
      remedy: (successor.map { "use '\($0)', " } ?? "") + "or AWS's image"
    )
  }
}
