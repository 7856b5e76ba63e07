struct FluentbitMatchOverlapRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-match-overlap",
    category: .fluentbit,
    severity: .note,
    stage: .run,
    summary: "Two outputs deliver the same logs to the same destination.",
    rationale: """
      Fluent Bit sends a record to every output whose `Match` matches its tag. If two outputs with \
      the same plugin and the same destination match the logs of a container, each line arrives \
      twice and is paid for twice. This also happens if a container has a plugin in its log options \
      and an output of the custom file matches its logs as well.
      """,
    remedy: "Change `Match` of one output, or remove it.",
    references: [.fireLensOutput, .fluentBitConfiguration],
    lessons: [
      Lesson(
        .configured(
          file: Example.outputs.parts(separatedBy: "Match *\n    apikey").joined(
            separator: "Match [1|*|]\n    apikey") + datadog("[|app-firelens*|]")),
        after: .configured(file: Example.outputs))
    ],
    examples: [
      .configured(
        file: Example.outputs.parts(separatedBy: "Match *\n    apikey").joined(
          separator: "Match [|*|]\n    apikey"),
        app: inline(#"[1|"datadog"|]"#)),
      .configured(
        file: stdout("app*\n    Alias a").parts(separatedBy: "app*").joined(separator: "[1|app*|]")
          + stdout("[|*|]") + Example.outputs),
      .configured(file: stdout("[1|app*|]") + stdout("[|app*|]") + Example.outputs),
      .configured(file: stdout("app*") + stdout("web*") + Example.outputs),
      .configured(file: stdout("app*") + stdout("${MATCH:-app*}") + Example.outputs),
      .configured(file: Example.outputs + datadog("app-firelens*\n    host koyama.example")),
      .configured(file: stdout("app*") + stdout("app-firelens-0*") + Example.outputs),
    ]
  )

  private static func stdout(_ match: String) -> String {
    "[OUTPUT]\n    Name stdout\n    Match \(match)\n"
  }

  private static func datadog(_ match: String) -> String {
    "[OUTPUT]\n    Name datadog\n    Match \(match)\n    apikey ${DD_API_KEY}\n    tls on\n"
  }

  private static func inline(_ name: String) -> String {
    """
    "logConfiguration": {
      "logDriver": "awsfirelens", "options": { "Name": \(name), "tls": "on" },
      "secretOptions": [{ "name": "apikey", "valueFrom": "/koyama/DD_API_KEY" }]
    }
    """
  }

  /// The properties that decide where an output sends records.
  private static let destination = [
    "host", "port", "uri", "path", "file", "unix_path", "bucket", "s3_key_format",
    "delivery_stream", "stream", "log_group_name", "log_group_template", "log_stream_name",
    "log_stream_prefix", "log_stream_template", "topics", "topic", "index", "logstash_prefix",
    "region", "aws_region", "endpoint", "tenant_id", "labels", "event_index", "webhook", "brokers",
    "upstream", "cloud_id",
  ]

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile else { return [] }
    let sections = file.configuration.sections(.outputs).filter { section in
      section.onlyMatch != nil && section.plugin?.isResolved ?? false && !section.isFor("null")
    }
    var findings: [RuleFinding] = []
    for output in routing.outputs {
      guard let name = output.container.name.value else { continue }
      let tags = RecordTags.pattern(of: name.text)
      let taking = sections.filter { section in
        section.onlyMatch.map { TagPattern.covers($0.value, tags) } ?? false
      }
      for (index, section) in taking.enumerated() {
        guard let match = section.onlyMatch else { continue }
        let finding = file.finding(
          at: match.valueRange, of: section, property: "match", .overlap(section))
        if let first = taking[..<index].first(where: { Self.areSame($0, section) }),
          let other = first.onlyMatch
        {
          findings.append(finding.related(other.valueRange, in: first.source, "the other output"))
        } else if let plugin = output.pluginOption?.value.value, Self.areSame(output, section) {
          findings.append(
            finding.related(
              plugin.range, "the log options of container \(output.container.label)"))
        }
      }
    }
    return findings
  }

  private static func areSame(_ left: ClassicSection, _ right: ClassicSection) -> Bool {
    guard let plugin = left.plugin?.value, right.isFor(plugin) else { return false }
    return destination.allSatisfy { left.last($0)?.value == right.last($0)?.value }
  }

  private static func areSame(_ left: FirelensOutput, _ right: ClassicSection) -> Bool {
    guard let plugin = left.destination, right.isFor(plugin), !left.mayHaveMoreOptions else {
      return false
    }
    return destination.allSatisfy { name in
      left.option(name)?.value.value?.text == right.last(name)?.value
        && left.configuration.secret(name) == nil
    }
  }
}

extension ClassicSection {
  /// Whether the section has a plugin, whose case Fluent Bit ignores.
  fileprivate func isFor(_ name: String) -> Bool {
    plugin?.value.lowercased() == name.lowercased()
  }
}

extension Message {
  fileprivate static func overlap(_ section: ClassicSection) -> Message {
    Message(
      fact: section.label + " matches logs that another output sends to the same destination",
      consequence: "each line of these logs is delivered twice",
      remedy: "change 'Match' of one output, or remove it"
    )
  }
}
