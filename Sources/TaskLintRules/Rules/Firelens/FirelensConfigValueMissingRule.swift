struct FirelensConfigValueMissingRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-value-missing",
    category: .firelens,
    severity: .error,
    stage: .start,
    summary: "Either `config-file-type` or `config-file-value` is missing.",
    rationale: """
      The two options belong together. With a type and no value, the ECS agent cannot generate the \
      router's configuration, and the task does not start. With an empty value, Fluent Bit exits \
      on the empty include. With a value and no type, the router runs without the file, and no \
      message reports it; then the finding is a warning.
      """,
    remedy: "Set both options.",
    silences: ["firelens-config-not-file"],
    references: [.fireLensTaskDefinition, .firelensConfiguration],
    lessons: [
      Lesson(
        Example(
          app: Example.inlineOutput,
          sidecar: Example.router(#"[|"config-file-type"|]: "file""#)),
        after: Example(
          app: Example.inlineOutput,
          sidecar: Example.router(
            #""config-file-type": "file", "config-file-value": "/fluent-bit/etc/extra.conf""#)))
    ],
    examples: [
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(#"[|"config-file-value"|]: "/fluent-bit/configs/parse-json.conf""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(#""config-file-type": "file", [|"config-file-value"|]: """#)),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(#""config-file-type": "file", [|"config-file-value"|]: null"#),
        isDocumented: false),
      Example(
        task: #""requiresCompatibilities": ["EC2"]"#, app: Example.inlineOutput,
        sidecar: Example.router(#"[|"config-file-value"|]: "arn:aws:s3:::koyama-config/app.conf""#)),
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

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      let value = router.configFileValue
      let isEmpty = value.isUnset || value.value?.isBlank ?? false
      switch router.configFileType {
      case .absent, .null:
        guard let place = value.place, !isEmpty, value.written != nil else { return nil }
        return RuleFinding(
          at: place.name, .noType(router, value: value.written, on: routing.definition.platform),
          subject: router.subject(ofOption: "config-file-type")
        ).with(.warning)
      case .value(let type, let place) where isEmpty && (type == "file" || type == "s3"):
        return RuleFinding(
          at: value.place?.name ?? place.name,
          value.value == nil ? .noValue(type, of: router) : .emptyValue(type, of: router),
          subject: router.subject(ofOption: "config-file-value"))
      case .value, .unresolved, .mistyped:
        return nil
      }
    }
  }
}

extension Message {
  fileprivate static func noType(
    _ router: LogRouter, value: JSONString?, on platform: TaskDefinition.Platform
  ) -> Message {
    let isInS3 = value?.text.hasPrefix("arn:") ?? false
    return Message(
      fact:
        "log router \(router.container.label) has 'config-file-value' but no 'config-file-type'",
      consequence: "the router starts without the file, and no message reports it",
      remedy: !isInS3
        ? "set 'config-file-type' to 'file'"
        : platform == .fargate
          ? "set 'config-file-type' to 'file' and 'config-file-value' to the path of a file in the "
            + "image"
          : "set 'config-file-type' to 's3'"
    )
  }

  fileprivate static func noValue(_ type: JSONString, of router: LogRouter) -> Message {
    Message(
      fact: "log router \(router.container.label) has 'config-file-type' '\(type.text)' but no "
        + "'config-file-value'",
      consequence:
        "the ECS agent cannot generate the router's configuration, and the task does not "
        + "start",
      remedy: setValue(for: type)
    )
  }

  fileprivate static func emptyValue(_ type: JSONString, of router: LogRouter) -> Message {
    Message(
      fact: "'config-file-value' of log router \(router.container.label) is empty",
      consequence: type == "s3"
        ? "the ECS agent cannot download the file, and the task does not start"
        : router.knownType == .fluentbit
          ? "Fluent Bit exits on the empty include, and the task does not start"
          : "if the router rejects the empty include, the task does not start",
      remedy: setValue(for: type)
    )
  }

  private static func setValue(for type: JSONString) -> MessageText {
    type == "s3"
      ? "set 'config-file-value' to the ARN of the object in S3"
      : "set 'config-file-value' to the path of the file in the image"
  }
}
