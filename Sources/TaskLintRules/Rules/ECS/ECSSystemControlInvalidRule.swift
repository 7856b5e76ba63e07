struct ECSSystemControlInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-system-control-invalid",
    category: .ecs,
    severity: .error,
    stage: .start,
    summary: "A system control is not a parameter of the container's own namespaces.",
    rationale: """
      A container can set the parameters of its IPC namespace, such as `kernel.shmmax` and \
      `fs.mqueue.*`, and of its network namespace, `net.*`. Other parameters belong to the host, and \
      so do `net.core.rmem_max` and `net.core.wmem_max`: the container does not start. With network \
      mode `host` no `net.*` parameter is supported, and with IPC mode `host` none of IPC.
      """,
    remedy: "Remove the parameter, or set it on the instance.",
    references: [
      .init(
        "Amazon ECS API: SystemControl",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html")
    ],
    lessons: [
      Lesson(
        control(#"[|"vm.max_map_count"|]"#),
        after: control(#""net.ipv4.tcp_keepalive_time""#))
    ],
    examples: [
      control(#"[|"fs.aio-max-nr"|]"#),
      control(#"[|"net.core.rmem_max"|]"#),
      control(#"[|"net.core.somaxconn"|]"#, task: #""networkMode": "host""#),
      control(#"[|"kernel.shmmax"|]"#, task: #""ipcMode": "host""#),
      control(#""net.core.somaxconn""#),
      control(#""kernel.shmmax""#, task: #""networkMode": "host""#),
      control(#""fs.mqueue.msg_max""#),
      control(#""net.core.somaxconn""#, task: #""ipcMode": "host""#),
      control(#""${PARAMETER}""#),
    ]
  )

  private static func control(
    _ namespace: String, task: String = "", fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: task, app: #""systemControls": [{ "namespace": \#(namespace), "value": "1024" }]"#,
      fileID: fileID, line: line)
  }

  /// The parameters of the IPC namespace, after `value` in the API reference.
  private static let ipc: [StaticString] = [
    "kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem", "kernel.shmall",
    "kernel.shmmax", "kernel.shmmni", "kernel.shm_rmid_forced",
  ]

  /// Parameters under `net.` that no container's namespace has.
  ///
  /// Source: https://github.com/aws/containers-roadmap/issues/2368
  private static let ofHost: [StaticString] = ["net.core.rmem_max", "net.core.wmem_max"]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.runsOnWindows == false else { return [] }
    return definition.containers.flatMap { container in
      (container.systemControls.value ?? []).compactMap { control in
        guard case .value(let name, let place)? = control.value?.namespace, !name.isBlank,
          let problem = Self.problem(with: name, in: definition)
        else { return nil }
        return RuleFinding(at: place.range, .invalid(name, in: container, problem))
      }
    }
  }

  private static func problem(with name: JSONString, in definition: TaskDefinition) -> MessageText?
  {
    let text = name.text
    if text.hasPrefix("net.") {
      if let mode = definition.networkMode.value, mode == "host" {
        return "is not supported with network mode 'host'"
      }
      return ofHost.contains { name == $0 } ? "is a parameter of the host" : nil
    }
    guard text.hasPrefix("fs.mqueue.") || ipc.contains(where: { name == $0 }) else {
      return "is a parameter of the host"
    }
    if let mode = definition.properties.ipcMode.value, mode == "host" {
      return "is not supported with IPC mode 'host'"
    }
    return nil
  }
}

extension Message {
  fileprivate static func invalid(
    _ name: JSONString, in container: ContainerDefinition, _ problem: MessageText
  ) -> Message {
    Message(
      fact: "system control '\(name.shown)' of container \(container.label) \(problem)",
      consequence: "the API rejects the definition, or the container does not start",
      remedy: "remove it, or set it on the instance"
    )
  }
}
