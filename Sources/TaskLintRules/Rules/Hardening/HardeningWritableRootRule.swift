struct HardeningWritableRootRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-writable-root",
    category: .hardening,
    severity: .note,
    stage: .run,
    summary: "A container can write to its root file system.",
    rationale: """
      An attacker can change the programs of a container whose root file system is writable. The \
      rule does not check log routers, which write their configuration and socket, nor Windows, \
      which does not support a read-only file system.
      """,
    remedy:
      "Set `readonlyRootFilesystem` to `true`, and mount a volume where the container writes.",
    controls: [
      "Security Hub ECS.5", "CIS Docker v1.6.0 5.13", "CKV_AWS_336",
      "prowler ecs_task_definitions_containers_readonly_access",
    ],
    references: [.securityHubECS, .containerDefinition],
    lessons: [
      Lesson(
        Example(app: #""readonlyRootFilesystem": [|false|]"#),
        after: Example(app: #""readonlyRootFilesystem": true"#))
    ],
    examples: [
      Example(app: #""name": [|"app"|]"#),
      Example(
        app: #""readonlyRootFilesystem": true"#, sidecar: #""readonlyRootFilesystem": false"#),
      Example(
        task: #""runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.runsOnWindows == false else { return [] }
    return definition.apps.compactMap { container in
      let subject = container.subject("readonlyRootFilesystem")
      switch container.readonlyRootFilesystem {
      case .absent:
        return RuleFinding(at: container.nameRange, .writable(container), subject: subject)
          .fixed(by: Self.fix(container))
      case .null(let place), .value(false, let place):
        return RuleFinding(at: place.range, .writable(container)).fixed(by: Self.fix(container))
      case .value, .unresolved, .mistyped:
        return nil
      }
    }
  }

  private static func fix(_ container: ContainerDefinition) -> Fix? {
    Fix(
      .unsafe, "set 'readonlyRootFilesystem' to true",
      edit: container.setting(.readonlyRootFilesystem, to: true))
  }
}

extension Message {
  fileprivate static func writable(_ container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) can write to its root file system",
      consequence: "an attacker can change its programs",
      remedy: "set 'readonlyRootFilesystem' to true, and mount a volume where it writes"
    )
  }
}
