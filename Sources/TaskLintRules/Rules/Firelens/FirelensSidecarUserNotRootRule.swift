struct FirelensSidecarUserNotRootRule: DefinitionRule {
  static let allowed = RuleSetting(
    "allowed", defaults: ["0"],
    fit: .common(
      values: { routing in
        routing.definition.sidecars.compactMap { sidecar in
          guard let user = sidecar.user.value, case .id(let id) = RouterUser(user.text) else {
            return nil
          }
          return id
        }
      }, words: { "user \($0)" }),
    summary: "The user ids that the log router may run as.")

  static let metadata = RuleMetadata(
    id: "firelens-sidecar-user-not-root",
    category: .firelens,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The log router runs as a user other than root.",
    rationale: """
      ECS agents before 1.96.0 accept only the user id 0 for the log router, and so do older hosts \
      and platform versions: "'UID' has to be '0'". Any group may follow the id.
      """,
    remedy: """
      Set the router's `user` to `"0"`, or add the user id to the rule's setting `allowed`.
      """,
    settings: [allowed],
    references: [.fireLensTaskDefinition, .firelensUser],
    lessons: [
      Lesson(Example(sidecar: #""user": [|"1000"|]"#))
    ],
    examples: [
      Example(sidecar: #""user": [|"1000"|]"#),
      Example(sidecar: #""user": [|"1000:0"|]"#),
      Example(
        configuration: allowing("1000"), over: Example(sidecar: #""user": [|"0"|]"#),
        isDocumented: false),
      Example(
        configuration: allowing("1000"), over: Example(sidecar: #""user": "1000""#),
        isDocumented: false),
      Example(sidecar: #""user": "0:1338""#),
      Example(app: #""user": "1000""#),
    ]
  )

  /// A configuration that allows a user.
  static func allowing(_ user: String) -> String {
    #"{ "settings": { "firelens-sidecar-user-not-root": { "allowed": ["\#(user)"] } } }"#
  }

  private let allowed: [String]
  /// The user that the fix sets.
  private let user: String

  init(settings: RuleSettings) {
    allowed = settings[Self.allowed]
    user = settings.routerUser
  }

  func applies(to definition: TaskDefinition) -> Bool {
    definition.sidecars.contains { $0.user.value != nil }
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard case .value(let user, let place) = sidecar.user,
        case .id(let id) = RouterUser(user), !allowed.contains(id)
      else { return nil }
      return RuleFinding(
        at: place.range, .notAllowed(user, of: sidecar, allowed: allowed, use: self.user)
      ).fixed(by: sidecar.setting(user: self.user))
    }
  }
}

extension Message {
  fileprivate static func notAllowed(
    _ user: JSONString, of sidecar: ContainerDefinition, allowed: [String], use other: String
  ) -> Message {
    let names = allowed.isEmpty ? ["0"] : allowed
    let list = names.map { "'\($0)'" }.joined(separator: " or ")
    return Message(
      fact: "log router \(sidecar.label) runs as user '\(user.text)'",
      consequence: "policy: a log router runs as user \(list)",
      remedy: "set 'user' to '\(other)'"
    )
  }
}

extension ContainerDefinition {
  /// Sets the user of a log router.
  func setting(user: String) -> Fix? {
    Fix(.safe, "set 'user' to '\(asked: user)'", edit: setting(.user, to: .string(user)))
  }
}
