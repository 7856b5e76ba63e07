struct OutputMatchSetRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-match-set",
    category: .output,
    severity: .warning,
    stage: .run,
    summary: "A log option sets the match of the output, which FireLens sets.",
    rationale: """
      The ECS agent writes `Match CONTAINER-firelens*` into each output, so that the output \
      receives the logs of its own container. A `Match` option comes after it, and Fluent Bit uses \
      the last one: the output may receive the logs of other containers and the router's health \
      checks, or nothing. Fluent Bit uses a `match_regex` in addition to the match.
      """,
    remedy: "Remove the option. Define outputs with another match in the custom file.",
    references: [.fireLensTaskDefinition, .fireLensOutput],
    lessons: [
      Lesson(Example(options: #""Name": "stdout", [|"Match"|]: "*""#))
    ],
    examples: [
      Example(options: #""Name": "stdout", [|"match"|]: "*""#, isDocumented: false),
      Example(options: #""Name": "loki", [|"match_regex"|]: "^app""#),
      Example(options: #""Name": "stdout", "Format": "*""#),
      Example(options: #""Name": "loki""#),
      Example(
        options: #""@type": "stdout", "match": "*""#,
        sidecar: #""firelensConfiguration": {"type": "fluentd"}"#),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output -> [RuleFinding] in
      guard output.router == .fluentbit else { return [] }
      return output.properties.compactMap { option -> RuleFinding? in
        guard option.property == "match" || option.property == "match_regex" else { return nil }
        return RuleFinding(at: option.key.range, .set(option, output.container)).fixed(
          by: output.removal(of: option, "remove '\(option.key.text)'"))
      }
    }
  }
}

extension Message {
  fileprivate static func set(
    _ option: FirelensOutput.Option, _ container: ContainerDefinition
  ) -> Message {
    let isRegex = option.property == "match_regex"
    return Message(
      fact:
        "'\(option.key.text)' \(isRegex ? "extends" : "overrides") the match that FireLens sets "
        + "for container \(container.label)",
      consequence: isRegex
        ? "the output also receives other logs whose tag matches"
        : "the output receives all logs whose tag matches, not only those of its container",
      remedy: "remove it"
    )
  }
}
