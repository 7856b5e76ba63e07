struct UnusedSuppressionRule: ConfigurationRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "unused-suppression",
    category: .configuration,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "A suppression matches no finding.",
    rationale: """
      An override, a label or a metadata entry that no longer matches a finding would hide the \
      next finding of its rule. The rule reports it only if the run linted the files of the \
      suppression and the suppressed rule was on. It also reports a label without a reason, which \
      suppresses nothing.
      """,
    remedy: "Remove the suppression, or fix the name of the rule, the file or the container.",
    references: [
      .suppressions
    ],
    lessons: [
      Lesson(
        Example(
          configuration: """
            {
              "overrides": [
                { "ignore": [[|"firelens-sidecar-user-implicit"|]], "reason": "the image sets it" }
              ]
            }
            """,
          over: Example(sidecar: #""user": "0""#)),
        after: Example(
          configuration: """
            {
              "overrides": []
            }
            """,
          over: Example(sidecar: #""user": "0""#)))
    ],
    examples: [
      Example(
        configuration: """
          {
            "overrides": [
              { "ignore": [[|"firelens-sidecar-user-implicit"|]], "reason": "the image sets it" }
            ]
          }
          """,
        over: Example(sidecar: #""user": "0""#)),
      Example(
        sidecar: #""dockerLabels": { [|"tasklint.ignore/firelens-sidecar-unused"|]: "tried" }"#),
      Example(
        sidecar: #""dockerLabels": { "tasklint.ignore/firelens-sidecar-unlogged": "tried" }"#),
      Example(sidecar: #""dockerLabels": { [|"tasklint.ignore/firelens-sidecar-unlogged"|]: "" }"#),
      Example(sidecar: #""dockerLabels": { [|"tasklint.ignore/firelens-unlogged"|]: "tried" }"#),
      Example(
        configuration: """
          {
            "overrides": [
              { "ignore": ["firelens-sidecar-unlogged"], "reason": "the router logs nothing" }
            ]
          }
          """,
        over: Example(sidecar: #""user": "0""#)),
      Example(
        configuration: """
          {
            "overrides": [
              { "files": ["web.json"], "ignore": ["firelens-not-used"], "reason": "not linted here" }
            ]
          }
          """,
        over: Example(sidecar: #""user": "0""#)),
    ]
  )

  func finding(about use: SuppressionUse) -> SuppressionFinding? {
    guard !use.isMet, !use.isExpired else { return nil }
    let suppression = use.suppression
    if let problem = RuleNames.problem(with: suppression.name) {
      return SuppressionFinding(at: suppression.token, .unknown(suppression, problem))
    }
    guard suppression.hasReason else {
      return SuppressionFinding(at: suppression.token, .unreasoned(suppression))
    }
    if use.matchesNoFile, let files = suppression.files {
      return SuppressionFinding(at: files, .matchesNoFile)
    }
    return SuppressionFinding(at: suppression.token, .unused(suppression))
  }
}

extension Message {
  fileprivate static let matchesNoFile = Message(
    fact: "'files' of the override matches no file",
    consequence: "the override suppresses nothing",
    remedy: "correct the patterns or remove the override"
  )

  fileprivate static func unused(_ suppression: Suppression) -> Message {
    Message(
      fact: "suppression of '\(suppression.name)' matches nothing",
      consequence: "it would hide the next finding of this kind",
      remedy: "remove it from the \(place(of: suppression))"
    )
  }

  fileprivate static func unknown(_ suppression: Suppression, _ problem: String) -> Message {
    Message(
      fact: "\(problem)",
      consequence: "the \(place(of: suppression)) suppresses nothing",
      remedy: "use the name of a rule; 'tasklint rules' lists them"
    )
  }

  fileprivate static func unreasoned(_ suppression: Suppression) -> Message {
    Message(
      fact: "suppression of '\(suppression.name)' has no reason",
      consequence: "it suppresses nothing",
      remedy: "write the reason as its value in the \(place(of: suppression))"
    )
  }

  private static func place(of suppression: Suppression) -> String {
    switch suppression.kind {
    case .external: "override"
    case .inSource: suppression.containerName == nil ? "metadata" : "labels of the container"
    }
  }
}
