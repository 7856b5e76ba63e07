struct FirelensWindowsRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-windows",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "A Windows task has a log router.",
    rationale: "Windows containers do not support FireLens: ECS says so in its guide.",
    remedy: "Run the task on Linux, or log with `awslogs` and remove the sidecar.",
    references: [
      .fireLens,
      .init(
        "Amazon ECS API: RuntimePlatform",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html"),
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
    guard let sidecar = definition.sidecars.first,
      case .value(let family, let place)? =
        definition.runtimePlatform.value?.operatingSystemFamily,
      family.text.hasPrefix("WINDOWS_")
    else { return [] }
    return [RuleFinding(at: place.range, .windows(family.text, sidecar: sidecar))]
  }
}

extension Message {
  fileprivate static func windows(_ family: String, sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "the task runs on '\(family)' and has log router \(sidecar.label)",
      consequence: "Windows containers do not support FireLens, and the API refuses the definition",
      remedy: "run the task on Linux, or log with 'awslogs' and remove the sidecar"
    )
  }
}
