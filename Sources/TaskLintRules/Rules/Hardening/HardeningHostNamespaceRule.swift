struct HardeningHostNamespaceRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-host-namespace",
    category: .hardening,
    severity: .warning,
    stage: .run,
    summary: "The task shares a process or IPC namespace with its instance.",
    rationale: """
      With `pidMode` `host` a container sees all processes of its instance, and with `ipcMode` \
      `host` their shared memory. Other tasks on the instance are not isolated from it.
      """,
    remedy: "Remove the mode, or use `task` to share the namespace within the task only.",
    controls: [
      "Security Hub ECS.3", "CIS Docker v1.6.0 5.16", "CIS Docker v1.6.0 5.17", "CKV_AWS_335",
      "prowler ecs_task_definitions_host_namespace_not_shared",
    ],
    references: [.securityHubECS, .registerTaskDefinition],
    lessons: [
      Lesson(
        Example(task: #""pidMode": [|"host"|]"#), after: Example(task: #""pidMode": "task""#))
    ],
    examples: [
      Example(task: #""ipcMode": [|"host"|]"#),
      Example(task: #""ipcMode": "task""#),
      Example(task: #""pidMode": "${PID_MODE}""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let task = definition.properties
    return [(task.pidMode, "pidMode"), (task.ipcMode, "ipcMode")].compactMap { mode, name in
      guard case .value(let word, let place) = mode, word == "host" else { return nil }
      return RuleFinding(at: place.range, .shared(name))
    }
  }
}

extension Message {
  fileprivate static func shared(_ name: String) -> Message {
    Message(
      fact: "'\(name)' is 'host'",
      consequence: "the containers are not isolated from the processes of their instance",
      remedy: "remove '\(name)', or set it to 'task'"
    )
  }
}
