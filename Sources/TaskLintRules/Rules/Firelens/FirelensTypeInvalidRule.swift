struct FirelensTypeInvalidRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-type-invalid",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "The `type` of a `firelensConfiguration` is missing or invalid.",
    rationale: """
      `type` decides which configuration ECS generates and where it is mounted. It is required. \
      The API accepts `fluentbit` and `fluentd`, in lower case.
      """,
    remedy: "Set `type` to `fluentbit` or `fluentd`, whichever the image runs.",
    silences: ["ecs-property-missing", "ecs-value-invalid"],
    references: [.firelensConfiguration],
    lessons: [
      Lesson(
        Example(sidecar: Example.router(members: #""type": [|"fluent-bit"|],"#)),
        after: Example(sidecar: Example.router()))
    ],
    examples: [
      Example(
        sidecar: Example.router(members: #""type": [|"FluentBit"|],"#), isDocumented: false),
      Example(sidecar: Example.router(members: #""type": [|"vector"|],"#)),
      Example(sidecar: Example.router(key: #"[|"firelensConfiguration"|]"#, members: "")),
      Example(sidecar: Example.router(members: #""type": "fluentd","#)),
      Example(sidecar: Example.router(members: #""type": "${ROUTER}","#)),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      func subject() -> Subject { router.container.subject("firelensConfiguration", "type") }
      switch router.type {
      case .absent, .null:
        return RuleFinding(
          at: router.place.name, .typeMissing(router.container), subject: subject())
      case .value(let type, let place) where router.knownType == nil:
        return RuleFinding(
          at: place.range, .typeInvalid(type.text, router.container), subject: subject())
      case .value, .unresolved, .mistyped:
        return nil
      }
    }
  }
}

extension Message {
  fileprivate static func typeMissing(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "missing 'type' in the 'firelensConfiguration' of container \(sidecar.label)",
      consequence: "the API rejects the definition",
      remedy: "set 'type' to 'fluentbit' or 'fluentd', whichever the image runs"
    )
  }

  fileprivate static func typeInvalid(_ type: String, _ sidecar: ContainerDefinition) -> Message {
    let meant = EditDistance.nearest(to: type, in: FirelensType.allCases.map(\.rawValue))
    return Message(
      fact:
        "invalid 'type' value '\(type)' of log router \(sidecar.label); expected 'fluentbit' or "
        + "'fluentd'",
      consequence: "the API rejects the definition",
      remedy: meant.map { "write '\($0)'" }
        ?? "write 'fluentbit' or 'fluentd', whichever the image runs"
    )
  }
}
