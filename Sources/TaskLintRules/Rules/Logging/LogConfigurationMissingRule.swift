struct LogConfigurationMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "log-configuration-missing",
    category: .logging,
    severity: .warning,
    stage: .run,
    summary: "A container on Fargate has no log configuration.",
    rationale: """
      On Fargate nobody can look at the host. What a container without a log configuration writes \
      to its standard output is kept nowhere, the last words before a crash among it. Elsewhere \
      the host's Docker daemon keeps it.
      """,
    remedy:
      "Give the container a `logConfiguration`: `awsfirelens` where the task has a log router.",
    references: [.logConfiguration, .fireLens],
    examples: [
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        more: [#"{"name": [|"nginx"|], "image": "nginx:1.27"}"#]),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        more: [#"{"name": "nginx", "image": "nginx:1.27", "logConfiguration": [|null|]}"#]),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        more: [
          #"{"name": "nginx", "image": "nginx:1.27", "logConfiguration": {"logDriver": [|null|]}}"#
        ]),
      Example(
        task: #""requiresCompatibilities": ["EXTERNAL"]"#,
        app: #""environment": []"#),
      Example(more: [#"{"name": "nginx", "image": "nginx:1.27"}"#]),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        more: [
          """
          {"name": "nginx", "image": "nginx:1.27", "logConfiguration": {"logDriver": "awsfirelens"}}
          """
        ]),
      Example(
        task: #""requiresCompatibilities": ["{{ platform }}"]"#,
        more: [#"{"name": "nginx", "image": "nginx:1.27"}"#]),
      Example(
        task: #""requiresCompatibilities": []"#,
        more: [#"{"name": "nginx", "image": "nginx:1.27"}"#]),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    let sidecars = definition.sidecars
    let containers = definition.apps.filter { $0.missingLogRange != nil }
    guard !containers.isEmpty else { return [] }
    // Where the task does not use FireLens at all, the rule that says so speaks for all containers.
    let shared = definition.usesNoFireLens ? Subject(["containerDefinitions"]) : nil
    return containers.compactMap { container in
      guard let range = container.missingLogRange else { return nil }
      let subject = shared ?? container.subject("logConfiguration", "logDriver")
      return RuleFinding(at: range, .missing(container), subject: subject)
        .routing(container, to: sidecars)
    }
  }
}

extension Message {
  fileprivate static func missing(_ container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) has no log configuration",
      consequence: "on Fargate its output is kept nowhere",
      remedy: "give it a 'logConfiguration'"
    )
  }
}
