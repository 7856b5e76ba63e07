struct FirelensConfigNotFileRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-not-file",
    category: .firelens,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The log router does not take its configuration from a file of its image.",
    rationale: """
      The house's outputs stand in a file that the router's image carries, and the router reads it \
      only with `config-file-type: file`. Fargate knows no other type, and a file in S3 changes \
      without a new revision of the task definition.
      """,
    remedy: "Set `config-file-type` to `file` and `config-file-value` to the file's path.",
    references: [.fireLensTaskDefinition, .firelensConfiguration],
    examples: [
      Example(
        app: Example.inlineOutput,
        sidecar: #"[|"firelensConfiguration"|]: { "type": "fluentbit" }"#),
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
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "${CONFIG_TYPE}", "#
            + #""config-file-value": "arn:aws:s3:::koyama-config/extra.conf""#)),
      Example(app: Example.inlineOutput),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.routers.compactMap { router in
      switch router.configuration.configFileType {
      case .absent, .null:
        return RuleFinding(
          at: router.place.name, .notFile(router),
          subject: router.subject(ofOption: "config-file-type"))
      case .value(let type, let place) where type == "s3" && definition.platform != .fargate:
        return RuleFinding(
          at: place.range, .fromS3(router), subject: router.subject(ofOption: "config-file-type"))
      case .value, .unresolved, .mistyped:
        return nil
      }
    }
  }
}

extension Message {
  fileprivate static func notFile(_ router: LogRouter) -> Message {
    Message(
      fact: "log router \(router.container.label) has no 'config-file-type'",
      consequence: "ECS then includes no file of the image in the configuration that it generates",
      remedy: "set 'config-file-type' to 'file' and 'config-file-value' to the file's path"
    )
  }

  fileprivate static func fromS3(_ router: LogRouter) -> Message {
    Message(
      fact: "log router \(router.container.label) has the 'config-file-type' 's3', and not 'file'",
      consequence: "what S3 holds can change without a new revision, and Fargate cannot read it",
      remedy: "set it to 'file', and 'config-file-value' to the path of a file in the image"
    )
  }
}
