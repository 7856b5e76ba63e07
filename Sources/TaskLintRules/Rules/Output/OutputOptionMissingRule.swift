struct OutputOptionMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-option-missing",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "The output plugin lacks an option that it refuses to start without.",
    rationale: """
      Each plugin checks its options when Fluent Bit starts. Without one that it requires \
      (`'delivery_stream' is a required field`, `no ApiKey configuration key defined`) the router \
      exits with status 255, and takes the task with it. An option from `secretOptions` counts as \
      well as one from `options`.
      """,
    remedy: "Give the plugin the option.",
    silences: ["datadog-api-key-missing"],
    references: [.fluentBitOutputs, .fluentBitForAWS],
    examples: [
      Example(options: #""Name": [|"kinesis_firehose"|], "delivery_stream": "app""#),
      Example(options: #""Name": [|"firehose"|], "region": "eu-west-1""#),
      Example(
        options: #""Name": [|"cloudwatch_logs"|], "region": "eu-west-1", "log_group_name": "app""#),
      Example(options: #""Name": [|"splunk"|], "host": "splunk.koyama.example""#),
      Example(
        options: #""Name": "kinesis_firehose", "Region": "eu-west-1", "delivery_stream": "app""#),
      Example(
        options: #""Name": "splunk", "host": "splunk.koyama.example""#,
        secretOptions: #"{"name": "splunk_token", "valueFrom": "/koyama/splunk-token"}"#),
      Example(options: #""Name": "{{ plugin }}", "delivery_stream": "app""#),
      Example(options: #""Name": "kinesis_firehose", "delivery_stream": "app", "{{ key }}": "x""#),
      Example(
        options: #""@type": "kinesis_firehose""#,
        sidecar: #""firelensConfiguration": {"type": "fluentd"}"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.flatMap { output in
      output.missingRequirements.compactMap { group -> RuleFinding? in
        guard let plugin = output.pluginOption?.value.value, let first = group.first else {
          return nil
        }
        return RuleFinding(
          at: plugin.range, .missing(group, plugin: plugin.text), subject: output.subject(first))
      }
    }
  }
}

extension Message {
  fileprivate static func missing(_ group: [String], plugin: String) -> Message {
    let names = group.map { "'\($0)'" }.joined(separator: " or ")
    return Message(
      fact: "output '\(plugin)' has no \(names)",
      consequence: "the plugin refuses to start without it, and the router exits with status 255",
      remedy: "add \(names)"
    )
  }
}
