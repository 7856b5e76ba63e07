struct FirelensSidecarImageMismatchRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-image-mismatch",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "The log router's image runs another program than its `type` says.",
    rationale: """
      ECS writes the configuration of the program that `type` names and mounts it where that one \
      looks. The other program starts with the configuration of its image, never opens the socket, \
      and the apps' lines go nowhere.
      """,
    remedy: "Set `type` to what the image runs, or take the other program's image.",
    references: [.fireLensTaskDefinition, .agentTask],
    examples: [
      Example(sidecar: #""image": [|"fluent/fluentd:v1.17"|]"#),
      Example(
        sidecar: """
          "image": [|"public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.2"|],
          \(Example.router(members: #""type": "fluentd","#))
          """),
      Example(sidecar: #""image": "fluent/fluent-bit:3.1""#),
      Example(
        sidecar: """
          "image": "docker.io/fluent/fluentd:v1.17",
          \(Example.router(members: #""type": "fluentd","#))
          """),
      Example(sidecar: #""image": "koyama/not-fluentd:1""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.routers.compactMap { router in
      guard let type = router.configuration.knownType,
        case .value(let image, let place) = router.container.image,
        let runs = FirelensType.knownIn(ImageReference(image)), runs != type
      else { return nil }
      return RuleFinding(at: place.range, .mismatch(image.text, runs: runs, type: type))
    }
  }
}

extension Message {
  fileprivate static func mismatch(_ image: String, runs: FirelensType, type: FirelensType)
    -> Message
  {
    Message(
      fact: "'\(image)' runs \(runs.productName), but the log router's type is '\(type.rawValue)'",
      consequence: "ECS mounts a configuration that the program never reads: no line arrives",
      remedy: "set 'type' to '\(runs.rawValue)', or take an image of \(type.productName)"
    )
  }
}
