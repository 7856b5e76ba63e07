struct FirelensSidecarLogsToItselfRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-logs-to-itself",
    category: .firelens,
    severity: .error,
    stage: .run,
    summary: "The log router logs to itself.",
    rationale: """
      With `awsfirelens`, the router's own output goes back into the router. It cannot deliver the \
      errors that keep it from sending, and an output that prints what it sends creates an endless \
      loop.
      """,
    remedy: "Use another log driver for the log router, usually `awslogs`.",
    references: [.fireLensTaskDefinition],
    lessons: [
      Lesson(
        Example(sidecar: #""logConfiguration": { "logDriver": [|"awsfirelens"|] }"#),
        after: Example())
    ],
    examples: [
      Example(sidecar: #""logConfiguration": { "logDriver": [|"awsfirelens"|] }"#),
      Example(
        sidecar: """
          "logConfiguration": { "logDriver": [|"awsfirelens"|], "options": { "Name": "stdout" } }
          """),
      Example(sidecar: #""logConfiguration": { "logDriver": "splunk" }"#),
      Example(sidecar: #""logConfiguration": null"#),
      Example(sidecar: #""logConfiguration": { "logDriver": "${LOG_DRIVER}" }"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard case .value(let driver, let place) = sidecar.logDriver, driver == "awsfirelens"
      else { return nil }
      return RuleFinding(
        at: place.range, .logsToItself(sidecar),
        subject: sidecar.subject("logConfiguration", "logDriver"))
    }
  }
}

extension Message {
  fileprivate static func logsToItself(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) logs to 'awsfirelens', which is itself",
      consequence: "if it cannot send logs, its errors are lost too; if it prints logs, they loop",
      remedy: "use \(LogConfiguration.awslogs)"
    )
  }
}
