struct FirelensConfigS3OnFargateRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-s3-on-fargate",
    category: .firelens,
    severity: .error,
    stage: .start,
    summary: "The log router of a Fargate task takes its configuration from S3.",
    rationale: """
      Fargate has no support for the type `s3`. The API registers the definition all the same, and \
      RunTask answers that the platform does not have the required capabilities.
      """,
    remedy: "Put the file in the image and set the type to `file`, or take an `init` image of AWS "
      + "for Fluent Bit, which fetches files from S3 itself.",
    silences: ["firelens-config-not-file"],
    references: [.fireLensTaskDefinition, .firelensConfiguration],
    examples: [
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#, app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": [|"s3"|], "#
            + #""config-file-value": "arn:aws:s3:::koyama-config/extra.conf""#)),
      Example(
        task: #""requiresCompatibilities": ["EC2", "FARGATE"]"#, app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": [|"s3"|], "#
            + #""config-file-value": "arn:aws:s3:::koyama-config/extra.conf""#)),
      Example(
        task: #""requiresCompatibilities": ["EC2"]"#, app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "s3", "#
            + #""config-file-value": "arn:aws:s3:::koyama-config/extra.conf""#)),
      Example(
        task: #""compatibilities": ["EC2", "FARGATE"]"#, app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "s3", "#
            + #""config-file-value": "arn:aws:s3:::koyama-config/extra.conf""#)),
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    return definition.routers.compactMap { router in
      guard case .value(let type, let place) = router.configuration.configFileType, type == "s3"
      else { return nil }
      return RuleFinding(
        at: place.range, .s3OnFargate(router),
        subject: router.subject(ofOption: "config-file-type"))
    }
  }
}

extension Message {
  fileprivate static func s3OnFargate(_ router: LogRouter) -> Message {
    Message(
      fact: "log router \(router.container.label) has the 'config-file-type' 's3' on Fargate",
      consequence: "the API registers it, and no task of it starts: Fargate reads 'file' alone",
      remedy: "set it to 'file', and 'config-file-value' to the path of a file in the image"
    )
  }
}
