struct FirelensSidecarReadOnlyRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-read-only",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "The log router has a read-only root file system and no writable mount.",
    rationale: """
      AWS's images write files: the init process writes to its folder, and the S3 output to its \
      buffer. With a read-only root file system and no writable mount they exit, and the task \
      stops with its essential container.
      """,
    remedy: "Mount a volume where the router writes, or make the root file system writable.",
    references: [
      .init(
        "AWS for Fluent Bit, issue 928", "https://github.com/aws/aws-for-fluent-bit/issues/928"),
      .init("Fluent Bit, issue 7308", "https://github.com/fluent/fluent-bit/issues/7308"),
    ],
    lessons: [
      Lesson(
        Example(sidecar: #""readonlyRootFilesystem": [|true|]"#),
        after: Example(
          task: #""volumes": [{ "name": "buffer" }]"#,
          sidecar: """
            "readonlyRootFilesystem": true,
            "mountPoints": [{ "sourceVolume": "buffer", "containerPath": "/tmp" }]
            """))
    ],
    examples: [
      Example(sidecar: #""readonlyRootFilesystem": [|true|]"#),
      Example(
        sidecar: """
          "readonlyRootFilesystem": [|true|],
          "mountPoints": [{ "sourceVolume": "ca", "containerPath": "/ca", "readOnly": true }]
          """),
      Example(sidecar: #""readonlyRootFilesystem": false"#),
      Example(app: #""readonlyRootFilesystem": true"#),
      Example(
        sidecar: """
          "readonlyRootFilesystem": true,
          "mountPoints": [{ "sourceVolume": "buffer", "containerPath": "/tmp" }]
          """),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard case .value(true, let place) = sidecar.readonlyRootFilesystem,
        !sidecar.mayHaveWritableMount
      else { return nil }
      return RuleFinding(at: place.range, .readOnly(sidecar))
    }
  }
}

extension Message {
  fileprivate static func readOnly(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) has a read-only root file system and no writable mount",
      consequence: "if it writes a file at its start or buffers logs on disk, it exits",
      remedy: "mount a volume where it writes, such as '/tmp', or set 'readonlyRootFilesystem' to "
        + "false"
    )
  }
}
