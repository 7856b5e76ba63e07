struct FirelensSidecarImageFloatingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-image-floating",
    category: .firelens,
    severity: .note,
    stage: .run,
    summary: "The log router's image is not pinned to a version.",
    rationale: """
      A new Fluent Bit refuses options that an older one passed over, and exits with 255. With \
      `latest`, or no tag at all, that comes with the next task that starts, not with a deployment. \
      AWS advises to pin a version; its own `stable` is let pass.
      """,
    remedy: "Name a version tag or a digest.",
    references: [
      .awsForFluentBit,
      .init(
        "AWS for Fluent Bit, issue 371: a release that refused an old option",
        "https://github.com/aws/aws-for-fluent-bit/issues/371"),
    ],
    examples: [
      Example(sidecar: #""image": [|"amazon/aws-for-fluent-bit:latest"|]"#),
      Example(sidecar: #""image": [|"amazon/aws-for-fluent-bit:init-latest"|]"#),
      Example(sidecar: #""image": [|"localhost:5000/fluent-bit"|]"#),
      Example(sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(sidecar: #""image": "amazon/aws-for-fluent-bit:stable""#),
      Example(sidecar: #""image": "amazon/aws-for-fluent-bit:${TAG}""#),
      Example(
        sidecar: """
          "image": "koyama/fluent-bit@sha256:\(String(repeating: "0123456789abcdef", count: 4))"
          """),
      Example(app: #""image": "koyama/app:latest""#),
      Example(sidecar: #""image": """#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard case .value(let image, let place) = sidecar.image, !image.isBlank else { return nil }
      let reference = ImageReference(image)
      let tag = reference.tagBytes ?? []
      guard reference.digestBytes == nil, !tag.isText("stable"), !tag.contains(where: \.isDigit)
      else { return nil }
      return RuleFinding(at: place.range, .floating(image.text, tag: String(tag)))
    }
  }
}

extension Message {
  fileprivate static func floating(_ image: String, tag: String) -> Message {
    Message(
      fact: tag.isEmpty
        ? "'\(image)' has no tag, which means 'latest'" : "the tag '\(tag)' names no version",
      consequence: "the next task that starts may run another log router, which refuses an option "
        + "of today's",
      remedy: "name a version, or a digest"
    )
  }
}
