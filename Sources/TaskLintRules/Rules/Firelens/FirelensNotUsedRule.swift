struct FirelensNotUsedRule: DefinitionRule {
  static let metadata = RuleMetadata(
    id: "firelens-not-used",
    category: .firelens,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The task does not log through FireLens.",
    rationale: """
      The policy is that every task sends its logs through FireLens. In this task no container \
      logs to `awsfirelens`, and no container is a log router. The rule ignores Windows tasks, \
      because Windows containers do not support FireLens.
      """,
    remedy: """
      Add a log router, a container with a `firelensConfiguration`, and set the `logDriver` of the \
      app to `awsfirelens`. A fix inserts the `sidecar` of the configuration.
      """,
    silences: ["log-configuration-missing"],
    references: [.fireLens],
    lessons: [
      Lesson(
        Example(
          task: """
            [|"containerDefinitions"|]: [
              {
                "name": "app",
                "image": "koyama/app:1.4",
                "logConfiguration": { "logDriver": "json-file" }
              }
            ]
            """),
        after: Example())
    ],
    examples: [
      Example(
        task: #"[|"containerDefinitions"|]: [{ "name": "app", "image": "koyama/app:1.4", "#
          + #""logConfiguration": { "logDriver": "json-file" } }]"#),
      Example(
        task: #"[|"containerDefinitions"|]: [{ "name": "app", "image": "koyama/app:1.4", "#
          + #""logConfiguration": null }]"#),
      Example(
        configuration: Example.withSidecar,
        over: Example(
          task: Example.fargateTask(family: "koyama")
            + #", [|"containerDefinitions"|]: [{ "name": "app", "image": "koyama/app:1.4" }]"#),
        isDocumented: false),
      Example(
        task: #""containerDefinitions": [{ "name": "app", "image": "koyama/app:1.4", "#
          + #""logConfiguration": { "logDriver": "${LOG_DRIVER}" } }]"#),
      Example(
        task: #""containerDefinitions": [{ "name": "app", "image": "koyama/app:1.4", "#
          + #""logConfiguration": ${log_configuration} }]"#, isDocumented: false),
      Example(
        task: #""runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }"#,
        app: #""logConfiguration": { "logDriver": "awslogs" }"#, without: ["sidecar"]),
      Example(
        task: #""runtimePlatform": "${PLATFORM}""#,
        app: #""logConfiguration": { "logDriver": "awslogs" }"#, without: ["sidecar"],
        isDocumented: false),
      Example(
        task: #""runtimePlatform": { "operatingSystemFamily": "${OS_FAMILY}" }"#,
        app: #""logConfiguration": { "logDriver": "awslogs" }"#, without: ["sidecar"],
        isDocumented: false),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "#
          + #"[|"containerDefinitions"|]: [{ "name": "app", "image": "koyama/app:1.4" }]"#,
        isDocumented: false),
      Example(#"{ "family": "koyama", "containerDefinitions": [] }"#),
    ]
  )

  private let sidecar: SidecarTemplate?

  init(settings: RuleSettings) { sidecar = settings.sidecar }

  func applies(to definition: TaskDefinition) -> Bool {
    !definition.containers.isEmpty && definition.runsOnWindows == false
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.lacksSidecar, !definition.containers.isEmpty,
      definition.runsOnWindows == false,
      definition.containers.allSatisfy(\.logsElsewhere)
    else { return [] }
    return [
      RuleFinding(at: definition.containersPlace.name, .notUsed)
        .covering(definition.containers.flatMap(\.loggingSubjects))
        .fixed(by: sidecar?.insertion(into: definition))
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

extension Message {
  fileprivate static let notUsed = Message(
    fact: "no container logs to 'awsfirelens' and no container is a log router",
    consequence: "policy: every task sends its logs through FireLens",
    remedy:
      "add a log router (a container with 'firelensConfiguration') and set the 'logDriver' of "
      + "the app to 'awsfirelens'"
  )
}
