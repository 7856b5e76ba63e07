struct OutputOptionUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-option-unknown",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "The output plugin knows no such option.",
    rationale: """
      Log options become lines of the router's file as they stand, and Fluent Bit refuses a line \
      that the plugin does not know: `unknown configuration property`, exit status 255. The table \
      behind this rule holds the properties of Fluent Bit \(OutputPlugin.version) and of \
      \(OutputPlugin.olderVersion), which AWS's image is made from; a property that either knows \
      is right. Of plugins written in Go no option is called unknown, since Fluent Bit does not \
      check them, nor are `mode` and `max-buffer-size`, which AWS documents for every log driver.
      """,
    remedy: "Correct the option's name, or take it out.",
    silences: ["output-option-missing"],
    references: [.fluentBitOutputs, .fireLensOutput],
    examples: [
      Example(options: #""Name": "loki", [|"labels_keys"|]: "$app""#),
      Example(
        options: #""Name": "kinesis_firehose", "region": "eu-west-1", [|"stream"|]: "app""#),
      Example(options: #""Name": "http", [|"Headers"|]: "X-Team platform""#),
      Example(options: #""Name": "loki", "LABEL_KEYS": "$app""#),
      Example(
        options: #""Name": "kinesis_firehose", "region": "eu-west-1", "delivery_stream": "app""#),
      Example(options: #""Name": "http", "Header X-Team": "platform""#),
      Example(options: #""Name": "http", "mode": "non-blocking", "max-buffer-size": "25m""#),
      Example(
        options: """
          "Name": "firehose", "region": "eu-west-1", "delivery_stream": "app", \
          "replace_dots": "_"
          """),
      Example(options: #""Name": "kafka", "brokers": "kafka:9092", "rdkafka.acks": "1""#),
      Example(options: #""Name": "http", "net.keepalive": "off", "_debug.http.response": "on""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.flatMap { output -> [RuleFinding] in
      guard let plugin = output.plugin, plugin.checksProperties else { return [] }
      return output.properties.compactMap { option in
        guard !plugin.takes(option.property), !Self.isForEveryDriver(option) else { return nil }
        let meaning = output.meaning(of: option.property)
        return RuleFinding(
          at: option.key.range,
          .unknown(option.key.text, plugin.displayName, meant: meaning.property),
          subject: output.subject(of: option, meaning: meaning))
      }
    }
  }

  /// Whether an option is one that AWS documents for every driver, though the agent passes it on;
  /// or `name` beside `Name`, of which Fluent Bit takes the first.
  private static func isForEveryDriver(_ option: FirelensOutput.Option) -> Bool {
    ["mode", "max-buffer-size", "name"].contains(option.property)
  }
}

extension Message {
  fileprivate static func unknown(_ key: String, _ plugin: String, meant: String?) -> Message {
    Message(
      fact: "output '\(plugin)' knows no option '\(key)'",
      consequence: "Fluent Bit refuses the line, and the router exits with status 255",
      remedy: meant.map { "write '\($0)', or take it out" } ?? "take it out"
    )
  }
}
