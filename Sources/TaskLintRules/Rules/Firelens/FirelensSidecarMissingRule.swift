struct FirelensSidecarMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-missing",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "A container logs to `awsfirelens`, and the task has no log router.",
    rationale: """
      `awsfirelens` hands a container's log to the container that has a `firelensConfiguration`. \
      Where none has one, RegisterTaskDefinition answers that a firelens configuration object must \
      be configured in one of the containers.
      """,
    remedy: "Add a sidecar with a `firelensConfiguration`, or choose another log driver.",
    references: [.fireLensTaskDefinition],
    examples: [
      Example(
        app: #""logConfiguration": { "logDriver": [|"awsfirelens"|] }"#, without: ["sidecar"]),
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
      Example(),
      Example(
        app: #""logConfiguration": { "logDriver": "${LOG_DRIVER}" }"#, without: ["sidecar"]),
      Example(more: ["{{ sidecar }}"], without: ["sidecar"]),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let users = definition.firelensUsers
    guard definition.lacksSidecar, let first = users.first, let place = first.logDriver.place
    else { return [] }
    let finding = RuleFinding(at: place.range, .noSidecar(for: first)).known(by: [])
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
      consequence: "the API refuses this at registration",
      remedy: "add a log router, a sidecar with a 'firelensConfiguration'"
    )
  }
}
