struct FirelensSidecarUnusedRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-unused",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "No container logs to the log router.",
    rationale: """
      The API accepts a `firelensConfiguration` only if at least one container logs to \
      `awsfirelens`. This happens when a log driver is replaced and the log router stays, or when \
      a deployment tool drops the log configuration.
      """,
    remedy: "Set the `logDriver` of the app to `awsfirelens`, or remove the log router.",
    silences: ["log-driver-not-firelens"],
    references: [
      .fireLensTaskDefinition,
      .init(
        "A registration that was rejected because of it",
        "https://github.com/aws/amazon-cloudwatch-logs-for-fluent-bit/issues/20"),
    ],
    lessons: [
      Lesson(
        Example(
          app: #""logConfiguration": { "logDriver": "json-file" }"#,
          sidecar: Example.router(key: #"[|"firelensConfiguration"|]"#)),
        after: Example(
          app: #""logConfiguration": { "logDriver": "awsfirelens" }"#,
          sidecar: Example.router()))
    ],
    examples: [
      Example(
        app: #""logConfiguration": { "logDriver": "syslog" }"#,
        sidecar: Example.router(key: #"[|"firelensConfiguration"|]"#)),
      Example(
        sidecar: Example.router(key: #"[|"firelensConfiguration"|]"#),
        without: ["app.logConfiguration"]),
      Example(app: #""logConfiguration": { "logDriver": "${LOG_DRIVER}" }"#),
      Example(without: ["app"]),
      Example(
        app: #""logConfiguration": { "logDriver": "json-file" }"#, more: ["{{ containers }}"]),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard routing.definition.firelensUsers.isEmpty else { return [] }
    // A fragment of one container is only the log router; the apps are elsewhere.
    let isOnlyRouter =
      routing.definition.object.isPartial && routing.definition.containers.count == 1
    let drivers = routing.definition.containers.map(\.logDriver)
    guard let router = routing.routers.first, !isOnlyRouter,
      !routing.definition.mayHaveMoreContainers,
      !drivers.contains(where: { $0.isUnknown || Self.isMeantForFirelens($0) })
    else { return [] }
    return [
      RuleFinding(at: router.place.name, .unused(router.container))
        .covering(routing.definition.apps.flatMap(\.loggingSubjects))
    ]
  }

  /// Whether a driver is a misspelled 'awsfirelens', which another rule reports.
  private static func isMeantForFirelens(_ driver: Field<JSONString>) -> Bool {
    guard let name = driver.value?.text else { return false }
    return EditDistance.nearest(to: name, in: ["awsfirelens"]) != nil
  }
}

extension Message {
  fileprivate static func unused(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "no container logs to 'awsfirelens', so log router \(sidecar.label) is unused",
      consequence: "the API rejects a log router that no container uses",
      remedy: "set the 'logDriver' of the app to 'awsfirelens', or remove the log router"
    )
  }
}
