struct OutputPluginUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-plugin-unknown",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "`Name` is not an output plugin of the router's image.",
    rationale: """
      Fluent Bit reports `tried to instance a plugin name that doesn't exist` and exits with \
      status 1; if the router is essential, the task stops. The plugins of `fluent/fluent-bit`, \
      `aws-for-fluent-bit` and `bitnami/fluent-bit` are known. Other images may add plugins, so \
      for them the rule reports only names that are nearly those of a known plugin. AWS's 2.x \
      images run Fluent Bit \(OutputPlugin.olderVersion), which lacks newer plugins.
      """,
    remedy: "Use an output plugin that the router's image has.",
    references: [.fluentBitOutputs, .fluentBitForAWS],
    lessons: [
      Lesson(
        Example(
          options: """
            "Name": [|"cloudwatch_log"|], "region": "ap-northeast-1", "log_group_name": "app", \
            "log_stream_prefix": "app-"
            """),
        after: Example(
          options: """
            "Name": "cloudwatch_logs", "region": "ap-northeast-1", "log_group_name": "app", \
            "log_stream_prefix": "app-"
            """))
    ],
    examples: [
      Example(
        options: #""Name": [|"elastic"|]"#, sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#
      ),
      Example(
        options: #""Name": [|"newrelic"|]"#, sidecar: #""image": "fluent/fluent-bit:4.2.0""#),
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
        options: #""Name": "${OUTPUT}""#,
        sidecar: """
          "image": "fluent/fluent-bit:4.2.0", "environment": [{"name": "OUTPUT", "value": "loki"}]
          """),
      Example(
        options: #""@type": "cloudwatch_log""#,
        sidecar: #""firelensConfiguration": {"type": "fluentd"}"#),
      Example(options: #""Name": "null""#),
      Example(options: #""Name": "newrelic""#, sidecar: #""image": "koyama/fluent-bit:2.1""#),
      Example(
        options: #""Name": [|"grafanaloki"|]"#, sidecar: #""image": "fluent/fluent-bit:4.2.0""#),
      Example(
        options: #""Name": "loki""#, sidecar: #""image": "grafana/fluent-bit-plugin-loki:1.6.0""#),
      Example(options: #""Name": [|"lokii"|]"#, sidecar: #""command": ["-c", "/app.conf"]"#),
      Example(options: #""Name": "lokii""#, sidecar: #""command": ["-e", "/plugins/lokii.so"]"#),
      Example(
        options: #""Name": [|"udp"|], "host": "logs.koyama.example""#,
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(
        options: #""Name": "udp", "host": "logs.koyama.example""#,
        sidecar: #""image": "amazon/aws-for-fluent-bit:3.2.2""#),
      Example(
        options: #""Name": [|"elasticsearch"|]"#,
        sidecar: #""image": "fluent/fluent-bit:4.2.0""#),
      Example(
        options: #""Name": "elasticsearch""#, sidecar: #""image": "fluent/fluent-bit:5.1.1""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.compactMap { output in
      guard output.router == .fluentbit, let name = output.pluginOption?.settledValue.value,
        !name.isBlank, !output.hasVendorPlugin
      else { return nil }
      let hasKnownPlugins = output.build?.hasKnownPlugins ?? false
      if let plugin = output.plugin {
        guard hasKnownPlugins else { return nil }
        if plugin.availability == .vendor {
          return RuleFinding(at: name.range, .foreign(name.text))
        }
        return plugin.availability == .newer && !(output.build?.has(plugin) ?? true)
          ? RuleFinding(at: name.range, .tooNew(name.text)) : nil
      }
      if let plugin = Self.alias(name.text) {
        guard hasKnownPlugins, output.build?.lacksAliases ?? false else { return nil }
        return RuleFinding(at: name.range, .unknown(name.text, nearest: plugin))
      }
      let nearest = OutputPlugin.nearest(to: name.text)?.displayName
      let isNear = nearest != nil && !(output.build?.loadsPlugins ?? false)
      guard hasKnownPlugins || isNear else { return nil }
      return RuleFinding(at: name.range, .unknown(name.text, nearest: nearest))
    }
  }

  /// The plugin with an alias.
  ///
  /// Source: src/flb_plugin_alias.c in https://github.com/fluent/fluent-bit
  private static func alias(_ name: String) -> String? {
    name.lowercased() == "elasticsearch" ? "es" : nil
  }
}

extension FluentBitBuild {
  /// Whether the version is certainly older than the aliases of plugins, which 5.1 introduced.
  fileprivate var lacksAliases: Bool {
    version.map { $0.isOld || (image != .aws && $0 < FluentBitVersion(5, 1)) } ?? false
  }
}

extension Message {
  fileprivate static func unknown(_ name: String, nearest: String?) -> Message {
    Message(
      fact: "unknown output plugin '\(asked: name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      consequence: "the router exits with status 1 when it starts",
      remedy: nearest.map { "rename it to '\($0)'" }
        ?? "use a plugin that the router's image has, or an image that has this plugin"
    )
  }

  fileprivate static func foreign(_ name: String) -> Message {
    Message(
      fact: "output plugin '\(asked: name)' is in its vendor's image only",
      consequence: "the router exits with status 1 when it starts",
      remedy: "use the vendor's image, or a plugin that the router's image has"
    )
  }

  fileprivate static func tooNew(_ name: String) -> Message {
    Message(
      fact: "output plugin '\(asked: name)' is newer than Fluent Bit 1.9, which this image runs",
      consequence: "the router exits with status 1 when it starts",
      remedy: "use an image of aws-for-fluent-bit 3.x, or another plugin"
    )
  }
}
