struct OutputOptionEmptyRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-option-empty",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "A log option has an empty value.",
    rationale: """
      The option becomes a line with a key and nothing after it. Fluent Bit does not read the file \
      then: `key has an empty value`, exit status 1, and the message names a line of a file that \
      only exists in the running task.
      """,
    remedy: "Take the option out, or give it a value.",
    references: [.fluentBitConfiguration, .fireLensOutput],
    examples: [
      Example(options: #""Name": "loki", "tenant_id": [|""|]"#),
      Example(options: #""Name": "es", "Index": [|"  "|], "host": "es.koyama.example""#),
      Example(options: #""Name": [|""|]"#),
      Example(options: #""Name": "loki", "tenant_id": "koyama""#),
      Example(options: #""Name": "loki", "tenant_id": null"#),
      Example(options: #""Name": "http", "Header X-Team platform": """#),
      Example(
        options: #""@type": "stdout", "tag": """#,
        sidecar: #""firelensConfiguration": {"type": "fluentd"}"#),
      Example(options: #""Name": "stdout", "exclude-pattern": """#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.flatMap { output -> [RuleFinding] in
      guard output.router == .fluentbit else { return [] }
      return output.options.compactMap { option -> RuleFinding? in
        guard let value = option.value.value, value.isBlank, !option.isWordy,
          !option.isForAgent
        else { return nil }
        return RuleFinding(at: value.range, .empty(option.key.text)).fixed(
          by: Self.removal(of: option, from: output))
      }
    }
  }

  private static func removal(of option: FirelensOutput.Option, from output: FirelensOutput) -> Fix?
  {
    guard option.key != "Name" else { return nil }
    return output.removal(of: option, "take the option out")
  }
}

extension Message {
  fileprivate static func empty(_ key: String) -> Message {
    Message(
      fact: "log option '\(key)' is empty",
      consequence: "Fluent Bit can't parse its file, and the router exits with status 1",
      remedy: "take the option out, or give it a value"
    )
  }
}
