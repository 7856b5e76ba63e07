struct FirelensSidecarDuplicatedRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-duplicated",
    category: .firelens,
    severity: .error,
    stage: .run,
    summary: "More than one container has a `firelensConfiguration`.",
    rationale: """
      The agent supports one log router per task. It generates the configuration for the first \
      router and orders the start of the containers by the last, so one router receives no logs.
      """,
    remedy: "Keep one `firelensConfiguration`; one router can send to several destinations.",
    references: [.fireLensTaskDefinition, .agentTask],
    lessons: [
      Lesson(
        Example(
          sidecar: Example.router(key: #"[1|"firelensConfiguration"|]"#),
          more: [second(#"[|"firelensConfiguration"|]"#)]),
        after: Example(sidecar: Example.router()))
    ],
    examples: [
      Example(
        sidecar: Example.router(key: #"[1|"firelensConfiguration"|]"#),
        more: [second(#"[|"firelensConfiguration"|]"#)]),
      Example(
        app: #""user": "0", "# + Example.router(key: #"[1|"firelensConfiguration"|]"#),
        sidecar: Example.router(key: #"[|"firelensConfiguration"|]"#),
        more: [#"{ "name": "web", "image": "koyama/web:3", \#(logging) }"#],
        without: ["app.logConfiguration"]),
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

  func findings(in routing: LogRouting) -> [RuleFinding] {
    let routers = routing.routers
    guard let first = routers.first, routers.count > 1 else { return [] }
    let marks = FindingMarks(routers.map(\.container.label))
    return routers.dropFirst().map { router in
      RuleFinding(at: router.place.name, .duplicated(router.container, first: first.container))
        .related(first.place.name, "the first log router, container \(first.container.label)")
        .known(by: marks)
    }
  }
}

extension Message {
  fileprivate static func duplicated(
    _ sidecar: ContainerDefinition, first: ContainerDefinition
  ) -> Message {
    Message(
      fact: "container \(sidecar.label) is a second log router, after container \(first.label)",
      consequence: "the ECS agent supports one log router per task; the other receives no logs",
      remedy: "keep one 'firelensConfiguration'; one router can send to several destinations"
    )
  }
}
