struct OutputPluginUnknownRule: RoutingRule, PlainRule {
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
      for them the rule reports only names that are nearly those of a known plugin. AWS's image \
      lacks `pgsql`, and AWS's 2.x images run Fluent Bit \(OutputPlugin.olderVersion), which lacks \
      newer plugins. `lib` is for programs that embed Fluent Bit and cannot start in a router.
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
      Example(
        options: #""Name": [|"pgsql"|]"#, sidecar: #""image": "amazon/aws-for-fluent-bit:3.2.2""#),
      Example(options: #""Name": "pgsql""#, sidecar: #""image": "fluent/fluent-bit:5.1.1""#),
      Example(options: #""Name": [|"lib"|]"#),
      Example(
        options: #""Name": [|"gcs"|], "bucket": "koyama""#,
        sidecar: #""image": "fluent/fluent-bit:5.0.2""#),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.compactMap { output in
      guard output.router == .fluentbit, let name = output.pluginOption?.settledValue.value,
        !name.isBlank, !output.hasVendorPlugin
      else { return nil }
      let hasKnownPlugins = output.build?.hasKnownPlugins ?? false
      if let plugin = output.plugin {
        return finding(about: plugin, name, in: output.build)
      }
      if let plugin = OutputPlugin.alias(name.text) {
        guard hasKnownPlugins, output.build?.lacksAliases ?? false else { return nil }
        return RuleFinding(at: name.range, .unknown(name.text, nearest: plugin))
      }
      let nearest = OutputPlugin.nearest(to: name.text)?.displayName
      let isNear = nearest != nil && !(output.build?.loadsPlugins ?? false)
      guard hasKnownPlugins || isNear else { return nil }
      return RuleFinding(at: name.range, .unknown(name.text, nearest: nearest))
    }
  }

  private func finding(
    about plugin: OutputPlugin, _ name: JSONString, in build: FluentBitBuild?
  ) -> RuleFinding? {
    if plugin.displayName == "lib" { return RuleFinding(at: name.range, .embedded(name.text)) }
    guard let build, build.hasKnownPlugins else { return nil }
    switch plugin.availability {
    case .everywhere, .aws: return nil
    case .vendor: return RuleFinding(at: name.range, .foreign(name.text))
    case .upstream:
      return build.image == .aws ? RuleFinding(at: name.range, .absent(name.text)) : nil
    case .since(let major, let minor):
      guard case .none = build.support(of: plugin) else { return nil }
      return RuleFinding(
        at: name.range, .tooNew(name.text, since: FluentBitVersion(major, minor), build))
    }
  }
}

extension FluentBitBuild {
  /// Whether the version is certainly older than the aliases of plugins, which 5.1 introduced.
  fileprivate var lacksAliases: Bool {
    if case .none = versions.subset(from: FluentBitVersion(5, 1), before: nil) {
      true
    } else {
      false
    }
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

  fileprivate static func absent(_ name: String) -> Message {
    Message(
      fact: "AWS's image of Fluent Bit has no output plugin '\(asked: name)'",
      consequence: "the router exits with status 1 when it starts",
      remedy: "use a plugin that AWS's image has, or the image 'fluent/fluent-bit'"
    )
  }

  fileprivate static func embedded(_ name: String) -> Message {
    Message(
      fact: "output plugin '\(asked: name)' is for programs that embed Fluent Bit",
      consequence: "the plugin does not start, and the router exits",
      remedy: "use another output plugin"
    )
  }

  fileprivate static func tooNew(
    _ name: String, since first: FluentBitVersion, _ build: FluentBitBuild
  ) -> Message {
    let isOldAWS = build.image == .aws && build.versions.areOld
    let image: MessageText =
      isOldAWS ? "an image of aws-for-fluent-bit 3.x" : "an image with that version"
    return Message(
      fact:
        "output plugin '\(asked: name)' requires Fluent Bit \(first.text), and the log router's image "
        + "has an older version",
      consequence: "the router exits with status 1 when it starts",
      remedy: "use \(image), or another plugin"
    )
  }
}
