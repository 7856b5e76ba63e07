struct ExpiredSuppressionRule: ConfigurationRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "expired-suppression",
    category: .configuration,
    severity: .note,
    stage: .run,
    isPolicy: true,
    summary: "An override has expired.",
    rationale: """
      `until` is the last day of an override, in UTC. From the next day on, the override \
      suppresses nothing, and each finding that it suppressed is reported again with a reference \
      to the override. In the examples, today is 2027-01-01.
      """,
    remedy: "Fix the findings and remove the override, or set a later `until`.",
    references: [
      .suppressions
    ],
    lessons: [
      Lesson(
        Example(
          configuration: """
            {
              "overrides": [
                {
                  "ignore": ["firelens-sidecar-image-floating"],
                  "reason": "until the image is released",
                  "until": [|"2026-12-31"|]
                }
              ]
            }
            """,
          over: Example(sidecar: #""image": "koyama/fluent-bit:2.2""#)),
        after: Example(
          configuration: """
            {
              "overrides": []
            }
            """,
          over: Example(sidecar: #""image": "koyama/fluent-bit:2.2""#)))
    ],
    examples: [
      example(until: #"[|"2026-12-31"|]"#),
      example(until: #"[|"2024-02-29"|]"#),
      example(until: #""2027-01-01""#),
      example(until: #""2027-06-30""#),
    ]
  )

  func finding(about use: SuppressionUse) -> SuppressionFinding? {
    guard use.isExpired, let end = use.suppression.end else { return nil }
    return SuppressionFinding(at: end.token, .expired(end.day))
  }

  private static func example(until day: String, line: Int = #line) -> Example {
    Example(
      configuration: """
        {
          "overrides": [
            {
              "ignore": ["firelens-sidecar-unlogged"],
              "reason": "until the new image",
              "until": \(day)
            }
          ]
        }
        """,
      over: Example(), line: line)
  }
}

extension Message {
  fileprivate static func expired(_ day: CalendarDay) -> Message {
    Message(
      fact: "the override expired on \(day)",
      consequence: "it no longer suppresses findings",
      remedy: "fix the findings and remove the override, or set a later 'until'"
    )
  }
}
