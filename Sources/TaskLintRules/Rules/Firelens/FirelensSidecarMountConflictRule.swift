struct FirelensSidecarMountConflictRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-mount-conflict",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "The log router mounts a volume where ECS mounts its own files.",
    rationale: """
      ECS mounts the configuration that it generates at `/fluent-bit/etc/fluent-bit.conf` or \
      `/fluentd/etc/fluent.conf`, and the folder of the FireLens socket at `/var/run`. A volume at \
      or above that file, or at that folder, hides it or is hidden by it: the router starts with \
      the wrong configuration, or does not start.
      """,
    remedy:
      "Mount the volume elsewhere, and set `config-file-value` to the path of the file there.",
    references: [.fireLensTaskDefinition, .agentFirelens, .agentTask],
    lessons: [
      Lesson(
        Example(
          app: Example.inlineOutput,
          sidecar: """
            \(mount(#"[|"/fluent-bit/etc"|]"#)),
            \(configuration("/fluent-bit/etc/extra.conf"))
            """),
        after: Example(
          app: Example.inlineOutput,
          sidecar: """
            \(mount(#""/fluent-bit/custom""#)),
            \(configuration("/fluent-bit/custom/extra.conf"))
            """))
    ],
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

  private static func configuration(_ path: String) -> String {
    Example.router(options: #""config-file-type": "file", "config-file-value": "\#(path)""#)
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
          return RuleFinding(at: place.range, .conflict(with: file, mount: text.text))
        }
        return path == Self.socketFolder
          ? RuleFinding(at: place.range, .conflictWithSocket(mount: text.text)) : nil
      }
    }
  }
}

extension Message {
  fileprivate static func conflict(with file: ContainerPath, mount: String) -> Message {
    Message(
      fact: "'containerPath' '\(mount)' conflicts with '\(file.normalized)', which ECS mounts",
      consequence:
        "if the volume hides that file, the log router starts with the wrong configuration "
        + "or not at all",
      remedy: "mount the volume elsewhere and set 'config-file-value' to the path of the file there"
    )
  }

  fileprivate static func conflictWithSocket(mount: String) -> Message {
    Message(
      fact:
        "'containerPath' '\(mount)' conflicts with the folder of the FireLens socket, which ECS "
        + "mounts",
      consequence: "if the volume hides the socket, no logs reach the log router",
      remedy: "mount the volume elsewhere"
    )
  }
}
