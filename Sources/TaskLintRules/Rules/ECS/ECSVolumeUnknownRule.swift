struct ECSVolumeUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-volume-unknown",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A container mounts a volume that the task does not declare.",
    rationale: """
      A mount point refers to one of the task's `volumes` by name, in the same case. The API rejects \
      any other name.
      """,
    remedy: "Declare the volume in `volumes`, or correct the name.",
    references: [.containerDefinition, .registerTaskDefinition],
    lessons: [
      Lesson(
        Example(
          task: #""volumes": [{ "name": "data" }]"#,
          app: #""mountPoints": [{ "sourceVolume": [|"date"|], "containerPath": "/data" }]"#),
        after: Example(
          task: #""volumes": [{ "name": "data" }]"#,
          app: #""mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]"#))
    ],
    examples: [
      Example(
        task: #""volumes": []"#,
        app: #""mountPoints": [{ "sourceVolume": [|"data"|], "containerPath": "/data" }]"#),
      Example(
        task: #""volumes": [{ "name": "logs" }]"#,
        app: #""mountPoints": [{ "sourceVolume": [|"Logs"|], "containerPath": "/logs" }]"#),
      Example(app: #""mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]"#),
      Example(
        task: #""volumes": [{ "name": "data" }]"#,
        app: #""mountPoints": [{ "sourceVolume": "", "containerPath": "/data" }]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let names = definition.volumeNames else { return [] }
    // Most tasks have one or two volumes; suggestions among thousands would take too long.
    lazy var suggestions = names.count <= 20 ? names.sorted() : []
    return definition.containers.flatMap { container in
      (container.mountPoints.value ?? []).compactMap { mount in
        guard let volume = mount.value?.sourceVolume.value, !volume.isEmpty,
          !names.contains(volume.text)
        else { return nil }
        let nearest = EditDistance.nearest(to: volume.text, in: suggestions)
        return RuleFinding(at: volume.range, .undeclared(volume, in: container, nearest: nearest))
      }
    }
  }
}

extension Message {
  fileprivate static func undeclared(
    _ volume: JSONString, in container: ContainerDefinition, nearest: String?
  ) -> Message {
    Message(
      fact: "container \(container.label) mounts unknown volume '\(volume.shown)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      consequence: "the API rejects the definition",
      remedy: nearest.map { "use '\($0)', or declare the volume in the task's 'volumes'" }
        ?? "declare the volume in the task's 'volumes'"
    )
  }
}
