struct FirelensNotUsedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-not-used",
    category: .firelens,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The task's logs do not go through FireLens.",
    rationale: """
      No container logs to `awsfirelens` and none is a log router, so the logs do not take the \
      house's way, through a router to Datadog and Firehose. ECS has no FireLens for Windows \
      containers: the rule leaves them alone.
      """,
    remedy: "Add a sidecar with a `firelensConfiguration`, and let the app log to `awsfirelens`.",
    silences: ["log-configuration-missing"],
    references: [.fireLens],
    examples: [
      Example(
        task: #"[|"containerDefinitions"|]: [{ "name": "app", "image": "koyama/app:1.4", "#
          + #""logConfiguration": { "logDriver": "json-file" } }]"#),
      Example(
        task: #"[|"containerDefinitions"|]: [{ "name": "app", "image": "koyama/app:1.4", "#
          + #""logConfiguration": null }]"#),
      Example(
        task: #""containerDefinitions": [{ "name": "app", "image": "koyama/app:1.4", "#
          + #""logConfiguration": { "logDriver": "${LOG_DRIVER}" } }]"#),
      Example(
        task: #""containerDefinitions": [{ "name": "app", "image": "koyama/app:1.4", "#
          + #""logConfiguration": ${log_configuration} }]"#, isDocumented: false),
      Example(
        task: #""runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }"#,
        app: #""logConfiguration": { "logDriver": "awslogs" }"#, without: ["sidecar"]),
      Example(),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "#
          + #"[|"containerDefinitions"|]: [{ "name": "app", "image": "koyama/app:1.4" }]"#,
        isDocumented: false),
      Example(#"{ "family": "koyama", "containerDefinitions": [] }"#),
    ]
  )

  func applies(to definition: TaskDefinition) -> Bool {
    !definition.containers.isEmpty && !definition.mayRunOnWindows
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.lacksSidecar, !definition.containers.isEmpty, !definition.mayRunOnWindows,
      definition.containers.allSatisfy(\.logsElsewhere)
    else { return [] }
    return [
      RuleFinding(at: definition.containersPlace.name, .notUsed)
        .covering(definition.containers.flatMap(\.loggingSubjects))
    ]
  }
}

extension ContainerDefinition {
  /// Whether the container certainly does not log to `awsfirelens`.
  fileprivate var logsElsewhere: Bool {
    switch logDriver {
    case .absent, .null: true
    case .value(let driver, _): driver != "awsfirelens"
    case .unresolved, .mistyped: false
    }
  }
}

extension TaskDefinition {
  /// Whether the containers may be Windows ones.
  ///
  /// A fragment without a platform is taken for Linux, as ECS takes a definition without one.
  fileprivate var mayRunOnWindows: Bool {
    guard let platform = object.object("runtimePlatform").written else { return false }
    switch platform.string("operatingSystemFamily") {
    case .value(let family, _): return family.text.uppercased().hasPrefix("WINDOWS")
    case .unresolved, .mistyped: return true
    case .absent, .null: return false
    }
  }
}

extension Message {
  fileprivate static let notUsed = Message(
    fact: "no container logs to 'awsfirelens', and none is a log router",
    consequence:
      "the task's logs do not take the house's way, through a router to Datadog and Firehose",
    remedy: "add a sidecar with a 'firelensConfiguration', and set the app's 'logDriver' to "
      + "'awsfirelens'"
  )
}
