struct HardeningDockerSocketRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-docker-socket",
    category: .hardening,
    severity: .warning,
    stage: .run,
    summary: "A volume is the Docker socket or the root of the host.",
    rationale: """
      A container that can write to the Docker socket can start a privileged container, and one \
      that mounts `/` can read all secrets of its instance. Monitoring agents need one of them; \
      mount it read-only, and suppress the finding for them.
      """,
    remedy: "Mount only the folder that the container needs.",
    controls: ["CIS Docker v1.6.0 5.6", "CIS Docker v1.6.0 5.32"],
    references: [.volume, .dockerSecurity],
    lessons: [
      Lesson(
        Example(
          task: """
            "volumes": [{ "name": "docker", "host": { "sourcePath": [|"/var/run/docker.sock"|] } }]
            """),
        after: Example(
          task: #""volumes": [{ "name": "docker", "host": { "sourcePath": "/opt/app" } }]"#))
    ],
    examples: [
      Example(task: #""volumes": [{ "name": "root", "host": { "sourcePath": [|"/"|] } }]"#),
      Example(task: #""volumes": [{ "name": "root", "host": { "sourcePath": "/data" } }]"#),
      Example(task: #""volumes": [{ "name": "root", "host": { "sourcePath": "${ROOT}" } }]"#),
      Example(task: #""volumes": [{ "name": "root", "host": {} }]"#),
    ]
  )

  private static let paths: Set<String> = ["/var/run/docker.sock", "/run/docker.sock", "/"]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    (definition.volumes.value ?? []).compactMap { volume in
      guard case .value(let path, let place)? = volume.value?.host.value?.sourcePath,
        !path.isBlank, Self.paths.contains(ContainerPath(path).normalized)
      else { return nil }
      return RuleFinding(at: place.range, .host(path))
    }
  }
}

extension Message {
  fileprivate static func host(_ path: JSONString) -> Message {
    Message(
      fact: "a volume is '\(path.shown)' of the host",
      consequence: "a container that mounts it can control its instance",
      remedy: "mount only the folder that the container needs"
    )
  }
}
