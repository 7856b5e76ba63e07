struct FirelensConfigS3OnFargateRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-s3-on-fargate",
    category: .firelens,
    severity: .error,
    stage: .start,
    summary: "The log router of a Fargate task reads its configuration from S3.",
    rationale: """
      Fargate does not support `config-file-type` `s3`. The API registers the definition, but \
      RunTask fails because the platform does not have the required capabilities.
      """,
    remedy: "Put the file in the image and set the type to `file`, or use an `init` image of AWS "
      + "for Fluent Bit, which downloads files from S3 itself.",
    silences: ["firelens-config-not-file"],
    references: [.fireLensTaskDefinition, .firelensConfiguration],
    lessons: [
      Lesson(
        Example(
          task: task, app: Example.inlineOutput,
          sidecar: Example.router(
            #""config-file-type": [|"s3"|], "#
              + #""config-file-value": "arn:aws:s3:::koyama-config/extra.conf""#)),
        after: Example(
          task: task, app: Example.inlineOutput,
          sidecar: Example.router(
            #""config-file-type": "file", "config-file-value": "/fluent-bit/etc/extra.conf""#)))
    ],
    examples: [
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

  private static let task = Example.fargateTask(family: "koyama")

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard routing.definition.platform == .fargate else { return [] }
    return routing.routers.compactMap { router in
      guard case .value(let type, let place) = router.configFileType, type == "s3"
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
      fact: "'config-file-type' 's3' of log router \(router.container.label) is not supported on "
        + "Fargate",
      consequence: "the API registers the definition, but its tasks do not start",
      remedy: "set it to 'file' and 'config-file-value' to the path of a file in the image"
    )
  }
}
