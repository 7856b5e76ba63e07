struct OutputOptionEmptyRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-option-empty",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "A log option has an empty value.",
    rationale: """
      The ECS agent writes the option as a line with a key and no value. Fluent Bit rejects the \
      file with `key has an empty value` and exits with status 1. The error refers to a line of a \
      generated file, which exists in the running task only.
      """,
    remedy: "Remove the option, or set it to a value.",
    references: [.fluentBitConfiguration, .fireLensOutput],
    lessons: [
      Lesson(Example(options: #""Name": "loki", "tenant_id": [|""|]"#))
    ],
    examples: [
      Example(options: #""Name": "loki", "tenant_id": [|""|]"#, isDocumented: false),
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

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output -> [RuleFinding] in
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
    return output.removal(of: option, "remove the option")
  }
}

extension Message {
  fileprivate static func empty(_ key: String) -> Message {
    Message(
      fact: "log option '\(key)' is empty",
      consequence: "Fluent Bit cannot parse the generated file, and the router exits with status 1",
      remedy: key == "Name"
        ? "set it to the name of an output plugin" : "remove it, or set it to a value"
    )
  }
}
