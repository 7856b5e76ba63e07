struct OutputTLSRefusedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-tls-refused",
    category: .output,
    severity: .warning,
    stage: .start,
    summary: "`tls` is on for an output plugin that has no such switch.",
    rationale: """
      `kinesis_firehose`, `kinesis_streams` and `cloudwatch_logs` always encrypt, and others, like \
      `stdout`, open no connection. With `tls` on today's Fluent Bit reports `does not support \
      TLS` and exits with status 1; 1.9 prints an error and goes on, so the fault waits for the \
      next image.
      """,
    remedy: "Take `tls` out: the plugins for AWS encrypt without it.",
    references: [.fluentBitOutputs],
    examples: [
      Example(
        options: """
          "Name": "kinesis_firehose", "region": "eu-west-1", "delivery_stream": "app", [|"tls"|]: "on"
          """),
      Example(options: #""Name": "stdout", [|"TLS"|]: "True""#),
      Example(
        options: """
          "Name": "kinesis_firehose", "region": "eu-west-1", "delivery_stream": "app", "tls": "off"
          """),
      Example(options: #""Name": "loki", "tls": "on""#),
      Example(
        options:
          #""Name": "firehose", "region": "eu-west-1", "delivery_stream": "app", "tls": "on""#),
      Example(options: #""Name": "stdout", [|"tls"|]: "yes""#, isDocumented: false),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.compactMap { output in
      guard let plugin = output.plugin, !plugin.supportsTLS, let option = output.option("tls"),
        let value = option.value.value, ["on", "true", "yes"].contains(value.text.lowercased())
      else { return nil }
      return RuleFinding(at: option.key.range, .refused(option.key.text, plugin.displayName)).fixed(
        by: output.removal(of: option, "take '\(option.key.text)' out"))
    }
  }
}

extension Message {
  fileprivate static func refused(_ key: String, _ plugin: String) -> Message {
    Message(
      fact: "output '\(plugin)' has no '\(key)' to switch on",
      consequence: "today's Fluent Bit exits with status 1 over it, 1.9 only complains",
      remedy: "take '\(key)' out"
    )
  }
}
