struct FirelensConfigS3ARNInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-s3-arn-invalid",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "The custom configuration file in S3 is not named by its ARN.",
    rationale: """
      With `config-file-type` `s3` the value is the full ARN of an object, \
      `arn:aws:s3:::bucket/key`. For an `s3://` URL the API answers "Invalid arn syntax", and the \
      agent reads nothing else.
      """,
    remedy: "Write the object's ARN: `arn:aws:s3:::bucket/key`.",
    references: [
      .firelensConfiguration,
      .init(
        "Amazon ECS agent: the form of the ARN",
        "https://github.com/aws/amazon-ecs-agent/blob/master/agent/s3/s3.go"),
      .init(
        "A registration that was refused for a URL",
        "https://github.com/aws/aws-cli/issues/7147"),
    ],
    examples: [
      Example(app: Example.inlineOutput, sidecar: s3(#"[|"s3://koyama-config/app.conf"|]"#)),
      Example(app: Example.inlineOutput, sidecar: s3(#"[|"arn:aws:s3:::koyama-config"|]"#)),
      Example(
        app: Example.inlineOutput,
        sidecar: s3(#"[|"arn:aws:s3:us-east-1::koyama-config/app.conf"|]"#)),
      Example(
        app: Example.inlineOutput, sidecar: s3(#""arn:aws:s3:::koyama-config/app.conf""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: s3(#""arn:aws-cn:s3:::koyama-config/logs/app.conf""#)),
      Example(app: Example.inlineOutput, sidecar: s3(#""${CONFIG_ARN}""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: s3(#"[|"arn:aws:sns:::koyama-config/app.conf"|]"#), isDocumented: false),
      Example(
        app: Example.inlineOutput,
        sidecar: s3(#"[|"arn:aws:s3::111122223333:koyama-config/app.conf"|]"#),
        isDocumented: false),
      Example(
        app: Example.inlineOutput, sidecar: s3(#"[|"s3:\/\/koyama-config\/app.conf"|]"#),
        isDocumented: false),
      Example(app: Example.inlineOutput, sidecar: s3(#""""#)),
    ]
  )

  private static func s3(_ value: String) -> String {
    Example.router(
      options: #""config-file-type": "s3", "config-file-value": \#(value)"#)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    // On Fargate no value is right: that is another rule's finding, and its remedy replaces this.
    guard definition.platform != .fargate else { return [] }
    return definition.routers.compactMap { router in
      let value = router.configuration.configFileValue
      guard let type = router.configuration.configFileType.value, type == "s3",
        let place = value.place
      else { return nil }
      let subject = router.subject(ofOption: "config-file-value")
      // Whatever a placeholder further on stands for, a URL is no ARN.
      if let url = value.written, url.decodedBytes.begins(with: "s3://") {
        return RuleFinding(at: place.range, .url(url.text), subject: subject)
          .fixed(by: Self.fix(url))
      }
      guard let value = value.value, !value.isBlank,
        !Self.namesObject(value.text)
      else { return nil }
      return RuleFinding(at: place.range, .noObject(value.text), subject: subject)
    }
  }

  private static func namesObject(_ text: String) -> Bool {
    guard let arn = ARN(text), arn.service == "s3", arn.region.isEmpty, arn.account.isEmpty
    else { return false }
    let parts = arn.resource.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return !arn.partition.isEmpty && parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
  }

  /// The partition is a guess: outside China and GovCloud it is right.
  private static func fix(_ url: JSONString) -> Fix? {
    let scheme = SourceRange(url.contentRange.start, url.contentRange.start + "s3://".utf8.count)
    // A slash may be written `\/`.
    guard url.document.source.text(in: scheme) == "s3://" else { return nil }
    return Fix(.unsafe, "write the ARN", edits: [Fix.Edit(scheme, "arn:aws:s3:::")])
  }
}

extension Message {
  fileprivate static func url(_ url: String) -> Message {
    Message(
      fact: "'\(url)' is a URL, not an ARN",
      consequence: "the API refuses it with \"Invalid arn syntax\"",
      remedy: "write 'arn:aws:s3:::\(url.dropFirst("s3://".count))'"
    )
  }

  fileprivate static func noObject(_ value: String) -> Message {
    Message(
      fact: "'\(value)' is no ARN of an object in S3",
      consequence: "the API refuses it, or the agent finds no file",
      remedy: "write 'arn:aws:s3:::' followed by the bucket, a slash and the object's key"
    )
  }
}
