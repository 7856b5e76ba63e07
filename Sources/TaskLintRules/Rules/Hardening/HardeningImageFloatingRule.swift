struct HardeningImageFloatingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "hardening-image-floating",
    category: .hardening,
    severity: .note,
    stage: .run,
    summary: "The image of a container has no fixed version.",
    rationale: """
      Without a tag, or with `latest`, each start may run another image than the one that was \
      tested. Two tasks of one service can then run different code.
      """,
    remedy: "Use the tag of a version, or a digest.",
    controls: ["CIS Docker v1.6.0 5.28"],
    references: [.containerDefinition],
    lessons: [
      Lesson(
        Example(app: #""image": [|"koyama/app:latest"|]"#),
        after: Example(app: #""image": "koyama/app:1.4""#))
    ],
    examples: [
      Example(app: #""image": [|"koyama/app"|]"#),
      Example(app: #""image": "koyama/app:latest-1.4""#),
      Example(app: #""image": "${IMAGE}""#),
      Example(app: #""image": """#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.apps.compactMap { container in
      guard case .value(let image, let place) = container.image, !image.isBlank else { return nil }
      let reference = ImageReference(image)
      guard reference.digest == nil, reference.tag == nil || reference.tag == "latest" else {
        return nil
      }
      return RuleFinding(at: place.range, .floating(image, container))
    }
  }
}

extension Message {
  fileprivate static func floating(
    _ image: JSONString, _ container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "image '\(image.shown)' of container \(container.label) has no fixed version",
      consequence: "each start may run another image",
      remedy: "use the tag of a version, or a digest"
    )
  }
}
