struct FirelensMetadataNotBooleanRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-metadata-not-boolean",
    category: .firelens,
    severity: .warning,
    stage: .run,
    summary: "The value of `enable-ecs-log-metadata` is no boolean that the agent can read.",
    rationale: """
      The agent reads the value as Go does: 1, t, T, TRUE, true, True, 0, f, F, FALSE, false and \
      False. Any other, such as "yes" or "on", turns the metadata off, and only the agent's own log \
      tells: the lines arrive without cluster, task and container.
      """,
    remedy: "Write \"true\" or \"false\", or leave the option out: the metadata is on by default.",
    references: [
      .agentFirelens,
      .init("Go: strconv.ParseBool", "https://pkg.go.dev/strconv#ParseBool"),
    ],
    examples: [
      Example(sidecar: sidecar(#"[|"yes"|]"#)),
      Example(sidecar: sidecar(#"[|"tRUE"|]"#)),
      Example(sidecar: sidecar(#"[|""|]"#), isDocumented: false),
      Example(sidecar: sidecar(#""true""#)),
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

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.routers.compactMap { router in
      let metadata = router.configuration.option("enable-ecs-log-metadata")
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
      fact: "the agent can't read '\(value)' as a boolean",
      consequence: "it turns the metadata off without a word: logs arrive without cluster and task",
      remedy: "write 'true' or 'false'"
    )
  }
}
