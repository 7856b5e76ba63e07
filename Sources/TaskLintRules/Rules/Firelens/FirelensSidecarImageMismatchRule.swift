struct FirelensSidecarImageMismatchRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-image-mismatch",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "The log router's image does not run the program that `type` specifies.",
    rationale: """
      ECS generates a configuration for the program that `type` specifies and mounts it where that \
      program reads it. Another program starts with the configuration of its image and does not \
      open the socket of FireLens, so the logs are lost.
      """,
    remedy: "Set `type` to the program that the image runs, or use an image of the other program.",
    references: [.fireLensTaskDefinition, .agentTask],
    lessons: [
      Lesson(
        Example(
          sidecar: """
            "image": [|"public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.2"|],
            \(Example.router(members: #""type": "fluentd","#))
            """),
        after: Example(
          sidecar: """
            "image": "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.2",
            \(Example.router())
            """))
    ],
    examples: [
      Example(sidecar: #""image": [|"fluent/fluentd:v1.17"|]"#),
      Example(sidecar: #""image": "fluent/fluent-bit:3.1""#),
      Example(
        sidecar: """
          "image": "docker.io/fluent/fluentd:v1.17",
          \(Example.router(members: #""type": "fluentd","#))
          """),
      Example(sidecar: #""image": "koyama/not-fluentd:1""#),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      guard let type = router.knownType,
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
      fact: "image '\(image)' runs \(runs.productName), but 'type' is '\(type.rawValue)'",
      consequence:
        "the program does not read the configuration that ECS generates, and the logs are "
        + "lost",
      remedy: "set 'type' to '\(runs.rawValue)', or use an image of \(type.productName)"
    )
  }
}
