struct FirelensConfigTypeInvalidRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-type-invalid",
    category: .firelens,
    severity: .error,
    stage: .start,
    summary: "`config-file-type` is neither `file` nor `s3`.",
    rationale: """
      The API accepts any text. The ECS agent knows `file` and `s3`, in lower case. With any other \
      value it cannot generate the router's configuration, and the task does not start.
      """,
    remedy: "Write `file`, or `s3` on EC2.",
    silences: ["firelens-config-not-file"],
    references: [.fireLensTaskDefinition, .firelensConfiguration],
    lessons: [
      Lesson(
        Example(
          app: Example.inlineOutput,
          sidecar: Example.router(
            #""config-file-type": [|"File"|], "config-file-value": "/fluent-bit/etc/extra.conf""#)),
        after: Example(
          app: Example.inlineOutput,
          sidecar: Example.router(
            #""config-file-type": "file", "config-file-value": "/fluent-bit/etc/extra.conf""#)))
    ],
    examples: [
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": [|""|], "config-file-value": "/fluent-bit/etc/extra.conf""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "{{ config_type }}", "#
            + #""config-file-value": "/fluent-bit/etc/extra.conf""#)),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      guard case .value(let type, let place) = router.configFileType,
        type != "file", type != "s3"
      else { return nil }
      return RuleFinding(
        at: place.range, .invalidType(type, of: router, on: routing.definition.platform),
        subject: router.subject(ofOption: "config-file-type"))
    }
  }
}

extension Message {
  fileprivate static func invalidType(
    _ type: JSONString, of router: LogRouter, on platform: TaskDefinition.Platform
  ) -> Message {
    let nearest = EditDistance.nearest(to: type.text, in: ["file", "s3"])
    return Message(
      fact: "invalid 'config-file-type' value '\(asked: type.text)' of log router "
        + "\(router.container.label); expected 'file' or 's3'",
      consequence: "the ECS agent rejects it, and the task does not start",
      remedy: nearest == "s3" && platform != .fargate
        ? "write 's3'"
        : nearest == "file"
          ? "write 'file'"
          : "write 'file' and set 'config-file-value' to the path of a file in the image"
    )
  }
}
