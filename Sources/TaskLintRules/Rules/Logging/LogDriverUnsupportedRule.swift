struct LogDriverUnsupportedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "log-driver-unsupported",
    category: .logging,
    severity: .error,
    stage: .register,
    summary: "Fargate does not have the log driver.",
    rationale: """
      Fargate supports the log drivers `awslogs`, `splunk` and `awsfirelens`; the others want a \
      daemon or a file on the host. The API refuses the definition.
      """,
    remedy: "Use `awsfirelens`, which sends logs anywhere that its plugins do.",
    silences: ["log-driver-not-firelens"],
    references: [.logConfiguration],
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

  private static let drivers: [StaticString] = ["awslogs", "splunk", "awsfirelens"]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    return definition.containers.compactMap { container in
      guard let driver = container.logDriver.value,
        !Self.drivers.contains(where: { driver == $0 })
      else { return nil }
      return RuleFinding(
        at: driver.range, .unsupported(driver.text, container),
        subject: container.subject("logConfiguration", "logDriver"))
    }
  }
}

extension Message {
  fileprivate static func unsupported(
    _ driver: String, _ container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "container \(container.label) logs to '\(driver)', which Fargate does not have",
      consequence: "the API refuses the definition at registration",
      remedy: "use 'awsfirelens', 'awslogs' or 'splunk'"
    )
  }
}
