struct OutputOptionForeignRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-option-foreign",
    category: .output,
    severity: .warning,
    stage: .start,
    summary: "A log option belongs to another log driver.",
    rationale: """
      With `awsfirelens` every option is passed on to the output plugin, `awslogs-group` and \
      `splunk-url` as well. A plugin in C refuses what it does not know, and the router exits with \
      status 255; one in Go sets it aside, and the log does not go where the option says.
      """,
    remedy: "Take the option out, or say it in the plugin's own words.",
    silences: ["output-option-unknown"],
    references: [.fireLensOutput, .logConfiguration],
    examples: [
      Example(
        options: """
          "Name": "cloudwatch_logs", "region": "eu-west-1", "log_group_name": "app", \
          "log_stream_prefix": "app-", [|"awslogs-create-group"|]: "true"
          """),
      Example(
        options: #""Name": "splunk", [|"splunk-token"|]: "{{ splunk_token }}""#),
      Example(
        options: """
          "Name": "cloudwatch_logs", "region": "eu-west-1", "log_group_name": "app", \
          "log_stream_prefix": "app-", "auto_create_group": "true"
          """),
      Example(
        options: #""Name": "splunk", "splunk_token": "{{ splunk_token }}""#),
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

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.flatMap { output -> [RuleFinding] in
      guard let plugin = output.pluginOption?.value.written else { return [] }
      return output.properties.compactMap { option in
        guard let driver = Self.driver(of: option.property) else { return nil }
        return RuleFinding(
          at: option.key.range, .foreign(option.key.text, driver: driver, plugin: plugin.text),
          subject: output.subject(of: option, meaning: output.meaning(of: option.property)))
      }
    }
  }

  private static func driver(of option: String) -> String? {
    if option.hasPrefix("awslogs-") { return "awslogs" }
    return option.hasPrefix("splunk-") ? "splunk" : nil
  }
}

extension Message {
  fileprivate static func foreign(_ key: String, driver: String, plugin: String) -> Message {
    Message(
      fact: "'\(key)' is an option of the log driver '\(driver)', and this one is 'awsfirelens'",
      consequence: "it is passed on to output '\(plugin)', which refuses it or sets it aside",
      remedy: "take it out, or use the plugin's own option"
    )
  }
}
