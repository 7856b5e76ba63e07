struct FargateParameterUnsupportedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fargate-parameter-unsupported",
    category: .fargate,
    severity: .error,
    stage: .register,
    summary: "A parameter is set that Fargate does not support.",
    rationale: """
      On Fargate, a task has no access to a host: no privileged containers, devices, links, DNS \
      settings, IPC or PID namespace of the host, GPUs, Neuron devices, placement constraints, \
      host, Docker or FSx volumes. Of the Linux capabilities only `SYS_PTRACE` can be added. An \
      empty list, `false` or null is accepted.
      """,
    remedy: "Remove the parameter, or run the task on EC2.",
    silences: ["ecs-network-mode-conflict", "ecs-windows-unsupported"],
    references: [.fargate],
    lessons: [
      Lesson(
        Example(
          task: #""requiresCompatibilities": ["FARGATE"]"#, app: #"[|"privileged"|]: true"#),
        after: Example(task: #""requiresCompatibilities": ["FARGATE"]"#))
    ],
    examples: [
      Example(
        task: """
          "requiresCompatibilities": ["FARGATE"],
          "volumes": [{ "name": "logs", "host": { [|"sourcePath"|]: "/var/log" } }]
          """,
        app: #""linuxParameters": { "capabilities": { "add": ["SYS_PTRACE", [|"SYS_ADMIN"|]] } }"#),
      Example(
        task: """
          "requiresCompatibilities": ["FARGATE"],
          [|"trustedExecutionConfiguration"|]: { "isolationMode": "SHARED" }
          """,
        app: #""resourceRequirements": [{ "type": [|"NeuronDevice"|], "value": "ALL" }]"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], [|"pidMode"|]: "host""#,
        app: #"[|"dnsServers"|]: ["10.0.0.2"]"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#, sidecar: #"[|"privileged"|]: true"#),
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#, sidecar: #""privileged": false"#),
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
    return FargateParameters.unsupported(in: definition).map { parameter in
      RuleFinding(at: parameter.range, .unsupported(parameter))
    }
  }
}

extension Message {
  fileprivate static func unsupported(_ parameter: FargateParameters.Unsupported) -> Message {
    Message(
      fact: "Fargate does not support \(parameter.phrase)"
        + (parameter.container.map { " of container \($0.label)" } ?? ""),
      consequence: "the API rejects the definition",
      remedy: "remove it, or run the task on EC2"
    )
  }
}
