struct FirelensTypeInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-type-invalid",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "The FireLens configuration names no log router that ECS knows.",
    rationale: """
      `type` decides which configuration ECS generates and where it is mounted. It is required, and \
      `fluentbit` and `fluentd` are its only values, in lower case; the API refuses all others.
      """,
    remedy: "Set `type` to `fluentbit` or `fluentd`, whichever the image runs.",
    silences: ["ecs-property-missing", "ecs-value-invalid"],
    references: [.firelensConfiguration],
    examples: [
      Example(sidecar: Example.router(members: #""type": [|"fluent-bit"|],"#)),
      Example(
        sidecar: Example.router(members: #""type": [|"FluentBit"|],"#), isDocumented: false),
      Example(sidecar: Example.router(members: #""type": [|"vector"|],"#)),
      Example(sidecar: Example.router(key: #"[|"firelensConfiguration"|]"#, members: "")),
      Example(sidecar: Example.router(members: #""type": "fluentbit","#)),
      Example(sidecar: Example.router(members: #""type": "fluentd","#)),
      Example(sidecar: Example.router(members: #""type": "${ROUTER}","#)),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.routers.compactMap { router in
      func subject() -> Subject { router.container.subject("firelensConfiguration", "type") }
      switch router.configuration.type {
      case .absent, .null:
        return RuleFinding(
          at: router.place.name, .typeMissing(router.container), subject: subject())
      case .value(let type, let place) where router.configuration.knownType == nil:
        return RuleFinding(at: place.range, .typeUnknown(type.text), subject: subject())
      case .value, .unresolved, .mistyped:
        return nil
      }
    }
  }
}

extension Message {
  fileprivate static func typeMissing(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "the FireLens configuration of \(sidecar.label) has no 'type'",
      consequence: "the API refuses a definition without it",
      remedy: "add 'type' with 'fluentbit' or 'fluentd', whichever the image runs"
    )
  }

  fileprivate static func typeUnknown(_ type: String) -> Message {
    let meant = EditDistance.nearest(to: type, in: FirelensType.allCases.map(\.rawValue))
    return Message(
      fact: "'\(type)' is no type of log router",
      consequence: "the API knows 'fluentbit' and 'fluentd' alone and refuses the definition",
      remedy: meant.map { "write '\($0)'" }
        ?? "write 'fluentbit' or 'fluentd', whichever the image runs"
    )
  }
}
