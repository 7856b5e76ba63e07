struct OutputPluginUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-plugin-unknown",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "`Name` is no output plugin of Fluent Bit's.",
    rationale: """
      Fluent Bit stops with `tried to instance a plugin name that doesn't exist` and exit status \
      1, and the router, being essential, takes the task with it. Vendors build Fluent Bit with \
      plugins of their own: of images other than `fluent/fluent-bit`, `aws-for-fluent-bit` and \
      `bitnami/fluent-bit` only names are judged that are next to a known one.
      """,
    remedy: "Use the name of a plugin that the router's image holds.",
    references: [.fluentBitOutputs, .fluentBitForAWS],
    examples: [
      Example(options: #""Name": [|"cloudwatch_log"|]"#),
      Example(
        options: #""Name": [|"elastic"|]"#, sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#
      ),
      Example(
        options: #""Name": [|"newrelic"|]"#, sidecar: #""image": "fluent/fluent-bit:4.2.0""#),
      Example(
        options: """
          "Name": "cloudwatch_logs", "region": "eu-west-1", "log_group_name": "app", \
          "log_stream_prefix": "app-"
          """),
      Example(options: #""Name": "elastic""#, sidecar: #""image": "koyama/fluent-bit:2.1""#),
      Example(options: #""Name": "elastic""#, sidecar: #""image": "${REGISTRY}/fluent-bit:2.1""#),
      Example(
        options: #""Name": "STDOUT""#, sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(
        options: #""Name": "elastic""#,
        sidecar: """
          "image": "amazon/aws-for-fluent-bit:2.32.2",
          "command": ["/fluent-bit/bin/fluent-bit", "-e", "/plugins/out_elastic.so"]
          """),
      Example(options: #""Name": "{{ output }}""#, sidecar: #""image": "fluent/fluent-bit:4.2.0""#),
      Example(
        options: #""@type": "cloudwatch_log""#,
        sidecar: #""firelensConfiguration": {"type": "fluentd"}"#),
      Example(options: #""Name": "null""#),
      Example(options: #""Name": """#, sidecar: #""image": "fluent/fluent-bit:4.2.0""#),
      Example(options: #""Name": "newrelic""#, sidecar: #""image": "koyama/fluent-bit:2.1""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.outputs.contains(where: { $0.pluginOption != nil }) else { return [] }
    let image = definition.routerImage
    let isStock = image != nil && !definition.hasRouterCommand
    return definition.outputs.compactMap { output in
      guard output.router == .fluentbit, let name = output.pluginOption?.value.value, !name.isBlank
      else { return nil }
      if let plugin = output.plugin {
        guard isStock, plugin.availability == .vendor else { return nil }
        return RuleFinding(at: name.range, .foreign(name.text))
      }
      let nearest = OutputPlugin.nearest(to: name.text)
      guard isStock || nearest != nil else { return nil }
      return RuleFinding(at: name.range, .unknown(name.text, nearest: nearest))
    }
  }
}

extension Message {
  fileprivate static func unknown(_ name: String, nearest: OutputPlugin?) -> Message {
    Message(
      fact: "'\(name)' is no output plugin of Fluent Bit's",
      consequence: "the router stops at its start with exit status 1",
      remedy: nearest.map { "write '\($0.displayName)'" }
        ?? "name a plugin that the router's image holds"
    )
  }

  fileprivate static func foreign(_ name: String) -> Message {
    Message(
      fact: "output plugin '\(name)' is in its vendor's image alone",
      consequence: "this image's router stops at its start with exit status 1",
      remedy: "use the vendor's image, or a plugin that this one holds"
    )
  }
}
