struct ECSVolumeConflictRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-volume-conflict",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A volume has conflicting settings, or conflicts with another volume.",
    rationale: """
      A volume has one kind: `host`, a Docker, EFS, FSx or S3 Files configuration, or \
      `configuredAtLaunch`. Names are unique, and a volume for EFS, for S3 Files or configured at \
      launch needs one. A task has at most one volume that is configured at launch, and a container \
      mounts it. A Docker volume of scope `task` is always created, so the API rejects \
      `autoprovision` `false` there.
      """,
    remedy: "Keep one kind for each volume, and one volume for each name.",
    references: [
      .volume,
      .init(
        "Amazon ECS API: DockerVolumeConfiguration",
        """
        https://docs.aws.amazon.com/AmazonECS/latest/APIReference/\
        API_DockerVolumeConfiguration.html
        """),
    ],
    lessons: [
      Lesson(
        volumes(
          """
          {
            "name": "data", [1|"host"|]: { "sourcePath": "/data" },
            [|"dockerVolumeConfiguration"|]: { "scope": "task" }
          }
          """),
        after: volumes(#"{ "name": "data", "host": { "sourcePath": "/data" } }"#)),
      Lesson(
        volumes(
          """
          {
            "name": "data",
            "dockerVolumeConfiguration": { "scope": "task", "autoprovision": [|false|] }
          }
          """),
        after: volumes(#"{ "name": "data", "dockerVolumeConfiguration": { "scope": "task" } }"#)),
    ],
    examples: [
      volumes(#"{ "name": [1|"data"|] }, { "name": [|"data"|] }"#),
      Example(
        task: """
          "volumes": [
            { "name": "a", [1|"configuredAtLaunch"|]: true },
            { "name": "b", [|"configuredAtLaunch"|]: true }
          ]
          """,
        app: """
          "mountPoints": [
            { "sourceVolume": "a", "containerPath": "/a" },
            { "sourceVolume": "b", "containerPath": "/b" }
          ]
          """),
      Example(
        task: """
          "volumes": [{
            [|"efsVolumeConfiguration"|]: { "fileSystemId": "fs-0a1b2c3d4e5f60718" }
          }]
          """),
      volumes(#"{ "name": [|"cache"|], "configuredAtLaunch": true }, { "name": "data" }"#),
      volumes(#"{ "name": "data", "configuredAtLaunch": true }"#),
      volumes(#"{ "name": "cache", "configuredAtLaunch": false }, { "name": "data" }"#),
      volumes(#"{ "name": "data" }, { "name": "Data" }"#),
      volumes(#"{ "name": "data", "host": {}, "dockerVolumeConfiguration": { "scope": "task" } }"#),
      volumes(
        """
        {
          "name": "data",
          "dockerVolumeConfiguration": { "scope": "shared", "autoprovision": false }
        }
        """),
      volumes(
        """
        {
          "name": "data",
          "dockerVolumeConfiguration": { "scope": "task", "autoprovision": true }
        }
        """),
      volumes(
        #"{ "name": "data", "configuredAtLaunch": false, "host": { "sourcePath": "/data" } }"#),
    ]
  )

  private static func volumes(
    _ volumes: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: #""requiresCompatibilities": ["EC2"], "volumes": [\#(volumes)]"#,
      app: #""mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]"#,
      fileID: fileID, line: line)
  }

  private static let kinds: [Volume.Property] = [
    .host, .dockerVolumeConfiguration, .efsVolumeConfiguration, .s3filesVolumeConfiguration,
    .fsxWindowsFileServerVolumeConfiguration, .configuredAtLaunch,
  ]

  /// The kinds that need a name, after `name` in the API reference.
  private static let namedKinds: [Volume.Property] = [
    .efsVolumeConfiguration, .s3filesVolumeConfiguration, .configuredAtLaunch,
  ]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let volumes = (definition.volumes.value ?? []).compactMap(\.value)
    guard !volumes.isEmpty else { return [] }
    return volumes.flatMap(Self.ownFindings) + Self.duplicates(in: volumes)
      + Self.launchFindings(in: volumes) + Self.unmounted(volumes, in: definition)
  }

  private static func ownFindings(in volume: Volume) -> [RuleFinding] {
    var findings: [RuleFinding] = []
    let filled = kinds.compactMap { kind in
      volume.placeIfFilled(kind).map { (kind: kind, place: $0) }
    }
    if let first = filled.first, filled.count > 1 {
      let names = (volume.spelledName(of: first.kind), volume.spelledName(of: filled[1].kind))
      findings.append(
        RuleFinding(at: filled[1].place.name, .kinds(names.0, names.1, of: volume))
          .related(first.place.name, "the other kind"))
    }
    if volume.name.isUnset,
      let kind = filled.first(where: { filled in namedKinds.contains { $0 == filled.kind } })
    {
      findings.append(
        RuleFinding(at: kind.place.name, .unnamed(volume.spelledName(of: kind.kind))))
    }
    if let docker = volume.dockerVolumeConfiguration.value,
      let scope = docker.scope.value, scope == "task",
      case .value(false, let place) = docker.autoprovision
    {
      findings.append(RuleFinding(at: place.range, .autoprovision(of: volume)))
    }
    return findings
  }

  private static func duplicates(in volumes: [Volume]) -> [RuleFinding] {
    var firsts: [String: SourceRange] = [:]
    return volumes.compactMap { volume in
      guard case .value(let name, let place) = volume.name, !name.isEmpty else { return nil }
      guard let first = firsts[name.text] else {
        firsts[name.text] = place.range
        return nil
      }
      return RuleFinding(at: place.range, .duplicate(name)).related(first, "the first volume")
    }
  }

  private static func launchFindings(in volumes: [Volume]) -> [RuleFinding] {
    let places = volumes.compactMap { $0.placeIfFilled(.configuredAtLaunch) }
    guard let first = places.first else { return [] }
    return places.dropFirst().map { place in
      RuleFinding(at: place.name, .secondAtLaunch).related(first.name, "the first one")
    }
  }
}

extension ECSVolumeConflictRule {
  /// The volumes configured at launch that certainly no container mounts.
  private static func unmounted(
    _ volumes: [Volume], in definition: TaskDefinition
  ) -> [RuleFinding] {
    let launched = volumes.filter { $0.placeIfFilled(.configuredAtLaunch) != nil }
    guard !launched.isEmpty, let mounted = definition.mountedVolumes else { return [] }
    return launched.compactMap { volume in
      guard case .value(let name, let place) = volume.name, !name.isEmpty,
        !mounted.contains(name.text)
      else { return nil }
      return RuleFinding(at: place.range, .unmounted(name))
    }
  }
}

extension TaskDefinition {
  /// The names of the volumes that containers mount, nil if one is unresolved.
  fileprivate var mountedVolumes: Set<String>? {
    var names: Set<String> = []
    for container in containers where !container.mountPoints.isUnset {
      guard let mounts = container.mountPoints.value else { return nil }
      for mount in mounts {
        guard let name = mount.value?.sourceVolume.value else { return nil }
        names.insert(name.text)
      }
    }
    return names
  }
}

extension Volume {
  fileprivate var label: String {
    name.written.map { "volume '\($0.shown)'" } ?? "a volume"
  }
}

extension Message {
  private static let rejection: MessageText = "the API rejects the definition"

  fileprivate static func kinds(_ first: String, _ second: String, of volume: Volume) -> Message {
    Message(
      fact: "\(volume.label) has both '\(first)' and '\(second)'", consequence: rejection,
      remedy: "remove one of the two")
  }

  fileprivate static func unnamed(_ kind: String) -> Message {
    Message(
      fact: "missing 'name' of a volume with '\(kind)'", consequence: rejection,
      remedy: "add 'name'")
  }

  fileprivate static func autoprovision(of volume: Volume) -> Message {
    Message(
      fact: "\(volume.label) has scope 'task' and 'autoprovision' false", consequence: rejection,
      remedy: "remove 'autoprovision'; a volume of scope 'task' is always created")
  }

  fileprivate static func duplicate(_ name: JSONString) -> Message {
    Message(
      fact: "duplicate volume name '\(name.shown)'", consequence: rejection,
      remedy: "rename or remove one of the two volumes")
  }

  fileprivate static func unmounted(_ name: JSONString) -> Message {
    Message(
      fact: "volume '\(name.shown)' is configured at launch, but no container mounts it",
      consequence: rejection, remedy: "add a mount point for it, or remove the volume")
  }

  fileprivate static var secondAtLaunch: Message {
    Message(
      fact: "a second volume is configured at launch", consequence: rejection,
      remedy: "keep one volume with 'configuredAtLaunch'")
  }
}
