struct HardeningRootUserRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-root-user",
    category: .hardening,
    severity: .note,
    stage: .run,
    summary: "A container runs as root, or as the user of its image.",
    rationale: """
      Without `user`, the image decides, and the default of an image is root. On Windows the \
      default is `ContainerAdministrator`. A log router must run as root to open its socket, so \
      the rule does not check it.
      """,
    remedy: "Set `user` to a user other than root.",
    controls: ["Security Hub ECS.20", "Security Hub ECS.21"],
    references: [.securityHubECS, .containerDefinition],
    lessons: [
      Lesson(
        Example(app: #""name": [|"app"|]"#), after: Example(app: #""name": "app", "user": "1000""#))
    ],
    examples: [
      Example(app: #""user": [|"root"|]"#),
      Example(app: #""user": [|"0:1000"|]"#),
      windows(user: #"[|"ContainerAdministrator"|]"#),
      Example(app: #""user": "1000:0""#),
      Example(app: #""user": "app""#),
      Example(app: #""user": "${APP_USER}""#),
      windows(user: #""ContainerUser""#),
    ]
  )

  private static func windows(
    user: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: #""runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }"#,
      app: """
        "user": \(user),
        "logConfiguration": {
          "logDriver": "awslogs",
          "options": { "awslogs-group": "koyama", "awslogs-region": "ap-northeast-1" }
        }
        """,
      without: ["sidecar"], fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.apps.compactMap { container in
      switch container.user {
      case .absent, .null:
        return RuleFinding(
          at: container.nameRange, .implicit(container), subject: container.subject("user"))
      case .value(let user, let place):
        guard Self.isRoot(user.text) else { return nil }
        return RuleFinding(at: place.range, .root(user, container))
      case .unresolved, .mistyped:
        return nil
      }
    }
  }

  private static func isRoot(_ text: String) -> Bool {
    let user = text.prefix { $0 != ":" }.lowercased()
    if user == "root" || user == "containeradministrator" { return true }
    return !user.isEmpty && user.utf8.allSatisfy { $0 == UInt8(ascii: "0") }
  }
}

extension Message {
  fileprivate static func implicit(_ container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) has no 'user'",
      consequence: "it runs as the user of its image, which is root by default",
      remedy: "set 'user' to a user other than root"
    )
  }

  fileprivate static func root(_ user: JSONString, _ container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) runs as '\(user.shown)'",
      consequence: "code that leaves the container has the rights of an administrator",
      remedy: "set 'user' to another user"
    )
  }
}
