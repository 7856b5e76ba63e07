struct FirelensSidecarUnusedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-unused",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "There is a log router, and no container logs to it.",
    rationale: """
      The API accepts a `firelensConfiguration` only where at least one container logs to \
      `awsfirelens`. It happens when a log driver is swapped and the sidecar is forgotten, or when a \
      deploy tool drops the log configuration.
      """,
    remedy: "Set the app's `logDriver` to `awsfirelens`, or remove the sidecar.",
    silences: ["log-driver-not-firelens"],
    references: [
      .fireLensTaskDefinition,
      .init(
        "A registration that was refused for it",
        "https://github.com/aws/amazon-cloudwatch-logs-for-fluent-bit/issues/20"),
    ],
    examples: [
      Example(
        app: #""logConfiguration": { "logDriver": "splunk" }"#,
        sidecar: Example.router(key: #"[|"firelensConfiguration"|]"#)),
      Example(
        sidecar: Example.router(key: #"[|"firelensConfiguration"|]"#),
        without: ["app.logConfiguration"]),
      Example(app: #""logConfiguration": { "logDriver": "awsfirelens" }"#),
      Example(app: #""logConfiguration": { "logDriver": "${LOG_DRIVER}" }"#),
      Example(without: ["app"]),
      Example(
        app: #""logConfiguration": { "logDriver": "json-file" }"#, more: ["{{ containers }}"]),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.firelensUsers.isEmpty else { return [] }
    // A fragment of one container is the sidecar alone; the apps stand elsewhere.
    let isSidecarAlone = definition.object.isPartial && definition.containers.count == 1
    let drivers = definition.containers.map(\.logDriver)
    guard let router = definition.routers.first, !isSidecarAlone, !definition.mayHaveMoreContainers,
      !drivers.contains(where: { $0.isUnknown || Self.isMeantForFirelens($0) })
    else { return [] }
    return [
      RuleFinding(at: router.place.name, .unused(router.container))
        .covering(definition.apps.flatMap(\.loggingSubjects))
    ]
  }

  /// Whether a driver is a slip of the pen that another rule names.
  private static func isMeantForFirelens(_ driver: Field<JSONString>) -> Bool {
    guard let name = driver.value?.text else { return false }
    return EditDistance.nearest(to: name, in: ["awsfirelens"]) != nil
  }
}

extension Message {
  fileprivate static func unused(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "no container logs to 'awsfirelens', the driver of log router \(sidecar.label)",
      consequence: "the API refuses a log router without a container that uses it",
      remedy: "set the app's 'logDriver' to 'awsfirelens', or remove the sidecar"
    )
  }
}
