struct FirelensSidecarImageFloatingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-image-floating",
    category: .firelens,
    severity: .note,
    stage: .run,
    summary: "The log router's image is not pinned to a version.",
    rationale: """
      A new Fluent Bit version can reject options that an older one ignored, and then exits with \
      255. With `latest`, or without a tag, the new version arrives with the next task that \
      starts, not with a deployment. AWS recommends a version tag. The rule accepts AWS's tag \
      `stable`.
      """,
    remedy: "Use a version tag or a digest.",
    references: [
      .awsForFluentBit,
      .init(
        "AWS for Fluent Bit, issue 371: a release that rejected an old option",
        "https://github.com/aws/aws-for-fluent-bit/issues/371"),
    ],
    lessons: [
      Lesson(
        Example(sidecar: #""image": [|"amazon/aws-for-fluent-bit:latest"|]"#),
        after: Example(sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#))
    ],
    examples: [
      Example(sidecar: #""image": [|"amazon/aws-for-fluent-bit:init-latest"|]"#),
      Example(sidecar: #""image": [|"koyama/fluent-bit:debug"|]"#),
      Example(sidecar: #""image": [|"localhost:5000/fluent-bit"|]"#),
      Example(sidecar: #""image": "koyama/fluent-bit:debug-2""#),
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
        ? "image '\(image)' has no tag, so it uses 'latest'"
        : "tag '\(tag)' of image '\(image)' is not a version",
      consequence: "the next task that starts may run a newer log router, which may reject the "
        + "current options",
      remedy: "use a version tag or a digest"
    )
  }
}
