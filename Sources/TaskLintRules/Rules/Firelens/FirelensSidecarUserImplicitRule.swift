struct FirelensSidecarUserImplicitRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-user-implicit",
    category: .firelens,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "The log router's `user` is left to its image.",
    rationale: """
      Without a `user` the image's USER decides, and a router that is not root cannot open the \
      socket that ECS gives it: it stops with \"Permission denied\". An image that begins to set \
      USER then stops the task without a change to the definition.
      """,
    remedy: "Set the router's `user` to `\"0\"`.",
    references: [.fireLensTaskDefinition, .firelensUser],
    examples: [
      Example(sidecar: #""name": [|"fluentbit"|]"#, without: ["sidecar.user"]),
      Example(sidecar: #""name": [|"fluentbit"|], "user": null"#),
      Example(sidecar: #""name": "fluentbit", "user": "0""#),
      Example(sidecar: #""name": [|"fluentbit"|], "user": """#, isDocumented: false),
      Example(sidecar: #""name": "fluentbit", "user": ${user}"#),
      Example(app: #""user": null"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      let user = sidecar.user
      guard user.isUnset || user.value?.isEmpty ?? false else { return nil }
      return RuleFinding(
        at: sidecar.nameRange, .implicitUser(sidecar), subject: sidecar.subject("user"))
    }
  }
}

extension Message {
  fileprivate static func implicitUser(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) has no 'user'",
      consequence: "the image's USER decides, and one that is not root cannot open the log socket",
      remedy: "set 'user' to '0'"
    )
  }
}
