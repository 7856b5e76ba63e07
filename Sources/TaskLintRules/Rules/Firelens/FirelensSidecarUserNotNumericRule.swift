struct FirelensSidecarUserNotNumericRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-user-not-numeric",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "The log router's `user` is a name.",
    rationale: """
      ECS gives the router's socket to the user id that stands in `user`, and does not look names \
      up in the image: `root` is refused though it is id 0. A group may follow, by number or name.
      """,
    remedy: "Write the id as a number in quotes: `\"0\"`.",
    references: [.fireLensTaskDefinition, .firelensUser],
    examples: [
      Example(sidecar: #""user": [|"root"|]"#),
      Example(sidecar: #""user": [|"fluent:0"|]"#),
      Example(sidecar: #""user": "0""#),
      Example(sidecar: #""user": "0:root""#),
      Example(sidecar: #""user": "${ROUTER_USER}""#),
      Example(app: #""user": "node""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard case .value(let user, let place) = sidecar.user, !user.isEmpty,
        case .name = RouterUser(user)
      else { return nil }
      return RuleFinding(at: place.range, .name(user, of: sidecar))
    }
  }
}

extension Message {
  fileprivate static func name(_ user: JSONString, of sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) runs as user '\(user.text)', which is no number",
      consequence: "the API refuses a router whose user id is not numeric",
      remedy: "write the id as a number: '0' is root"
    )
  }
}
