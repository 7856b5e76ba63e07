struct FirelensSidecarUserNotNumericRule: DefinitionRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-user-not-numeric",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "The log router's `user` is not a numeric user id with an optional group.",
    rationale: """
      ECS gives the FireLens socket to the user id in `user` and does not look up names in the \
      image: the API rejects `root`, although its id is 0. A group may follow as a number or a \
      name, such as `0:0` or `0:root`. The agent rejects an empty group and a third part, such as \
      `0:` and `0:0:0`, and the task does not start.
      """,
    remedy: """
      Write the user id as a number in quotes: `"0"`. The fix uses the `user` of the configuration's \
      `sidecar`, or the first user that `firelens-sidecar-user-not-root` allows.
      """,
    references: [.fireLensTaskDefinition, .firelensUser],
    lessons: [
      Lesson(Example(sidecar: #""user": [|"root"|]"#))
    ],
    examples: [
      Example(sidecar: #""user": [|"fluent:0"|]"#),
      Example(sidecar: #""user": [|"0:"|]"#),
      Example(
        configuration: FirelensSidecarUserNotRootRule.allowing("1000"),
        over: Example(sidecar: #""user": [|"fluent"|]"#), isDocumented: false),
      Example(sidecar: #""user": [|"0:0:0"|]"#),
      Example(sidecar: #""user": [|"1000:"|]"#, isDocumented: false),
      Example(sidecar: #""user": [|":0"|]"#, isDocumented: false),
      Example(sidecar: #""user": "0:0""#),
      Example(sidecar: #""user": "0:root""#),
      Example(sidecar: #""user": "${ROUTER_USER}""#),
      Example(app: #""user": "node""#),
    ]
  )

  /// The user that the fix sets.
  private let user: String

  init(settings: RuleSettings) { user = settings.routerUser }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard case .value(let user, let place) = sidecar.user, !user.isEmpty else { return nil }
      let message: Message
      switch RouterUser(user) {
      case .id: return nil
      case .name: message = .name(user, of: sidecar, use: self.user)
      case .malformed: message = .malformed(user, of: sidecar, use: self.user)
      }
      return RuleFinding(at: place.range, message).fixed(by: sidecar.setting(user: self.user))
    }
  }
}

extension Message {
  fileprivate static func name(
    _ user: JSONString, of sidecar: ContainerDefinition, use other: String
  ) -> Message {
    Message(
      fact:
        "invalid 'user' value '\(user.text)' of log router \(sidecar.label); expected a numeric "
        + "user id",
      consequence: "the API rejects the definition",
      remedy: "set 'user' to '\(other)'"
    )
  }

  fileprivate static func malformed(
    _ user: JSONString, of sidecar: ContainerDefinition, use other: String
  ) -> Message {
    Message(
      fact: "invalid 'user' value '\(user.text)' of log router \(sidecar.label); expected 'uid' or "
        + "'uid:group'",
      consequence: "the ECS agent rejects it, and the task does not start",
      remedy: "set 'user' to '\(other)'"
    )
  }
}
