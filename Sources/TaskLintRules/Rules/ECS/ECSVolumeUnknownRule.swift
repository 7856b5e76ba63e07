struct ECSVolumeUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-volume-unknown",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A container mounts a volume that the task does not declare.",
    rationale: """
      A mount point names one of the task's `volumes`, by its name and with its case. The API \
      refuses a name that is not among them.
      """,
    remedy: "Declare the volume in `volumes`, or correct the name.",
    references: [.containerDefinition, .registerTaskDefinition],
    examples: [
      Example(
        task: #""volumes": [{ "name": "data" }]"#,
        app: #""mountPoints": [{ "sourceVolume": [|"date"|], "containerPath": "/data" }]"#),
      Example(
        task: #""volumes": []"#,
        app: #""mountPoints": [{ "sourceVolume": [|"data"|], "containerPath": "/data" }]"#),
      Example(
        task: #""volumes": [{ "name": "data" }]"#,
        app: #""mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]"#),
      Example(app: #""mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]"#),
      Example(
        task: #""volumes": [{ "name": "data" }]"#,
        app: #""mountPoints": [{ "sourceVolume": "", "containerPath": "/data" }]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let names = definition.volumeNames else { return [] }
    // Few tasks have more than one or two; of a hostile file's thousands none is suggested.
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
      fact: "container \(container.label) mounts '\(volume.shown)', no volume of the task",
      consequence: "the API refuses the definition at registration",
      remedy: nearest.map { "write '\($0)' if that is meant" }
        ?? "declare it in the task's 'volumes'"
    )
  }
}
