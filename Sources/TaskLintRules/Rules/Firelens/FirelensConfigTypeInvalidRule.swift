struct FirelensConfigTypeInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-type-invalid",
    category: .firelens,
    severity: .error,
    stage: .start,
    summary: "A `config-file-type` is neither `file` nor `s3`.",
    rationale: """
      The API registers any text here. The ECS agent compares it with `s3` and `file`, in lower \
      case, and fails to make the router's configuration from another, so that the task never \
      starts.
      """,
    remedy: "Write `file`, or `s3` on EC2.",
    silences: ["firelens-config-not-file"],
    references: [.fireLensTaskDefinition, .firelensConfiguration],
    examples: [
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": [|"File"|], "config-file-value": "/fluent-bit/etc/extra.conf""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": [|""|], "config-file-value": "/fluent-bit/etc/extra.conf""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "file", "config-file-value": "/fluent-bit/etc/extra.conf""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "{{ config_type }}", "#
            + #""config-file-value": "/fluent-bit/etc/extra.conf""#)),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.routers.compactMap { router in
      guard case .value(let type, let place) = router.configuration.configFileType,
        type != "file", type != "s3"
      else { return nil }
      return RuleFinding(
        at: place.range, .invalidType(type, of: router),
        subject: router.subject(ofOption: "config-file-type"))
    }
  }
}

extension Message {
  fileprivate static func invalidType(_ type: JSONString, of router: LogRouter) -> Message {
    let nearest = EditDistance.nearest(to: type.text, in: ["file", "s3"]) ?? "file"
    return Message(
      fact: "log router \(router.container.label) has the 'config-file-type' '\(type.text)'",
      consequence: "the agent knows only 'file' and 's3', and the task does not start",
      remedy: "write '\(nearest)'"
    )
  }
}
