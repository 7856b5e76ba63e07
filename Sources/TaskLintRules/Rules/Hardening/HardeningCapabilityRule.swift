struct HardeningCapabilityRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-capability",
    category: .hardening,
    severity: .warning,
    stage: .run,
    summary: "A container has a capability that weakens its isolation.",
    rationale: """
      `SYS_ADMIN`, `SYS_MODULE` and `ALL` are close to a privileged container, `NET_ADMIN` \
      changes the network of the task, and `SYS_PTRACE` reads the memory of other processes. On \
      Fargate, `SYS_PTRACE` affects the task only.
      """,
    remedy: "Remove the capability.",
    controls: ["CIS Docker v1.6.0 5.4"],
    references: [.kernelCapabilities],
    lessons: [
      Lesson(
        capabilities(#"[|"SYS_ADMIN"|]"#), after: capabilities(#""NET_BIND_SERVICE""#))
    ],
    examples: [
      capabilities(#"[|"ALL"|]"#),
      capabilities(#"[|"SYS_PTRACE"|]"#),
      capabilities(#""NET_BIND_SERVICE", "${CAPABILITY}""#),
      capabilities(#""SYS_PTRACE""#, task: #""requiresCompatibilities": ["FARGATE"]"#),
    ]
  )

  private static func capabilities(
    _ names: String, task: String = #""requiresCompatibilities": ["EC2"]"#,
    fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: task, app: #""linuxParameters": { "capabilities": { "add": [\#(names)] } }"#,
      fileID: fileID, line: line)
  }

  private static let names: [StaticString] = ["SYS_ADMIN", "NET_ADMIN", "SYS_MODULE", "ALL"]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let isFargate = definition.platform == .fargate
    return definition.containers.flatMap { container in
      let added = container.linuxParameters.value?.capabilities.value?.add.value ?? []
      return added.compactMap { element -> RuleFinding? in
        guard case .value(let name, let place) = element,
          Self.names.contains(where: { name == $0 }) || (name == "SYS_PTRACE" && !isFargate)
        else { return nil }
        return RuleFinding(at: place.range, .added(name, to: container))
      }
    }
  }
}

extension Message {
  fileprivate static func added(_ name: JSONString, to container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) has capability '\(name.shown)'",
      consequence: "it is less isolated from its instance or from other containers",
      remedy: "remove it"
    )
  }
}
