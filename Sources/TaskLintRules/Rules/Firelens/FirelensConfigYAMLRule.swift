struct FirelensConfigYAMLRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-yaml",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "The custom configuration file of Fluent Bit has the extension of YAML.",
    rationale: """
      ECS generates the configuration of Fluent Bit in the classic format and includes the custom \
      file in it. A classic file can include only classic files: with YAML, Fluent Bit reports \
      `undefined value - check config is in valid classic format` and exits with status 1. The \
      extension does not matter to Fluent Bit, so a classic file with this name works.
      """,
    remedy: "Write the file in the classic format, and name it `.conf`.",
    references: [
      .fireLensTaskDefinition, .fluentBitConfiguration,
      .init(
        "AWS for Fluent Bit: a YAML file in S3",
        "https://github.com/aws/aws-for-fluent-bit/issues/1024"),
    ],
    lessons: [
      Lesson(
        file(#"[|"/fluent-bit/etc/extra.yaml"|]"#), after: file(#""/fluent-bit/etc/extra.conf""#))
    ],
    examples: [
      file(#"[|"/fluent-bit/etc/EXTRA.YML"|]"#),
      file(#"[|"/fluent-bit/etc/app.yml"|]"#),
      file(#""/fluent-bit/etc/extra.yaml.conf""#),
      file(#""/${FILE}.yaml""#),
      Example(
        app:
          #""logConfiguration": { "logDriver": "awsfirelens", "options": { "@type": "stdout" } }"#,
        sidecar: Example.router(
          #""config-file-type": "file", "config-file-value": "/fluentd/etc/extra.yaml""#,
          type: "fluentd")),
    ]
  )

  private static func file(_ path: String, line: Int = #line) -> Example {
    Example(
      app: Example.inlineOutput,
      sidecar: Example.router(#""config-file-type": "file", "config-file-value": \#(path)"#),
      line: line)
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      guard router.knownType == .fluentbit,
        let type = router.configFileType.value, type == "file" || type == "s3",
        let path = router.configFileValue.value,
        Self.isYAML(path.decodedBytes.suffix(5).map(\.lowercased)[...])
      else { return nil }
      return RuleFinding(at: path.range, .yaml(path.text))
    }
  }

  private static func isYAML(_ end: ArraySlice<UInt8>) -> Bool {
    end.ends(with: ".yaml") || end.ends(with: ".yml")
  }
}

extension Message {
  fileprivate static func yaml(_ path: String) -> Message {
    Message(
      fact: "'config-file-value' '\(asked: path)' has the extension of a YAML file",
      consequence:
        "the generated configuration is in the classic format; if the file is YAML, Fluent "
        + "Bit cannot include it, and the router exits with status 1",
      remedy: "write the file in the classic format, and give it the extension '.conf'"
    )
  }
}
