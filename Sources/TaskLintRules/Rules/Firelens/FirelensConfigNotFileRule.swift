struct FirelensConfigNotFileRule: RoutingRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-not-file",
    category: .firelens,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The log router does not read its configuration from a file in its image.",
    rationale: """
      Where the outputs are in a file of the router's image, the router reads that file only with \
      `config-file-type: file`. A file in S3 can change without a new revision of the task \
      definition, and Fargate does not support it.
      """,
    remedy: "Set `config-file-type` to `file` and `config-file-value` to the path of the file.",
    references: [.fireLensTaskDefinition, .firelensConfiguration],
    lessons: [
      Lesson(
        Example(
          app: Example.inlineOutput,
          sidecar: #"[|"firelensConfiguration"|]: { "type": "fluentbit" }"#),
        after: Example(app: Example.inlineOutput, sidecar: Example.router()))
    ],
    examples: [
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": [|"s3"|], "#
            + #""config-file-value": "arn:aws:s3:::koyama-config/extra.conf""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: #"[|"firelensConfiguration"|]: { "type": "fluentbit", "options": null }"#,
        isDocumented: false),
      Example(
        configuration: Example.withSidecar,
        over: Example(
          app: Example.inlineOutput,
          sidecar: #"[|"firelensConfiguration"|]: { "type": "fluentbit" }"#),
        isDocumented: false),
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "${CONFIG_TYPE}", "#
            + #""config-file-value": "arn:aws:s3:::koyama-config/extra.conf""#)),
    ]
  )

  private let sidecar: SidecarTemplate?

  init(settings: RuleSettings) { sidecar = settings.sidecar }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      finding(router, in: routing)?
        .fixed(by: sidecar?.readingFile(router, in: routing.definition))
    }
  }

  private func finding(_ router: LogRouter, in routing: LogRouting) -> RuleFinding? {
    switch router.configFileType {
    case .absent, .null:
      return RuleFinding(
        at: router.place.name, .notFile(router),
        subject: router.subject(ofOption: "config-file-type"))
    case .value(let type, let place)
    where type == "s3" && routing.definition.platform != .fargate:
      return RuleFinding(
        at: place.range, .fromS3(router), subject: router.subject(ofOption: "config-file-type"))
    case .value, .unresolved, .mistyped:
      return nil
    }
  }
}

extension Message {
  fileprivate static func notFile(_ router: LogRouter) -> Message {
    Message(
      fact: "log router \(router.container.label) has no 'config-file-type'",
      consequence: demand,
      remedy:
        "set 'config-file-type' to 'file' and 'config-file-value' to the path of a file in the "
        + "image"
    )
  }

  fileprivate static func fromS3(_ router: LogRouter) -> Message {
    Message(
      fact: "'config-file-type' of log router \(router.container.label) is 's3', not 'file'",
      consequence: demand,
      remedy: "set it to 'file' and 'config-file-value' to the path of a file in the image"
    )
  }

  private static let demand: MessageText =
    "policy: a log router reads its configuration from a file in its image"
}
