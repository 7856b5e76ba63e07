struct FargateParameterUnsupportedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fargate-parameter-unsupported",
    category: .fargate,
    severity: .error,
    stage: .register,
    summary: "A parameter is set that Fargate refuses.",
    rationale: """
      On Fargate there is no host to reach: no privileged containers, devices, links, DNS settings, \
      shared IPC or PID namespaces of a host, GPUs, placement constraints, or volumes from the \
      host. An empty list, `false` or null says nothing and is taken.
      """,
    remedy: "Remove the parameter, or run the task on EC2.",
    references: [.fargate],
    examples: [
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#, app: #"[|"privileged"|]: true"#),
      Example(
        task: """
          "requiresCompatibilities": ["FARGATE"],
          "volumes": [{ "name": "logs", "host": { [|"sourcePath"|]: "/var/log" } }]
          """,
        app: #""linuxParameters": { "capabilities": { [|"add"|]: ["SYS_PTRACE", "SYS_ADMIN"] } }"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], [|"pidMode"|]: "host""#,
        app: #"[|"dnsServers"|]: ["10.0.0.2"]"#),
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#, app: #""privileged": false"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "pidMode": "task", "volumes": []"#,
        app: """
          "links": [], "dnsServers": null,
          "linuxParameters": { "capabilities": { "add": ["SYS_PTRACE"] } }
          """),
      Example(task: #""requiresCompatibilities": ["EC2"]"#, app: #""privileged": true"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    return FargateRefusals.refusals(in: definition).map { refusal in
      RuleFinding(at: refusal.key, .unsupported(refusal))
    }
  }
}

extension Message {
  fileprivate static func unsupported(_ refusal: FargateRefusals.Refusal) -> Message {
    let place = refusal.container.map { "container \($0.label)" } ?? "the task"
    return Message(
      fact: "'\(refusal.name)' is set on \(place), which is to run on Fargate",
      consequence: "Fargate does not take it, and the API refuses the definition",
      remedy: "remove it, or run the task on EC2"
    )
  }
}
