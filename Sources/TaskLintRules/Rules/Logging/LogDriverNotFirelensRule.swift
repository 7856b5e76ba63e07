struct LogDriverNotFirelensRule: DefinitionRule {
  static let metadata = RuleMetadata(
    id: "log-driver-not-firelens",
    category: .logging,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "A container does not log to the log router of the task.",
    rationale: """
      The policy is that all containers of a task log through its log router, so that their logs \
      are in one place. The rule reports a container with another log driver and, off Fargate, one \
      without a log driver. By default it ignores helper containers such as the App Mesh proxy and \
      the Datadog agent.
      """,
    remedy: """
      Use the log driver `awsfirelens`, or add the container to the rule's setting `except`.
      """,
    settings: [except],
    references: [.fireLensTaskDefinition],
    lessons: [
      Lesson(
        Example(more: [nginx(log: #"{"logDriver": [|"awslogs"|], \#(awslogs)}"#)]),
        after: Example(more: [nginx(log: #"{"logDriver": "awsfirelens"}"#)]))
    ],
    examples: [
      Example(more: [nginx(log: #"{"logDriver": [|"awslogs"|], \#(awslogs)}"#)]),
      Example(
        task: #""requiresCompatibilities": ["EC2"]"#,
        more: [#"{"name": [|"nginx"|], "image": "nginx:1.27", "memory": 64}"#]),
      Example(more: [nginx(log: #"{"logDriver": "awsfirelens", \#(awslogs)}"#)]),
      Example(more: [nginx(log: #"{"logDriver": "{{ driver }}", \#(awslogs)}"#)]),
      Example(
        task: #""requiresCompatibilities": ["EC2"]"#,
        more: [#"{"name": "datadog", "image": "public.ecr.aws/datadog/agent:7", "memory": 64}"#]),
      Example(more: [#"{"name": "nginx", "image": "nginx:1.27"}"#]),
      Example(sidecar: #""logConfiguration": {"logDriver": "awslogs", \#(awslogs)}"#),
      Example(
        more: [
          #"{"name": "cloudwatch-agent", "logConfiguration": {"logDriver": "awslogs", \#(awslogs)}}"#
        ]),
    ]
  )

  static let except = RuleSetting(
    "except", defaults: LogDriverException.defaults,
    summary: "The container names and image repositories that may use another log driver.")

  private static let awslogs = """
    "options": {"awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "w"}
    """

  private static func nginx(log: String) -> String {
    #"{"name": "nginx", "image": "nginx:1.27", "logConfiguration": \#(log)}"#
  }

  private let exceptions: [String]

  init(settings: RuleSettings) { exceptions = settings[Self.except] }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let sidecars = definition.sidecars
    guard let sidecar = sidecars.first else { return [] }
    // Where no container uses the router, one finding of 'firelens-sidecar-unused' replaces these.
    let shared =
      definition.logsNothingToFireLens ? sidecar.subject("firelensConfiguration") : nil
    return definition.apps.compactMap { container in
      guard let range = Self.range(of: container, in: definition),
        !LogDriverException.matches(container, exceptions)
      else {
        return nil
      }
      let subject = shared ?? container.subject("logConfiguration", "logDriver")
      return RuleFinding(at: range, .notRouted(container, to: sidecar), subject: subject)
        .routing(container, to: sidecars)
    }
  }

  /// The range of another driver, or of the place where a driver is missing.
  private static func range(
    of container: ContainerDefinition, in definition: TaskDefinition
  ) -> SourceRange? {
    if let driver = container.logDriver.value {
      return LogConfiguration.otherDrivers.contains { driver == $0 } ? driver.range : nil
    }
    return definition.platform == .notFargate ? container.missingLogRange : nil
  }
}

extension LogConfiguration {
  /// The log drivers of ECS other than `awsfirelens`.
  fileprivate static let otherDrivers: [StaticString] = [
    "awslogs", "fluentd", "gelf", "journald", "json-file", "splunk", "syslog",
  ]
}

extension Message {
  fileprivate static func notRouted(
    _ container: ContainerDefinition, to sidecar: ContainerDefinition
  ) -> Message {
    let driver = container.logDriver.value?.text
    let remedy: MessageText =
      driver.map { "set 'logDriver' to 'awsfirelens' and remove the options of '\($0)'" }
      ?? "add a 'logConfiguration' with 'awsfirelens'"
    return Message(
      fact: driver.map {
        "container \(container.label) logs to '\($0)' instead of log router \(sidecar.label)"
      } ?? "container \(container.label) has no log driver and does not log to log router "
        + "\(sidecar.label)",
      consequence: "policy: all containers of a task log through its log router",
      remedy: remedy + ", or add the container to the setting 'except'"
    )
  }
}
