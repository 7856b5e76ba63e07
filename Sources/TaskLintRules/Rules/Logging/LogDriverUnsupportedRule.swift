struct LogDriverUnsupportedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "log-driver-unsupported",
    category: .logging,
    severity: .error,
    stage: .register,
    summary: "Fargate does not support the log driver.",
    rationale: """
      Fargate supports the log drivers `awslogs`, `splunk` and `awsfirelens`. The others need a \
      daemon or a file on the host. The API rejects the definition.
      """,
    remedy: "Use `awsfirelens`, which sends logs to any destination of its plugins.",
    silences: ["log-driver-not-firelens"],
    references: [.logConfiguration],
    lessons: [
      Lesson(
        Example(
          task: Example.fargateTask(family: "koyama"),
          app: #""logConfiguration": { "logDriver": [|"json-file"|] }"#,
          more: [worker]),
        after: Example(
          task: Example.fargateTask(family: "koyama"),
          app: #""logConfiguration": { "logDriver": "awsfirelens" }"#,
          more: [worker]))
    ],
    examples: [
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        sidecar: #""logConfiguration": {"logDriver": [|"json-file"|]}"#),
      Example(
        task: #""requiresCompatibilities": ["EC2", "FARGATE"]"#,
        more: [
          """
          {"name": "nginx", "image": "nginx:1.27", "logConfiguration": {"logDriver": [|"fluentd"|]}}
          """
        ]),
      Example(
        task: #""requiresCompatibilities": ["EC2"]"#,
        sidecar: #""logConfiguration": {"logDriver": "json-file"}"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        sidecar: #""logConfiguration": {"logDriver": "splunk"}"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        sidecar: #""logConfiguration": {"logDriver": "{{ driver }}"}"#),
    ]
  )

  private static let worker = """
    {
      "name": "worker",
      "image": "koyama/app:1.4",
      "logConfiguration": { "logDriver": "awsfirelens" }
    }
    """

  private static let drivers: [StaticString] = ["awslogs", "splunk", "awsfirelens"]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    return definition.containers.compactMap { container in
      guard let driver = container.logDriver.value,
        !Self.drivers.contains(where: { driver == $0 })
      else { return nil }
      return RuleFinding(
        at: driver.range,
        .unsupported(driver.text, container, hasRouter: !definition.sidecars.isEmpty),
        subject: container.subject("logConfiguration", "logDriver"))
    }
  }
}

extension Message {
  fileprivate static func unsupported(
    _ driver: String, _ container: ContainerDefinition, hasRouter: Bool
  ) -> Message {
    let isApp = container.role == .app
    return Message(
      fact: "log driver '\(driver)' of container \(container.label) is not supported on Fargate",
      consequence: "the API rejects the definition",
      remedy: isApp && hasRouter ? "use 'awsfirelens'" : "use \(LogConfiguration.awslogs)"
    )
  }
}
