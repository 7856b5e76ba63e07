struct ECSHealthCheckShellAbsentRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-health-check-shell-absent",
    category: .ecs,
    severity: .warning,
    stage: .start,
    summary: "A health check uses a shell, and the image has none.",
    rationale: """
      The images `fluent/fluent-bit`, except `*-debug`, and those of the OpenTelemetry collectors \
      contain only their program. A check with `CMD-SHELL` or `sh` fails there, the container \
      becomes unhealthy, and ECS stops the task of an essential one.
      """,
    remedy: "Use `CMD` with a program of the image, or an image with a shell.",
    silences: ["firelens-health-check-unreachable"],
    references: [
      .healthCheck,
      .init(
        "Fluent Bit: images for Docker",
        "https://docs.fluentbit.io/manual/installation/downloads/docker"),
      .init(
        "AWS Distro for OpenTelemetry: health check on ECS",
        "https://github.com/aws-observability/aws-otel-collector/blob/main/Dockerfile"),
    ],
    lessons: [
      Lesson(
        collector(#"["CMD-SHELL", [|"curl -f http://localhost:13133/ || exit 1"|]]"#),
        after: collector(#"["CMD", "/healthcheck"]"#))
    ],
    examples: [
      collector(#"["CMD", "sh", [|"-c"|], "/healthcheck"]"#),
      Example(
        sidecar: """
          "image": "fluent/fluent-bit:4.0.1",
          "healthCheck": { "command": ["CMD-SHELL", [|"pidof fluent-bit"|]] }
          """),
      Example(
        sidecar: """
          "image": "fluent/fluent-bit:4.0.1-debug",
          "healthCheck": { "command": ["CMD-SHELL", "pidof fluent-bit"] }
          """),
      Example(
        sidecar: """
          "image": "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.5",
          "healthCheck": { "command": ["CMD-SHELL", "pidof fluent-bit"] }
          """),
      Example(
        sidecar: """
          "image": "${REGISTRY}/fluent-bit:4.0.1",
          "healthCheck": { "command": ["CMD-SHELL", "pidof fluent-bit"] }
          """),
    ]
  )

  private static func collector(
    _ command: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      app: """
        "image": "public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0",
        "healthCheck": { "command": \(command) }
        """, fileID: fileID, line: line)
  }

  /// The repositories whose images contain no shell.
  private static let repositories: [StaticString] = [
    "fluent/fluent-bit", "aws-observability/aws-otel-collector", "amazon/aws-otel-collector",
    "otel/opentelemetry-collector", "otel/opentelemetry-collector-contrib",
  ]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.compactMap { container in
      guard !container.healthCheck.isUnset, let image = container.image.value,
        let command = HealthCheckCommand(of: container), command.usesShell,
        command.words.count > 1, Self.lacksShell(ImageReference(image))
      else { return nil }
      let word = command.words[min(command.words[0].text == "CMD" ? 2 : 1, command.words.count - 1)]
      return RuleFinding(at: word.place.range, .noShell(container, image))
    }
  }

  private static func lacksShell(_ image: ImageReference) -> Bool {
    guard image.tag?.holds("debug") != true, image.tag != nil || image.digest == nil else {
      return false
    }
    return repositories.contains { image.repositoryEnds(in: $0) }
  }
}

extension Message {
  fileprivate static func noShell(
    _ container: ContainerDefinition, _ image: JSONString
  ) -> Message {
    Message(
      fact: "the health check of container \(container.label) needs a shell, and image "
        + "'\(image.shown)' has none",
      consequence: "the check fails, and the container becomes unhealthy",
      remedy: "use 'CMD' with a program of the image, or an image with a shell"
    )
  }
}
