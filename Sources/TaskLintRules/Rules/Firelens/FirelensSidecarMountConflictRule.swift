struct FirelensSidecarMountConflictRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-mount-conflict",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "A volume of the log router is mounted where ECS mounts its own files.",
    rationale: """
      ECS mounts the configuration that it generates, `/fluent-bit/etc/fluent-bit.conf` or \
      `/fluentd/etc/fluent.conf`, and the folder of its socket, `/var/run`. A volume at or above the \
      file, or at the folder, hides one of the two or is hidden by it: the router starts with the \
      wrong configuration, or not at all.
      """,
    remedy: "Mount the volume elsewhere, and name the file there in `config-file-value`.",
    references: [.fireLensTaskDefinition, .agentFirelens, .agentTask],
    examples: [
      Example(sidecar: mount(#"[|"/fluent-bit/etc"|]"#)),
      Example(sidecar: mount(#"[|"/fluent-bit/etc/fluent-bit.conf"|]"#)),
      Example(sidecar: mount(#"[|"/fluent-bit//etc/"|]"#), isDocumented: false),
      Example(sidecar: mount(#"[|"/var/run"|]"#)),
      Example(sidecar: mount(#""/fluent-bit/custom""#)),
      Example(sidecar: mount(#""/var/run/secrets""#)),
      Example(sidecar: mount(#""/fluentd/etc""#)),
      Example(app: mount(#""/var/run""#)),
      Example(sidecar: mount(#""""#)),
    ]
  )

  private static func mount(_ path: String) -> String {
    #""mountPoints": [{ "sourceVolume": "files", "containerPath": \#(path), "readOnly": true }]"#
  }

  private static let socketFolder = ContainerPath("/var/run")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.flatMap { sidecar in
      (sidecar.mountPoints.value ?? []).compactMap { mount in
        guard case .value(let text, let place)? = mount.value?.containerPath, !text.isBlank
        else { return nil }
        let path = ContainerPath(text)
        let type = sidecar.firelensConfiguration.value?.knownType
        if let file = type?.generatedConfiguration, path.holds(file) {
          return RuleFinding(at: place.range, .hides(file, mount: text.text, of: sidecar))
        }
        return path == Self.socketFolder
          ? RuleFinding(at: place.range, .hidesSocket(mount: text.text, of: sidecar)) : nil
      }
    }
  }
}

extension Message {
  fileprivate static func hides(
    _ file: ContainerPath, mount: String, of sidecar: ContainerDefinition
  ) -> Message {
    Message(
      fact: "\(sidecar.label) mounts a volume at '\(mount)', where ECS mounts "
        + "'\(file.normalized)'",
      consequence: "the one hides the other: the router starts with the wrong configuration, or "
        + "not at all",
      remedy: "mount it elsewhere, and name the file there in 'config-file-value'"
    )
  }

  fileprivate static func hidesSocket(mount: String, of sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "\(sidecar.label) mounts a volume at '\(mount)', where ECS mounts the folder of the "
        + "socket that the logs come by",
      consequence: "when the one hides the other, no line reaches the router",
      remedy: "mount it elsewhere"
    )
  }
}
