struct FirelensSidecarNotEssentialRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-not-essential",
    category: .firelens,
    severity: .error,
    stage: .run,
    summary: "The log router may stop while the task goes on.",
    rationale: """
      When a sidecar that is not essential exits, ECS leaves the task running. The app's log driver \
      then has nobody to write to: its lines are lost, or its writes block. An absent `essential` \
      means true.
      """,
    remedy: "Set `essential` to true, or leave it out.",
    references: [
      .fireLensTaskDefinition
    ],
    examples: [
      Example(sidecar: #""essential": [|false|]"#),
      Example(app: #""essential": true"#, sidecar: #""essential": [|false|], "cpu": 32"#),
      Example(sidecar: #""essential": true"#),
      Example(app: #""essential": false"#),
      Example(sidecar: #""essential": null"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard case .value(false, let place) = sidecar.essential else { return nil }
      return RuleFinding(at: place.range, .notEssential(sidecar))
    }
  }
}

extension Message {
  fileprivate static func notEssential(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) is not essential",
      consequence: "when it stops, the task runs on without logs",
      remedy: "set 'essential' to true, or leave it out: true is the default"
    )
  }
}
