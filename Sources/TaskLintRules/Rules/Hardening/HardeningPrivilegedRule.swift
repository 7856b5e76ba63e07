struct HardeningPrivilegedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-privileged",
    category: .hardening,
    severity: .warning,
    stage: .run,
    summary: "A container is privileged.",
    rationale: """
      A privileged container has nearly all rights of the root user of its instance: it sees all \
      devices and can leave its isolation. Fargate rejects it.
      """,
    remedy: "Set `privileged` to `false`, and add the capabilities that the container needs.",
    controls: [
      "Security Hub ECS.4", "CIS Docker v1.6.0 5.5", "CKV_AWS_334",
      "prowler ecs_task_definitions_no_privileged_containers",
    ],
    references: [.securityHubECS, .containerDefinition],
    lessons: [
      Lesson(
        Example(app: #""privileged": [|true|]"#), after: Example(app: #""privileged": false"#))
    ],
    examples: [
      Example(sidecar: #""privileged": [|true|]"#),
      Example(app: #""privileged": null"#),
      Example(app: #""privileged": "{{ privileged }}""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.compactMap { container in
      guard case .value(true, let place) = container.privileged else { return nil }
      return RuleFinding(at: place.range, .privileged(container)).fixed(
        by: Fix(
          .safe, "set 'privileged' to false", edit: container.setting(.privileged, to: false)))
    }
  }
}

extension Message {
  fileprivate static func privileged(_ container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) is privileged",
      consequence: "it has nearly all rights of the root user of its instance",
      remedy: "set 'privileged' to false, and add the capabilities that it needs"
    )
  }
}
