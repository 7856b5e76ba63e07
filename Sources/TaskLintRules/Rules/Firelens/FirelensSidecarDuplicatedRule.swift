struct FirelensSidecarDuplicatedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-duplicated",
    category: .firelens,
    severity: .error,
    stage: .run,
    summary: "A second container has a FireLens configuration.",
    rationale: """
      FireLens works with one log router a task. The agent generates the configuration for the \
      first that it meets and orders the start by the last, so one of them never receives a line.
      """,
    remedy: "Keep one `firelensConfiguration`; one router can send to many places.",
    references: [.fireLensTaskDefinition, .agentTask],
    examples: [
      Example(
        sidecar: Example.router(key: #"[1|"firelensConfiguration"|]"#),
        more: [second(#"[|"firelensConfiguration"|]"#)]),
      Example(
        app: #""user": "0", "# + Example.router(key: #"[1|"firelensConfiguration"|]"#),
        sidecar: Example.router(key: #"[|"firelensConfiguration"|]"#),
        more: [#"{ "name": "web", "image": "koyama/web:3", \#(logging) }"#],
        without: ["app.logConfiguration"]),
      Example(),
      Example(
        sidecar: Example.router(key: #""firelensConfiguration""#),
        more: [second(#""dockerLabels""#)],
        isDocumented: false),
      Example(
        more: [#"{ "name": "web", "image": "koyama/web:3", "firelensConfiguration": null }"#]),
    ]
  )

  private static let logging = #""logConfiguration": { "logDriver": "awsfirelens" }"#

  private static func second(_ key: String) -> String {
    """
    {
      "name": "fluentbit-2",
      "image": "koyama/fluent-bit:2.1",
      "user": "0",
      \(Example.router(key: key))
    }
    """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let routers = definition.routers
    guard let first = routers.first, routers.count > 1 else { return [] }
    let marks = FindingMarks(routers.map(\.container.label))
    return routers.dropFirst().map { router in
      RuleFinding(at: router.place.name, .duplicated(router.container, first: first.container))
        .related(first.place.name, "the first log router, \(first.container.label)")
        .known(by: marks)
    }
  }
}

extension Message {
  fileprivate static func duplicated(
    _ sidecar: ContainerDefinition, first: ContainerDefinition
  ) -> Message {
    Message(
      fact: "\(sidecar.label) is a second log router beside \(first.label)",
      consequence: "FireLens works with one a task: the other never receives a line",
      remedy: "keep one 'firelensConfiguration': one router can send to many places"
    )
  }
}
