struct FirelensSidecarMissingRule: DefinitionRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-missing",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "A container logs to `awsfirelens`, but the task has no log router.",
    rationale: """
      `awsfirelens` sends the logs of a container to the container that has a \
      `firelensConfiguration`. If there is none, RegisterTaskDefinition fails: "a firelens \
      configuration object must be configured in one of the containers".
      """,
    remedy: """
      Add a container with a `firelensConfiguration`, or use another log driver. A fix inserts the \
      `sidecar` of the configuration.
      """,
    references: [.fireLensTaskDefinition],
    lessons: [
      Lesson(
        Example(
          app: #""logConfiguration": { "logDriver": [|"awsfirelens"|] }"#, without: ["sidecar"]),
        after: Example())
    ],
    examples: [
      Example(
        app: #""logConfiguration": { "logDriver": [|"awsfirelens"|] }"#,
        more: [
          #"{ "name": "nginx", "image": "nginx:1.29", "#
            + #""logConfiguration": { "logDriver": [1|"awsfirelens"|] } }"#
        ],
        without: ["sidecar"]),
      Example(
        app: #""logConfiguration": { "logDriver": [|"awsfirelens"|] }"#,
        sidecar: #""firelensConfiguration": null"#, isDocumented: false),
      Example(
        configuration: Example.withSidecar,
        over: Example(
          task: Example.fargateTask(family: "koyama"),
          app: #""logConfiguration": { "logDriver": [|"awsfirelens"|] }"#, without: ["sidecar"]),
        isDocumented: false),
      Example(
        app: #""logConfiguration": { "logDriver": "${LOG_DRIVER}" }"#, without: ["sidecar"]),
      Example(more: ["{{ sidecar }}"], without: ["sidecar"]),
    ]
  )

  private let sidecar: SidecarTemplate?

  init(settings: RuleSettings) { sidecar = settings.sidecar }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let users = definition.firelensUsers
    guard definition.lacksSidecar, let first = users.first, let place = first.logDriver.place
    else { return [] }
    let finding = RuleFinding(at: place.range, .noSidecar(for: first)).known(by: [])
      .fixed(by: sidecar?.insertion(into: definition))
    return [
      users.dropFirst().reduce(finding) { finding, container in
        guard let place = container.logDriver.place else { return finding }
        return finding.related(
          place.range, "container \(container.label) also logs to 'awsfirelens'")
      }
    ]
  }
}

extension Message {
  fileprivate static func noSidecar(for container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) logs to 'awsfirelens', but no container has a "
        + "'firelensConfiguration'",
      consequence: "the API rejects the definition",
      remedy: "add a log router: a container with a 'firelensConfiguration'"
    )
  }
}
