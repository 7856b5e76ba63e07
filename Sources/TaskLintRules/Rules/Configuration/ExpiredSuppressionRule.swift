struct ExpiredSuppressionRule: ConfigurationRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "expired-suppression",
    category: .configuration,
    severity: .note,
    stage: .run,
    isPolicy: true,
    summary: "The last day of an override has passed.",
    rationale: """
      From the day after `until`, in UTC, an override accepts nothing: what it hid is reported again \
      and names the override. The examples are told as of 2027-01-01.
      """,
    remedy: "Mend what the override accepted and remove it, or agree on a new day.",
    references: [
      .suppressions
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
      fact: "the override held up to '\(day)'",
      consequence: "what it accepted is reported again",
      remedy: "mend that and remove the override, or set a new day"
    )
  }
}
