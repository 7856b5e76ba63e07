struct FirelensSidecarReadOnlyRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-read-only",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "The log router's file system is read-only, and nothing in it can be written.",
    rationale: """
      AWS's images write files when they start: the init process its folder, the S3 output its \
      buffer. With a root file system that is read-only and no writable mount they stop, and the \
      essential sidecar takes the task with it.
      """,
    remedy: "Mount a volume where the router writes, or leave the root file system writable.",
    references: [
      .init(
        "AWS for Fluent Bit, issue 928", "https://github.com/aws/aws-for-fluent-bit/issues/928"),
      .init("Fluent Bit, issue 7308", "https://github.com/fluent/fluent-bit/issues/7308"),
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
      consequence:
        "what it writes when it starts, or buffers, has no place: it stops, and the task "
        + "with it",
      remedy: "mount a volume where the router writes, such as '/tmp', or set this to false"
    )
  }
}
