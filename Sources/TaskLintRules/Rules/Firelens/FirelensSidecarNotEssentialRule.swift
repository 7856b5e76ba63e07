struct FirelensSidecarNotEssentialRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-not-essential",
    category: .firelens,
    severity: .error,
    stage: .run,
    summary: "The log router is not essential.",
    rationale: """
      When a container that is not essential exits, ECS keeps the task running. If the log router \
      exits, the log driver of the other containers has no receiver: their log lines are lost, or \
      their writes block. `essential` defaults to `true`.
      """,
    remedy: "Set `essential` to `true` or remove it.",
    references: [
      .fireLensTaskDefinition
    ],
    lessons: [
      Lesson(Example(sidecar: #""essential": [|false|]"#))
    ],
    examples: [
      Example(app: #""essential": true"#, sidecar: #""essential": [|false|], "cpu": 32"#),
      Example(app: #""essential": true"#, sidecar: #""essential": true, "cpu": 32"#),
      Example(app: #""essential": false"#),
      Example(sidecar: #""essential": null"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard case .value(false, let place) = sidecar.essential else { return nil }
      return RuleFinding(at: place.range, .notEssential(sidecar)).fixed(
        by: Fix(.safe, "set 'essential' to true", edit: sidecar.setting(.essential, to: true)))
    }
  }
}

extension Message {
  fileprivate static func notEssential(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) is not essential",
      consequence: "if it exits, the task keeps running and loses its logs",
      remedy: "set 'essential' to true or remove it; the default is true"
    )
  }
}
