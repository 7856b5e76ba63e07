struct FirelensSidecarUserNotRootRule: DefinitionRule {
  private static let allowed = RuleSetting(
    "allowed", defaults: ["0"], summary: "The user ids that the log router may run as.")

  static let metadata = RuleMetadata(
    id: "firelens-sidecar-user-not-root",
    category: .firelens,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The log router runs as a user other than root.",
    rationale: """
      ECS agents before 1.96.0, and with them older hosts and platform versions, take no other id \
      for the router than 0: the API answers that UID has to be '0'. What follows the id, a group, \
      is free.
      """,
    remedy: "Set the router's `user` to `\"0\"`, or add the id to the rule's `allowed`.",
    settings: [allowed],
    references: [.fireLensTaskDefinition, .firelensUser],
    examples: [
      Example(sidecar: #""user": [|"1000"|]"#),
      Example(sidecar: #""user": [|"1000:0"|]"#),
      Example(sidecar: #""user": "0""#),
      Example(sidecar: #""user": "0:1338""#),
      Example(app: #""user": "1000""#),
    ]
  )

  private let allowed: [String]

  init(settings: RuleSettings) {
    allowed = settings[Self.allowed]
  }

  func applies(to definition: TaskDefinition) -> Bool {
    definition.sidecars.contains { $0.user.value != nil }
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard case .value(let user, let place) = sidecar.user,
        case .id(let id) = RouterUser(user), !allowed.contains(id)
      else { return nil }
      return RuleFinding(at: place.range, .notRoot(user, of: sidecar))
    }
  }
}

extension Message {
  fileprivate static func notRoot(_ user: JSONString, of sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) runs as user '\(user.text)', and not as root",
      consequence: "ECS agents before 1.96.0 refuse a router whose user id is not 0",
      remedy: "set 'user' to '0'"
    )
  }
}
