struct ECSWindowsUnsupportedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-windows-unsupported",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A parameter is set that Windows does not support.",
    rationale: """
      On Windows, there are no Linux parameters, privileged containers, ulimits, links, DNS \
      settings, system controls, read-only root file systems, PID or IPC modes, proxies, or EFS \
      volumes. The network mode is the default or `awsvpc`, and the architecture is `X86_64`. \
      Fargate does not run Windows Server 2016. Empty lists and `false` are accepted.
      """,
    remedy: "Remove the parameter, or run the task on Linux.",
    silences: ["ecs-network-mode-conflict"],
    references: [
      .containerDefinition, .registerTaskDefinition,
      .init(
        "Amazon ECS API: RuntimePlatform",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html"),
    ],
    lessons: [
      Lesson(
        windows(app: #"[|"readonlyRootFilesystem"|]: true"#),
        after: windows(app: #""readonlyRootFilesystem": false"#))
    ],
    examples: [
      windows(task: #""networkMode": [|"bridge"|]"#),
      windows(
        task: #"[|"pidMode"|]: "task""#,
        app: """
          [|"ulimits"|]: [{ "name": "nofile", "softLimit": 1024, "hardLimit": 1024 }],
          [|"linuxParameters"|]: { "initProcessEnabled": true }
          """),
      windows(architecture: #"[|"ARM64"|]"#),
      windows(
        task: #"""
          "volumes": [{
            "name": "data",
            [|"efsVolumeConfiguration"|]: { "fileSystemId": "fs-0a1b2c3d4e5f60718" }
          }]
          """#),
      windows(app: #""ulimits": [], "linuxParameters": {}"#),
      windows(task: #""networkMode": "awsvpc""#, app: #""user": "ContainerUser""#),
      Example(
        task: #""networkMode": "bridge", "pidMode": "task""#,
        app: #""readonlyRootFilesystem": true, "ulimits": []"#),
    ]
  )

  private static func windows(
    task: String = "", app: String = "", architecture: String = #""X86_64""#,
    fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: """
        "runtimePlatform": {
          "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": \(architecture)
        }\(task.isEmpty ? "" : ",\n\(task)")
        """,
      app: """
        "logConfiguration": {
          "logDriver": "awslogs",
          "options": { "awslogs-group": "koyama", "awslogs-region": "ap-northeast-1" }
        }\(app.isEmpty ? "" : ",\n\(app)")
        """,
      without: ["sidecar"], fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.runsOnWindows == true, let platform = definition.runtimePlatform.value else {
      return []
    }
    return Self.platformFindings(platform, in: definition)
      + Self.filled(WindowsRestrictions.ofTasks, of: definition.properties)
      + definition.containers.flatMap { container in
        Self.filled(
          WindowsRestrictions.ofContainers, of: container, " of container \(container.label)")
      }
      + (definition.volumes.value ?? []).compactMap(\.value).flatMap { volume in
        Self.filled(WindowsRestrictions.ofVolumes, of: volume)
      }
  }

  private static func platformFindings(
    _ platform: RuntimePlatform, in definition: TaskDefinition
  ) -> [RuleFinding] {
    var findings: [RuleFinding] = []
    if case .value(let mode, let place) = definition.networkMode,
      // Fargate requires another mode anyway.
      definition.platform != .fargate,
      WindowsRestrictions.networkModes.contains(where: { mode == $0 })
    {
      findings.append(RuleFinding(at: place.range, .networkMode(mode)))
    }
    if case .value(let architecture, let place) = platform.cpuArchitecture, architecture == "ARM64"
    {
      findings.append(RuleFinding(at: place.range, .architecture(architecture)))
    }
    if definition.platform == .fargate,
      case .value(let family, let place) =
        platform.operatingSystemFamily, family.text.hasPrefix("WINDOWS_SERVER_2016")
    {
      findings.append(RuleFinding(at: place.range, .version(family)))
    }
    return findings
  }

  private static func filled<Structure: APIStructure>(
    _ properties: [Structure.Property], of structure: Structure, _ owner: String = ""
  ) -> [RuleFinding] {
    properties.compactMap { property in
      guard let place = structure.placeIfFilled(property) else { return nil }
      let name = structure.spelledName(of: property)
      return RuleFinding(at: place.name, .unsupported("'\(name)'\(owner)"))
    }
  }
}

extension Message {
  private static let rejection: MessageText = "the API rejects the definition"

  fileprivate static func unsupported(_ what: String) -> Message {
    Message(
      fact: "Windows does not support \(what)", consequence: rejection,
      remedy: "remove it, or run the task on Linux")
  }

  fileprivate static func networkMode(_ mode: JSONString) -> Message {
    Message(
      fact: "Windows does not support network mode '\(mode.shown)'", consequence: rejection,
      remedy: "remove 'networkMode', or set it to 'awsvpc'")
  }

  fileprivate static func architecture(_ architecture: JSONString) -> Message {
    Message(
      fact: "Windows does not support CPU architecture '\(architecture.shown)'",
      consequence: rejection, remedy: "set it to 'X86_64'")
  }

  fileprivate static func version(_ family: JSONString) -> Message {
    Message(
      fact: "Fargate does not support operating system '\(family.shown)'",
      consequence: rejection, remedy: "use 'WINDOWS_SERVER_2019_CORE' or newer")
  }
}
