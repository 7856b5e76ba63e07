struct HardeningHostNetworkRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-host-network",
    category: .hardening,
    severity: .warning,
    stage: .run,
    summary: "The task uses the network of its instance.",
    rationale: """
      With network mode `host` a container can open any port of its instance and reach the \
      services that listen on its loopback address, among them the agent of ECS. A container \
      that runs as root can do so with all its rights.
      """,
    remedy: "Use network mode `awsvpc`.",
    controls: [
      "Security Hub ECS.1", "Security Hub ECS.17", "CIS Docker v1.6.0 5.10",
      "prowler ecs_task_definitions_host_networking_mode_users",
    ],
    references: [.securityHubECS, .registerTaskDefinition],
    lessons: [
      Lesson(
        Example(task: #""networkMode": [|"host"|]"#),
        after: Example(task: #""networkMode": "awsvpc""#))
    ],
    examples: [
      Example(task: #""networkMode": [|"host"|]"#, app: #""user": "1000""#),
      Example(task: #""networkMode": "bridge""#),
      Example(task: #""networkMode": "${MODE}""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard case .value(let mode, let place) = definition.networkMode, mode == "host" else {
      return []
    }
    return [RuleFinding(at: place.range, .host)]
  }
}

extension Message {
  fileprivate static var host: Message {
    Message(
      fact: "network mode is 'host'",
      consequence: "the containers can open any port of their instance and reach its services",
      remedy: "set it to 'awsvpc'"
    )
  }
}
