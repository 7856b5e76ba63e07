struct ECSMountInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-mount-invalid",
    category: .ecs,
    severity: .error,
    stage: .start,
    summary: "A mount has a path that the container runtime rejects.",
    rationale: """
      The runtime mounts one volume at each path of a container; the file systems in `tmpfs` count \
      as well. It rejects a second one as `Duplicate mount point`. Paths in Linux containers are \
      absolute. A relative `sourcePath` with a slash or a dot is neither a path of the host nor the \
      name of a Docker volume.
      """,
    remedy: "Use absolute paths, each once in a container.",
    references: [
      .mobyMounts,
      .init(
        "Docker: volume and path checks on Linux",
        "https://github.com/moby/moby/blob/master/volume/mounts/linux_parser.go"),
    ],
    lessons: [
      Lesson(
        mounts(#"{ "sourceVolume": "data", "containerPath": [|"data"|] }"#),
        after: mounts(#"{ "sourceVolume": "data", "containerPath": "/data" }"#)),
      Lesson(
        mounts(
          """
          { "sourceVolume": "data", "containerPath": [1|"/data"|] },
          { "sourceVolume": "logs", "containerPath": [|"/data/"|] }
          """),
        after: mounts(
          """
          { "sourceVolume": "data", "containerPath": "/data" },
          { "sourceVolume": "logs", "containerPath": "/logs" }
          """)),
    ],
    examples: [
      Example(
        app: #""linuxParameters": { "tmpfs": [{ "containerPath": [|"run"|], "size": 64 }] }"#),
      Example(
        task: #""volumes": [{ "name": "conf", "host": { "sourcePath": [|"./nginx.conf"|] } }]"#),
      mounts(#"{ "sourceVolume": "data", "containerPath": "/data" }"#),
      mounts(
        """
        { "sourceVolume": "data", "containerPath": "/data" },
        { "sourceVolume": "logs", "containerPath": "/data/logs" }
        """),
      mounts(#"{ "sourceVolume": "data", "containerPath": "C:\\\\data" }"#),
      mounts(#"{ "sourceVolume": "data", "containerPath": "${DATA}" }"#),
      Example(
        task: #""volumes": [{ "name": "conf", "host": { "sourcePath": "nginx-conf" } }]"#),
      Example(
        task: #""volumes": [{ "name": "conf", "host": { "sourcePath": "/nginx.conf" } }]"#),
    ]
  )

  private static func mounts(
    _ mounts: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: #""volumes": [{ "name": "data" }, { "name": "logs" }]"#,
      app: #""mountPoints": [\#(mounts)]"#, fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.runsOnWindows == false else { return [] }
    let sources = (definition.volumes.value ?? []).compactMap { volume -> RuleFinding? in
      guard let volume = volume.value,
        case .value(let path, let place)? = volume.host.value?.sourcePath,
        Self.isInvalidSource(path)
      else { return nil }
      return RuleFinding(at: place.range, .source(path, of: volume.name.written))
    }
    return sources + definition.containers.flatMap(Self.findings)
  }

  private static func findings(in container: ContainerDefinition) -> [RuleFinding] {
    let mounts = (container.mountPoints.value ?? []).compactMap { known($0.value?.containerPath) }
    let tmpfs = (container.linuxParameters.value?.tmpfs.value ?? [])
      .compactMap { known($0.value?.containerPath) }
    guard !mounts.isEmpty || !tmpfs.isEmpty else { return [] }
    var firsts: [ContainerPath: SourceRange] = [:]
    return (mounts + tmpfs).compactMap { path, place in
      guard !path.isBlank, !isOfWindows(path) else { return nil }
      guard ContainerPath.isAbsolute(path) else {
        return RuleFinding(at: place.range, .relative(path, in: container))
      }
      let known = ContainerPath(path)
      guard let first = firsts[known] else {
        firsts[known] = place.range
        return nil
      }
      return RuleFinding(at: place.range, .duplicate(path, in: container))
        .related(first, "the first mount")
    }
  }

  private static func known(_ path: Field<JSONString>?) -> (path: JSONString, place: Place)? {
    guard case .value(let path, let place) = path else { return nil }
    return (path, place)
  }

  /// Whether a path is one of Windows; many definitions for Windows do not specify it.
  private static func isOfWindows(_ path: JSONString) -> Bool {
    path.text.utf8.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") }
  }

  /// Whether a path is neither absolute nor the name of a Docker volume.
  private static func isInvalidSource(_ path: JSONString) -> Bool {
    guard !ContainerPath.isAbsolute(path), !isOfWindows(path) else { return false }
    return path.text.utf8.first == UInt8(ascii: ".")
      || path.text.utf8.contains(UInt8(ascii: "/"))
  }
}

extension Message {
  fileprivate static func relative(
    _ path: JSONString, in container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "mount path '\(path.shown)' of container \(container.label) is not absolute",
      consequence: "the container does not start",
      remedy: "use a path that begins with '/'"
    )
  }

  fileprivate static func duplicate(
    _ path: JSONString, in container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "duplicate mount path '\(path.shown)' in container \(container.label)",
      consequence: "the container does not start",
      remedy: "use another path, or remove one of the two mounts"
    )
  }

  fileprivate static func source(_ path: JSONString, of volume: JSONString?) -> Message {
    Message(
      fact: "host path '\(path.shown)'\(volume.map { " of volume '\($0.shown)'" } ?? "") "
        + "is not absolute",
      consequence: "the containers that mount it do not start",
      remedy: "use the absolute path of a file or folder on the host"
    )
  }
}
