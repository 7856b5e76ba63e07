struct OutputOptionForeignRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-option-foreign",
    category: .output,
    severity: .warning,
    stage: .start,
    summary: "A log option belongs to another log driver.",
    rationale: """
      With the log driver `awsfirelens`, the ECS agent passes every option to the output plugin, \
      `awslogs-group` and `splunk-url` as well. A plugin written in C rejects an unknown option, \
      and the router exits with status 255; then the finding is an error. A plugin written in Go \
      ignores it, and the option has no effect.
      """,
    remedy: "Use the option of the output plugin instead, or remove it.",
    silences: ["output-option-unknown"],
    references: [.fireLensOutput, .logConfiguration],
    lessons: [
      Lesson(
        Example(
          options: """
            "Name": "cloudwatch_logs", "region": "ap-northeast-1", "log_group_name": "app", \
            "log_stream_prefix": "app-", [|"awslogs-create-group"|]: "true"
            """),
        after: Example(
          options: """
            "Name": "cloudwatch_logs", "region": "ap-northeast-1", "log_group_name": "app", \
            "log_stream_prefix": "app-", "auto_create_group": "true"
            """))
    ],
    examples: [
      Example(
        options: #""Name": "splunk", [|"splunk-token"|]: "{{ splunk_token }}""#),
      Example(
        options: #""Name": "splunk", "splunk_token": "{{ splunk_token }}""#),
      Example(
        options: """
          "Name": "cloudwatch", "region": "eu-west-1", "log_group_name": "app", \
          "log_stream_prefix": "app-", [|"awslogs-region"|]: "eu-west-1"
          """),
      Example(
        options: #""Name": "loki", "host": "loki.koyama.example", [|"awslogs-group"|]: "app""#),
      Example(
        more: [
          """
          {"name": "nginx", "image": "nginx:1.27", "logConfiguration": {
            "logDriver": "awslogs",
            "options": {"awslogs-group": "web", "awslogs-region": "eu-west-1"}}}
          """
        ], isDocumented: false),
    ]
  )

  /// The options of plugins with the meaning of another driver's option.
  ///
  /// Sources: https://docs.fluentbit.io/manual/data-pipeline/outputs/cloudwatch and
  /// https://docs.fluentbit.io/manual/data-pipeline/outputs/splunk
  private static let equivalents = [
    "awslogs-group": "log_group_name", "awslogs-region": "region",
    "awslogs-stream": "log_stream_name", "awslogs-stream-prefix": "log_stream_prefix",
    "awslogs-create-group": "auto_create_group", "splunk-token": "splunk_token",
    "splunk-index": "event_index", "splunk-source": "event_source",
    "splunk-sourcetype": "event_sourcetype",
  ]

  /// The plugins for the destination of another driver.
  private static let plugins = [
    "awslogs": ["cloudwatch_logs", "cloudwatch"], "splunk": ["splunk"],
  ]

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output -> [RuleFinding] in
      guard let name = output.pluginOption?.value.written else { return [] }
      let isChecked = output.plugin?.checksProperties ?? false
      return output.properties.compactMap { option in
        guard let driver = Self.driver(of: option.property) else { return nil }
        let equivalent = Self.equivalent(of: option.property, driver, in: output)
        let isMissing = equivalent.map { output.missingRequirements.joined().contains($0) } ?? false
        let property = isMissing ? equivalent : nil
        return RuleFinding(
          at: option.key.range,
          .foreign(
            option.key.text, driver: driver, plugin: name.text, isChecked: isChecked,
            equivalent: equivalent, isSecret: equivalent == "splunk_token"),
          subject: output.subject(property ?? option.key.text)
        ).with(isChecked ? .error : .warning)
      }
    }
  }

  private static func driver(of option: String) -> String? {
    if option.hasPrefix("awslogs-") { return "awslogs" }
    return option.hasPrefix("splunk-") ? "splunk" : nil
  }

  /// The plugin's option with the same meaning, unless the output has it.
  private static func equivalent(
    of option: String, _ driver: String, in output: FirelensOutput
  ) -> String? {
    guard let destination = output.destination, plugins[driver]?.contains(destination) ?? false,
      let equivalent = equivalents[option], output.certainlyLacks(equivalent)
    else { return nil }
    return equivalent
  }
}

extension Message {
  fileprivate static func foreign(
    _ key: String, driver: String, plugin: String, isChecked: Bool, equivalent: String?,
    isSecret: Bool
  ) -> Message {
    let list = isSecret ? " under 'secretOptions'" : ""
    return Message(
      fact: "log option '\(key)' belongs to the log driver '\(driver)', not to 'awsfirelens'",
      consequence: isChecked
        ? "output '\(plugin)' rejects it, and the router exits with status 255"
        : "output '\(plugin)' receives it, and ignores or rejects it",
      remedy: equivalent.map { "replace it with '\($0)'\(list)" } ?? "remove it"
    )
  }
}
