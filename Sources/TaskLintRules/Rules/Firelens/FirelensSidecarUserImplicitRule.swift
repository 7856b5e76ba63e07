struct FirelensSidecarUserImplicitRule: DefinitionRule {
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
    remedy: """
      Set the router's `user` to `"0"`. The fix uses the `user` of the configuration's `sidecar`, or \
      the first user that `firelens-sidecar-user-not-root` allows.
      """,
    references: [.fireLensTaskDefinition, .firelensUser],
    lessons: [
      Lesson(Example(sidecar: #""name": [|"fluentbit"|]"#, without: ["sidecar.user"]))
    ],
    examples: [
      Example(sidecar: #""name": [|"fluentbit"|], "user": null"#),
      Example(
        configuration: FirelensSidecarUserNotRootRule.allowing("1000"),
        over: Example(sidecar: #""name": [|"fluentbit"|]"#, without: ["sidecar.user"]),
        isDocumented: false),
      Example(sidecar: #""name": [|"fluentbit"|], "user": """#, isDocumented: false),
      Example(sidecar: #""name": "fluentbit", "user": "0""#),
      Example(sidecar: #""name": "fluentbit", "user": ${user}"#),
      Example(app: #""user": null"#),
    ]
  )

  /// The user that the fix sets.
  private let user: String

  init(settings: RuleSettings) { user = settings.routerUser }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      let written = sidecar.user
      guard written.isUnset || written.value?.isEmpty ?? false else { return nil }
      return RuleFinding(
        at: sidecar.nameRange, .implicitUser(sidecar, use: user), subject: sidecar.subject("user")
      ).fixed(by: sidecar.setting(user: user))
    }
  }
}

extension Message {
  fileprivate static func implicitUser(
    _ sidecar: ContainerDefinition, use user: String
  ) -> Message {
    Message(
      fact: "log router \(sidecar.label) has no 'user'",
      consequence: "policy: the definition sets the user of a log router",
      remedy: "set 'user' to '\(user)'"
    )
  }
}
