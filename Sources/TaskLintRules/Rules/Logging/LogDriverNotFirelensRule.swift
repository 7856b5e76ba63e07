struct LogDriverNotFirelensRule: DefinitionRule {
  static let metadata = RuleMetadata(
    id: "log-driver-not-firelens",
    category: .logging,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "The task has a log router, and a container logs past it.",
    rationale: """
      The logs of one task are read in one place when all of them go through the router. A \
      container with another log driver, or off Fargate with none, is left out. Containers that \
      come with the platform, such as the proxy of App Mesh or the agent of Datadog, are excepted.
      """,
    remedy: "Use the log driver `awsfirelens`, or name the container in `except`.",
    settings: [except],
    references: [.fireLensTaskDefinition],
    examples: [
      Example(more: [nginx(log: #"{"logDriver": [|"awslogs"|], \#(awslogs)}"#)]),
      Example(
        task: #""requiresCompatibilities": ["EC2"]"#,
        more: [#"{"name": [|"nginx"|], "image": "nginx:1.27", "memory": 64}"#]),
      Example(more: [nginx(log: #"{"logDriver": "awsfirelens"}"#)]),
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

  private static let except = RuleSetting(
    "except",
    defaults: [
      "aws-appmesh-envoy", "aws-xray-daemon", "cloudwatch-agent", "aws-otel-collector",
      "datadog/agent",
    ],
    summary: "Names of containers, and repositories of images, that may log elsewhere.")

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
    // Where nobody uses the router, the rule that says so speaks for all containers.
    let shared =
      definition.logsNothingToFireLens ? sidecar.subject("firelensConfiguration") : nil
    return definition.apps.compactMap { container in
      guard let range = Self.range(of: container, in: definition), !isExcepted(container) else {
        return nil
      }
      let subject = shared ?? container.subject("logConfiguration", "logDriver")
      return RuleFinding(at: range, .notRouted(container, past: sidecar), subject: subject)
        .routing(container, to: sidecars)
    }
  }

  /// The driver that is another, or where one is missing.
  private static func range(
    of container: ContainerDefinition, in definition: TaskDefinition
  ) -> SourceRange? {
    if let driver = container.logDriver.value {
      return LogConfiguration.otherDrivers.contains { driver == $0 } ? driver.range : nil
    }
    return definition.platform == .notFargate ? container.missingLogRange : nil
  }

  private func isExcepted(_ container: ContainerDefinition) -> Bool {
    if let name = container.name.value, exceptions.contains(name.text) { return true }
    guard let image = container.image.written else { return false }
    let repository = ImageReference(image.text).repository
    return exceptions.contains { repository == $0 || repository.hasSuffix("/\($0)") }
  }
}

extension LogConfiguration {
  /// The log drivers that ECS knows besides `awsfirelens`.
  fileprivate static let otherDrivers: [StaticString] = [
    "awslogs", "fluentd", "gelf", "journald", "json-file", "splunk", "syslog",
  ]
}

extension Message {
  fileprivate static func notRouted(
    _ container: ContainerDefinition, past sidecar: ContainerDefinition
  ) -> Message {
    let driver = container.logDriver.value.map { "logs to '\($0.text)'" } ?? "has no log driver"
    return Message(
      fact: "container \(container.label) \(driver), past the log router \(sidecar.label)",
      consequence: "its logs do not reach the place where the others of the task are read",
      remedy: "use the log driver 'awsfirelens'"
    )
  }
}
