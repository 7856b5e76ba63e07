struct LogConfigurationMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "log-configuration-missing",
    category: .logging,
    severity: .warning,
    stage: .run,
    summary: "A container on Fargate has no log configuration.",
    rationale: """
      Fargate gives no access to the host. It does not keep the standard output of a container \
      without a log configuration, including the last messages before a crash. On other hosts, the \
      Docker daemon keeps it.
      """,
    remedy: """
      Add a `logConfiguration` to the container, with `awsfirelens` if the task has a log router.
      """,
    references: [.logConfiguration, .fireLens],
    lessons: [
      Lesson(
        Example(
          task: Example.fargateTask(family: "koyama"), app: Example.inlineOutput,
          more: [#"{ "name": [|"nginx"|], "image": "nginx:1.27" }"#]),
        after: Example(
          task: Example.fargateTask(family: "koyama"), app: Example.inlineOutput,
          more: [
            """
            {
              "name": "nginx",
              "image": "nginx:1.27",
              \(Example.inlineOutput)
            }
            """
          ]))
    ],
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
    // Where the task does not use FireLens, one finding of 'firelens-not-used' replaces all of
    // these.
    let shared = definition.usesNoFireLens ? Subject(["containerDefinitions"]) : nil
    return containers.compactMap { container in
      guard let range = container.missingLogRange else { return nil }
      let subject = shared ?? container.subject("logConfiguration", "logDriver")
      return RuleFinding(
        at: range, .missing(container, hasRouter: !sidecars.isEmpty), subject: subject
      )
      .routing(container, to: sidecars)
    }
  }
}

extension Message {
  fileprivate static func missing(_ container: ContainerDefinition, hasRouter: Bool) -> Message {
    Message(
      fact: container.logConfiguration.isUnset
        ? "container \(container.label) has no log configuration"
        : "container \(container.label) has no log driver",
      consequence: "its output is not kept on Fargate",
      remedy: container.logConfiguration.isUnset
        ? "add a 'logConfiguration' with \(hasRouter ? "'awsfirelens'" : LogConfiguration.awslogs)"
        : "set 'logDriver' to \(hasRouter ? "'awsfirelens'" : LogConfiguration.awslogs)"
    )
  }
}
