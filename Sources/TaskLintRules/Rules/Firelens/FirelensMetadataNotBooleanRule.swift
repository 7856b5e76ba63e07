struct FirelensMetadataNotBooleanRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-metadata-not-boolean",
    category: .firelens,
    severity: .warning,
    stage: .run,
    summary: "The value of `enable-ecs-log-metadata` is not a boolean.",
    rationale: """
      The agent parses the value with Go's `strconv.ParseBool`, which accepts 1, t, T, TRUE, true, \
      True, 0, f, F, FALSE, false and False. Any other value, such as "yes" or "on", turns the \
      metadata off with only a warning in the agent's own log: the logs arrive without cluster, \
      task and task definition.
      """,
    remedy: "Write \"true\" or \"false\", or remove the option; the default is \"true\".",
    references: [
      .agentFirelens,
      .init("Go: strconv.ParseBool", "https://pkg.go.dev/strconv#ParseBool"),
    ],
    lessons: [
      Lesson(
        Example(sidecar: sidecar(#"[|"yes"|]"#)), after: Example(sidecar: sidecar(#""true""#)))
    ],
    examples: [
      Example(sidecar: sidecar(#"[|"tRUE"|]"#)),
      Example(sidecar: sidecar(#"[|""|]"#), isDocumented: false),
      Example(sidecar: sidecar(#""F""#)),
      Example(sidecar: sidecar(#""${METADATA}""#)),
    ]
  )

  private static let booleans: [StaticString] = [
    "1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False",
  ]

  private static func sidecar(_ value: String) -> String {
    Example.router(
      options: #"\#(Example.fileOptions), "enable-ecs-log-metadata": \#(value)"#)
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      let metadata = router.configuration.enableECSLogMetadata
      guard case .value(let value, let place) = metadata,
        !Self.booleans.contains(where: { value == $0 })
      else { return nil }
      return RuleFinding(
        at: place.range, .notBoolean(value.text),
        subject: router.subject(ofOption: "enable-ecs-log-metadata"))
    }
  }
}

extension Message {
  fileprivate static func notBoolean(_ value: String) -> Message {
    Message(
      fact: "invalid 'enable-ecs-log-metadata' value '\(asked: value)'; expected 'true' or 'false'",
      consequence: "the agent turns the metadata off: logs arrive without cluster and task",
      remedy: "write 'true' or 'false'"
    )
  }
}
