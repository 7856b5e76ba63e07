struct OutputMatchSetRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-match-set",
    category: .output,
    severity: .warning,
    stage: .run,
    summary: "A log option says which logs the output takes, which FireLens does itself.",
    rationale: """
      The agent writes `Match CONTAINER-firelens*` into each output, so that it takes the logs of \
      its own container. A `Match` among the options comes after it, and the last one wins: the \
      output takes the other containers' logs and the router's health checks as well, or nothing.
      """,
    remedy:
      "Take the option out; the custom file is the place for outputs with a match of their own.",
    references: [.fireLensTaskDefinition, .fireLensOutput],
    examples: [
      Example(options: #""Name": "stdout", [|"Match"|]: "*""#),
      Example(options: #""Name": "loki", [|"match_regex"|]: "^app""#),
      Example(options: #""Name": "stdout", "Format": "*""#),
      Example(options: #""Name": "loki""#),
      Example(
        options: #""@type": "stdout", "match": "*""#,
        sidecar: #""firelensConfiguration": {"type": "fluentd"}"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.flatMap { output -> [RuleFinding] in
      guard output.router == .fluentbit else { return [] }
      return output.properties.compactMap { option -> RuleFinding? in
        guard option.property == "match" || option.property == "match_regex" else { return nil }
        return RuleFinding(at: option.key.range, .set(option, output.container)).fixed(
          by: output.removal(of: option, "take '\(option.key.text)' out"))
      }
    }
  }
}

extension Message {
  fileprivate static func set(
    _ option: FirelensOutput.Option, _ container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "'\(option.key.text)' overrides the match that FireLens sets for container "
        + container.label,
      consequence: "the last one wins: this output takes other logs than the container's own",
      remedy: "take it out"
    )
  }
}
