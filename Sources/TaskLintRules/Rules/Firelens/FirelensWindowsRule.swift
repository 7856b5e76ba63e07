struct FirelensWindowsRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-windows",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "A Windows task has a log router.",
    rationale: """
      Windows containers do not support FireLens, as the developer guide of ECS states.
      """,
    remedy: "Run the task on Linux, or log with `awslogs` and remove the log router.",
    references: [
      .fireLens,
      .init(
        "Amazon ECS API: RuntimePlatform",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html"),
    ],
    lessons: [
      Lesson(
        Example(task: family(#"[|"WINDOWS_SERVER_2022_CORE"|]"#)),
        after: Example(
          task: family(#""WINDOWS_SERVER_2022_CORE""#),
          app: """
            "logConfiguration": {
              "logDriver": "awslogs",
              "options": {
                "awslogs-group": "koyama",
                "awslogs-region": "ap-northeast-1",
                "awslogs-stream-prefix": "app"
              }
            }
            """,
          without: ["sidecar"]))
    ],
    examples: [
      Example(task: family(#"[|"WINDOWS_SERVER_2022_CORE"|]"#)),
      Example(task: family(#"[|"WINDOWS_SERVER_2019_FULL"|]"#)),
      Example(task: family(#""LINUX""#)),
      Example(task: family(#""${OS_FAMILY}""#)),
      Example(
        task: family(#""WINDOWS_SERVER_2022_CORE""#),
        app: #""logConfiguration": { "logDriver": "splunk" }"#, without: ["sidecar"]),
    ]
  )

  private static func family(_ name: String) -> String {
    #""runtimePlatform": { "operatingSystemFamily": \#(name) }"#
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let sidecar = definition.sidecars.first, definition.runsOnWindows == true,
      case .value(let family, let place)? = definition.runtimePlatform.value?.operatingSystemFamily
    else { return [] }
    return [RuleFinding(at: place.range, .windows(family.text, sidecar: sidecar))]
  }
}

extension Message {
  fileprivate static func windows(_ family: String, sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) is not supported on '\(family)'",
      consequence: "Windows containers do not support FireLens, and the API rejects the definition",
      remedy: "run the task on Linux, or log with 'awslogs' and remove the log router"
    )
  }
}
