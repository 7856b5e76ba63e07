struct FluentbitPropertyMissingRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-property-missing",
    category: .fluentbit,
    severity: .error,
    stage: .start,
    summary: "A section of the custom file lacks a property that its plugin requires.",
    rationale: """
      Each plugin checks its properties when Fluent Bit starts. Without a required one \
      (`no ApiKey configuration key defined`, `'delivery_stream' is a required field`) Fluent Bit \
      exits with status 255, and a section without a `Name` makes it exit with status 1. A check \
      with `--dry-run` does not find the former.
      """,
    remedy: "Add the property.",
    references: [.fluentBitOutputs, .fluentBitConfiguration],
    lessons: [
      Lesson(
        .configured(file: output("[|splunk|]", "host splunk.koyama.example\n    tls on")),
        after: .configured(
          file: output(
            "splunk", "host splunk.koyama.example\n    tls on\n    splunk_token ${SPLUNK_TOKEN}"),
          sidecar: """
            "secrets": [
              { "name": "DD_API_KEY", "valueFrom": "/koyama/DD_API_KEY" },
              { "name": "SPLUNK_TOKEN", "valueFrom": "/koyama/SPLUNK_TOKEN" }
            ]
            """, without: ["secrets"]))
    ],
    examples: [
      .configured(file: output("[|s3|]", "region eu-west-1")),
      .configured(file: "[INPUT]\n    Name [|tail|]\n    Tag a\n" + Example.outputs),
      .configured(file: "[[|INPUT|]]\n    Tag a\n" + Example.outputs),
      .configured(file: "[INPUT]\n    Name tail\n    Path /var/log/a.log\n" + Example.outputs),
      .configured(file: output("s3", "region eu-west-1\n    bucket a")),
      .configured(file: output("nrlogs", "license_key ${AWS_REGION}")),
      .configured(file: output("koyama", "region eu-west-1")),
    ]
  )

  private static func output(_ name: String, _ lines: String) -> String {
    "[OUTPUT]\n    Name \(name)\n    Match *\n    \(lines)\n" + Example.outputs
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile else { return [] }
    return file.configuration.sections.flatMap { section -> [RuleFinding] in
      guard section.kind.hasPlugin, section.isWhole else { return [] }
      guard section.plugin != nil else {
        return [
          file.finding(at: section.nameRange, of: section, property: "name", .nameless(section))
        ]
      }
      guard let plugin = file.plugin(of: section) else { return [] }
      return file.missingRequirements(of: plugin, in: section).map { group in
        file.finding(
          at: section.mainRange, of: section, property: group.first ?? "",
          .missing(group, section))
      }
    }
  }
}

extension Message {
  fileprivate static func nameless(_ section: ClassicSection) -> Message {
    Message(
      fact: "the \(section.kind.word) has no 'Name'",
      consequence: "Fluent Bit exits with status 1 when it starts",
      remedy: "add 'Name' with a plugin"
    )
  }

  fileprivate static func missing(_ group: [String], _ section: ClassicSection) -> Message {
    let names = group.map { "'\($0)'" }.joined(separator: " or ")
    return Message(
      fact: section.label + " has no \(names)",
      consequence: "the plugin does not start without it, and Fluent Bit exits with status 255",
      remedy: "add \(names)"
    )
  }
}
