struct FluentbitOutputUnmatchedRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-output-unmatched",
    category: .fluentbit,
    severity: .error,
    stage: .run,
    summary: "An output has neither `Match` nor `Match_Regex`.",
    rationale: """
      Fluent Bit routes a record to the outputs whose `Match` or `Match_Regex` matches its tag. An \
      output with neither starts without a message and receives nothing. A filter with neither \
      does not start: Fluent Bit exits with status 255; version 1.9 ignores the filter.
      """,
    remedy: "Add `Match` with a pattern of the tags, such as `app-firelens*`.",
    references: [.fluentBitConfiguration],
    lessons: [
      Lesson(
        .configured(file: Example.outputs + "[OUTPUT]\n    Name [|stdout|]\n"),
        after: .configured(
          file: Example.outputs + "[OUTPUT]\n    Name stdout\n    Match app-firelens*\n"))
    ],
    examples: [
      .configured(file: Example.outputs + "[OUTPUT]\n    Name [|null|]\n    Alias a\n"),
      .configured(file: Example.outputs + "[OUTPUT]\n    Name null\n    Match a*\n"),
      .configured(file: Example.outputs + "[FILTER]\n    Name [|stdout|]\n"),
      .configured(file: Example.outputs + "[OUTPUT]\n    Name null\n    match_regex ^a\n"),
      .configured(file: Example.outputs + "[OUTPUT]\n    Name null\n    Match a\n"),
      .configured(file: Example.outputs + "[OUTPUT]\n    Name null\n    MATCH *\n"),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile else { return [] }
    return file.configuration.sections.compactMap { section in
      guard section.kind == .outputs || section.kind == .filters, section.isWhole,
        section.first("match") == nil,
        section.first("match_regex") == nil
      else { return nil }
      return file.finding(
        at: section.mainRange, of: section, property: "match", .unmatched(section))
    }
  }
}

extension Message {
  fileprivate static func unmatched(_ section: ClassicSection) -> Message {
    Message(
      fact: section.label + " has neither 'Match' nor 'Match_Regex'",
      consequence: section.kind == .outputs
        ? "the output receives no records"
        : "Fluent Bit exits with status 255, and version 1.9 ignores the filter",
      remedy: "add 'Match' with a pattern of tags, such as 'app-firelens*'"
    )
  }
}
