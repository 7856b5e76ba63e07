struct FirelensConfigValueMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-value-missing",
    category: .firelens,
    severity: .error,
    stage: .start,
    summary: "Of `config-file-type` and `config-file-value` one is missing.",
    rationale: """
      The two belong together. With a type and no value the ECS agent fails to make the router's \
      configuration, and the task does not start; with a value and no type the file is never read, \
      and nothing says so.
      """,
    remedy: "Write both, or neither.",
    silences: ["firelens-config-not-file"],
    references: [.fireLensTaskDefinition, .firelensConfiguration],
    examples: [
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(#"[|"config-file-type"|]: "file""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(#"[|"config-file-value"|]: "/fluent-bit/configs/parse-json.conf""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(#""config-file-type": "file", [|"config-file-value"|]: """#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "file", "config-file-value": "/fluent-bit/configs/parse-json.conf""#
        )),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(#""config-file-type": "file", "config-file-value": "${CONFIG}""#)),
      Example(app: Example.inlineOutput, sidecar: Example.router(#""config-file-value": """#)),
      Example(
        app: Example.inlineOutput, sidecar: Example.router(#""config-file-value": true"#)),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.routers.compactMap { router in
      let value = router.configuration.configFileValue
      let isEmpty = value.isUnset || value.value?.isBlank ?? false
      switch router.configuration.configFileType {
      case .absent, .null:
        guard let place = value.place, !isEmpty, value.written != nil else { return nil }
        return RuleFinding(
          at: place.name, .noType(router), subject: router.subject(ofOption: "config-file-type"))
      case .value(let type, let place) where isEmpty && (type == "file" || type == "s3"):
        let key = value.value == nil ? place.name : value.place?.name ?? place.name
        return RuleFinding(
          at: key, .noValue(type, of: router),
          subject: router.subject(ofOption: "config-file-value"))
      case .value, .unresolved, .mistyped:
        return nil
      }
    }
  }
}

extension Message {
  fileprivate static func noType(_ router: LogRouter) -> Message {
    Message(
      fact: "log router \(router.container.label) has a 'config-file-value' and no "
        + "'config-file-type'",
      consequence: "the file is never read, and nothing says so",
      remedy: "add 'config-file-type': 'file'"
    )
  }

  fileprivate static func noValue(_ type: JSONString, of router: LogRouter) -> Message {
    Message(
      fact: "log router \(router.container.label) has the 'config-file-type' '\(type.text)' and no "
        + "'config-file-value'",
      consequence: "the agent cannot make the router's configuration, and the task does not start",
      remedy: type == "s3"
        ? "set 'config-file-value' to the ARN of the file in S3"
        : "set 'config-file-value' to the path of the file in the image"
    )
  }
}
