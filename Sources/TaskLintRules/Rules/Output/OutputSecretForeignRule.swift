struct OutputSecretForeignRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-secret-foreign",
    category: .output,
    severity: .error,
    stage: .start,
    summary:
      "A container with another log driver has `secretOptions`, and the task has a log router.",
    rationale: """
      When the ECS agent generates the configuration of a log router, it collects the \
      `secretOptions` of all containers without looking at their log drivers. Those of another \
      driver become an output without a plugin: the agent reports `missing output key Name which \
      is required for firelens configuration of type fluentbit`, and the task does not start.
      """,
    remedy: """
      Send the logs of the container to the log router as well, or move the container to a task \
      without a log router.
      """,
    references: [
      .init(
        "Amazon ECS agent: how the secrets of log options are collected",
        "https://github.com/aws/amazon-ecs-agent/blob/master/agent/api/task/task.go"),
      .fireLensOutput,
    ],
    lessons: [
      Lesson(
        Example(app: Example.inlineOutput, sidecar: log(#"[|"secretOptions"|]"#)),
        after: Example(app: Example.inlineOutput))
    ],
    examples: [
      Example(
        app: Example.inlineOutput, sidecar: log(#"[|"secretOptions"|]"#, driver: "syslog")),
      Example(
        app: Example.inlineOutput, sidecar: log(#""secretOptions""#, driver: "awsfirelens")),
      Example(more: [nginx(key: #""secretOptions""#)], without: ["sidecar", "app"]),
      Example(
        app: Example.inlineOutput, more: [nginx(key: #""secretOptions""#, driver: "{{ driver }}")]),
      Example(
        app: Example.inlineOutput,
        more: [
          """
          {
            "name": "nginx",
            "image": "nginx:1.27",
            "logConfiguration": {
              "logDriver": "splunk", "secretOptions": [],
              "options": { "splunk-url": "https://hec.koyama.example", "splunk-token": "${TOKEN}" }
            }
          }
          """
        ]),
    ]
  )

  private static func log(_ key: String, driver: String = "splunk") -> String {
    """
    "logConfiguration": {
      "logDriver": "\(driver)",
      "options": { "splunk-url": "https://hec.koyama.example:8088" },
      \(key): [{ "name": "splunk-token", "valueFrom": "/koyama/splunk" }]
    }
    """
  }

  private static func nginx(key: String, driver: String = "splunk") -> String {
    """
    {
      "name": "nginx",
      "image": "nginx:1.27",
      "logConfiguration": {
        "logDriver": "\(driver)",
        "options": { "splunk-url": "https://hec.koyama.example:8088" },
        \(key): [{ "name": "splunk-token", "valueFrom": "/koyama/splunk" }]
      }
    }
    """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard !definition.sidecars.isEmpty else { return [] }
    return definition.containers.compactMap { container in
      guard let configuration = container.logConfiguration.value,
        !configuration.secretOptions.isEmpty,
        let driver = configuration.logDriver.value, driver != "awsfirelens", !driver.isBlank,
        let place = configuration.secretOptions.field.place
      else { return nil }
      return RuleFinding(
        at: place.name, .foreign(container, driver.text),
        subject: container.subject("logConfiguration", "secretOptions"))
    }
  }
}

extension Message {
  fileprivate static func foreign(_ container: ContainerDefinition, _ driver: String) -> Message {
    Message(
      fact:
        "container \(container.label) has 'secretOptions' for the log driver '\(driver)', beside "
        + "a log router",
      consequence: "the ECS agent adds them to the router's configuration as an output without a "
        + "plugin, and the task does not start",
      remedy: "set 'logDriver' to 'awsfirelens' with options of a Fluent Bit plugin, or move the "
        + "container to another task"
    )
  }
}
