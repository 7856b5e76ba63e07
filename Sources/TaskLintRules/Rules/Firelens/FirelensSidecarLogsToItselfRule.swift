struct FirelensSidecarLogsToItselfRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-logs-to-itself",
    category: .firelens,
    severity: .error,
    stage: .run,
    summary: "The log router logs to itself.",
    rationale: """
      With `awsfirelens` the router's own output goes back into the router. It can't tell of the \
      trouble that keeps it from sending, and an output that prints what it sends feeds itself \
      without end.
      """,
    remedy: "Give the sidecar another log driver, `awslogs` as a rule.",
    references: [.fireLensTaskDefinition],
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
      fact: "log router \(sidecar.label) logs to 'awsfirelens', that is to itself",
      consequence: "it swallows its own errors, or sends each of its lines round and round",
      remedy: "give it another log driver, such as 'awslogs'"
    )
  }
}
