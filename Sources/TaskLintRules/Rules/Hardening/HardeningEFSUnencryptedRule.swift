struct HardeningEFSUnencryptedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-efs-unencrypted",
    category: .hardening,
    severity: .warning,
    stage: .run,
    summary: "An EFS volume is not encrypted in transit.",
    rationale: """
      `transitEncryption` is `DISABLED` by default. The data of the volume then crosses the \
      network in plain text.
      """,
    remedy: "Set `transitEncryption` to `ENABLED`.",
    controls: ["Security Hub ECS.18", "CKV_AWS_97", "trivy AWS-0035"],
    references: [.securityHubECS, .volume],
    lessons: [
      Lesson(efs(#"[|"efsVolumeConfiguration"|]"#))
    ],
    examples: [
      efs(#"[|"efsVolumeConfiguration"|]"#, more: #", "transitEncryption": "DISABLED""#),
      efs(more: #", "transitEncryption": "ENABLED""#),
      efs(more: #", "transitEncryption": "${ENCRYPTION}""#),
    ]
  )

  private static func efs(
    _ key: String = #""efsVolumeConfiguration""#, more: String = "", fileID: String = #fileID,
    line: Int = #line
  ) -> Example {
    Example(
      task: """
        "volumes": [{
          "name": "data",
          \(key): { "fileSystemId": "fs-0a1b2c3d4e5f60718"\(more) }
        }]
        """, fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    (definition.volumes.value ?? []).compactMap { volume in
      guard let volume = volume.value,
        case .value(let efs, let place) = volume.efsVolumeConfiguration,
        efs.isUnencrypted
      else { return nil }
      return RuleFinding(at: place.name, .unencrypted(volume)).fixed(by: efs.encryption(.safe))
    }
  }
}

extension Message {
  fileprivate static func unencrypted(_ volume: Volume) -> Message {
    let name = volume.name.written.map { " '\($0.shown)'" } ?? ""
    return Message(
      fact: "EFS volume\(name) is not encrypted in transit",
      consequence: "its data crosses the network in plain text",
      remedy: "set 'transitEncryption' to 'ENABLED'"
    )
  }
}
