struct FirelensSidecarUserImplicitRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-user-implicit",
    category: .firelens,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "The log router has no `user`.",
    rationale: """
      Without `user`, the USER of the image decides. A router that is not root cannot open the \
      FireLens socket and exits with "Permission denied". If a new image sets USER, the task fails \
      without a change to the definition.
      """,
    remedy: "Set the router's `user` to `\"0\"`.",
    references: [.fireLensTaskDefinition, .firelensUser],
    lessons: [
      Lesson(Example(sidecar: #""name": [|"fluentbit"|]"#, without: ["sidecar.user"]))
    ],
    examples: [
      Example(sidecar: #""name": [|"fluentbit"|], "user": null"#),
      Example(sidecar: #""name": [|"fluentbit"|], "user": """#, isDocumented: false),
      Example(sidecar: #""name": "fluentbit", "user": "0""#),
      Example(sidecar: #""name": "fluentbit", "user": ${user}"#),
      Example(app: #""user": null"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      let user = sidecar.user
      guard user.isUnset || user.value?.isEmpty ?? false else { return nil }
      return RuleFinding(
        at: sidecar.nameRange, .implicitUser(sidecar), subject: sidecar.subject("user")
      ).fixed(by: Fix(.safe, "set 'user' to '0'", edit: sidecar.setting(.user, to: "0")))
    }
  }
}

extension Message {
  fileprivate static func implicitUser(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) has no 'user'",
      consequence: "policy: the definition sets the user of a log router",
      remedy: "set 'user' to '0'"
    )
  }
}
