struct UnusedSuppressionRule: ConfigurationRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "unused-suppression",
    category: .configuration,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "A suppression accepts nothing.",
    rationale: """
      An override, a label or a metadata entry that outlives its fault hides the next one of its \
      kind. It is said only where the run could have met the fault: the files that the suppression \
      holds for were linted, and its rule was on. A label without a reason accepts nothing either.
      """,
    remedy: "Remove it, or mend the name of the rule, the file or the container.",
    references: [
      .suppressions
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
              { "ignore": ["firelens-sidecar-unlogged"], "reason": "the router is silent" }
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
      fact: "nothing is left of '\(suppression.name)' to accept here",
      consequence: "the next fault of that kind would be hidden",
      remedy: "remove it from the \(place(of: suppression))"
    )
  }

  fileprivate static func unknown(_ suppression: Suppression, _ problem: String) -> Message {
    Message(
      fact: problem,
      consequence: "the \(place(of: suppression)) accepts nothing",
      remedy: "name a rule, as 'tasklint rules' lists them"
    )
  }

  fileprivate static func unreasoned(_ suppression: Suppression) -> Message {
    Message(
      fact: "'\(suppression.name)' is to be accepted without a reason",
      consequence: "nothing is accepted, since nobody could tell later why it was",
      remedy: "write the reason as the value in the \(place(of: suppression))"
    )
  }

  private static func place(of suppression: Suppression) -> String {
    switch suppression.kind {
    case .external: "override"
    case .inSource: suppression.containerName == nil ? "metadata" : "container's labels"
    }
  }
}
