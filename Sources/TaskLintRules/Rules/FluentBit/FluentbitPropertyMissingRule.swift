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
      exits with status 255, and a section without a `Name` makes it exit with status 1. Some \
      properties require another one, as `aws_auth` requires `aws_region`, or exclude one. A check \
      with `--dry-run` finds only a section without a `Name`.
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
      .configured(file: output("[|es|]", "host es.koyama.example\n    [1|AWS_Auth|] On")),
      .configured(
        file: output(
          "es", "host es.koyama.example\n    AWS_Auth On\n    AWS_Region eu-west-1")),
      .configured(file: output("es", "host es.koyama.example\n    AWS_Auth ${AUTH:-on}")),
      .configured(
        file: output(
          "kinesis_streams",
          "region eu-west-1\n    stream a\n    [1|time_key|] t\n    [|log_key|] log")),
      .configured(
        file: "[FILTER]\n    Name [|lua|]\n    Match *\n    script a.lua\n" + Example.outputs),
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
      let missing = file.missingRequirements(of: plugin, in: section).map { group in
        file.finding(
          at: section.mainRange, of: section, property: group.first ?? "",
          .missing(group, section))
      }
      return missing
        + file.brokenConditions(of: plugin, in: section).compactMap { condition in
          condition.rejecting.severity.map {
            finding(about: condition.breach, of: section, in: file).with($0)
          }
        }
    }
  }

  private func finding(
    about breach: OutputCondition.Breach, of section: ClassicSection, in file: CustomFile
  ) -> RuleFinding {
    switch breach {
    case .missing(let names, nil):
      return file.finding(
        at: section.mainRange, of: section, property: names.first ?? "", .missing(names, section))
    case .missing(let names, let name?):
      let property = section.last(name)
      let finding = file.finding(
        at: section.mainRange, of: section, property: names.first ?? "",
        .incomplete(names, property?.key ?? name, section))
      return property.map {
        finding.related($0.keyRange, in: section.source, "'\($0.key)'")
      } ?? finding
    case .exclusive(let first, let second):
      let (first, second) = (section.last(first), section.last(second))
      let finding = file.finding(
        at: second?.keyRange ?? section.mainRange, of: section, property: second?.name ?? "",
        .exclusive(first?.key ?? "", second?.key ?? "", section))
      return first.map {
        finding.related($0.keyRange, in: section.source, "'\($0.key)'")
      } ?? finding
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

  private static let consequence: MessageText =
    "the plugin does not start, and Fluent Bit exits with status 255"

  fileprivate static func incomplete(
    _ names: [String], _ key: String, _ section: ClassicSection
  ) -> Message {
    let names = names.map { "'\($0)'" }.joined(separator: " or ")
    return Message(
      fact: section.label + " has '\(key)' but no \(names)", consequence: consequence,
      remedy: "add \(names), or remove '\(key)'"
    )
  }

  fileprivate static func exclusive(
    _ first: String, _ second: String, _ section: ClassicSection
  ) -> Message {
    Message(
      fact: section.label + " has both '\(first)' and '\(second)', which exclude each other",
      consequence: consequence, remedy: "remove one of the two"
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
