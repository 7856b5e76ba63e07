struct FirelensConfigS3ARNInvalidRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-s3-arn-invalid",
    category: .firelens,
    severity: .error,
    stage: .register,
    summary: "`config-file-value` is not the ARN of an object in S3.",
    rationale: """
      With `config-file-type` `s3`, the value is the ARN of an object: `arn:aws:s3:::bucket/key`. \
      The API rejects an `s3://` URL with "Invalid arn syntax", and the agent parses no other form.
      """,
    remedy: "Write the ARN of the object: `arn:aws:s3:::bucket/key`.",
    references: [
      .firelensConfiguration,
      .init(
        "Amazon ECS agent: the form of the ARN",
        "https://github.com/aws/amazon-ecs-agent/blob/master/agent/s3/s3.go"),
      .init(
        "AWS CLI, issue 7147: a registration that was rejected because of a URL",
        "https://github.com/aws/aws-cli/issues/7147"),
    ],
    lessons: [
      Lesson(shared(#"[|"s3://koyama-config/app.conf"|]"#))
    ],
    examples: [
      Example(app: Example.inlineOutput, sidecar: s3(#"[|"arn:aws:s3:::koyama-config"|]"#)),
      Example(
        app: Example.inlineOutput,
        sidecar: s3(#"[|"arn:aws:s3:us-east-1::koyama-config/app.conf"|]"#)),
      Example(app: Example.inlineOutput, sidecar: s3(object)),
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

  private static let object = #""arn:aws:s3:::koyama-config/app.conf""#

  /// A definition with a value, under a configuration that allows files in S3.
  private static func shared(_ value: String, line: Int = #line) -> Example {
    Example(
      configuration: """
        {
          "overrides": [
            {
              "ignore": ["firelens-config-not-file"],
              "reason": "all routers share one file in S3"
            }
          ]
        }
        """,
      over: Example(app: Example.inlineOutput, sidecar: s3(value)), line: line)
  }

  private static func s3(_ value: String) -> String {
    Example.router(
      options: #""config-file-type": "s3", "config-file-value": \#(value)"#)
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    // Fargate does not support the type 's3', which another rule reports.
    guard routing.definition.platform != .fargate else { return [] }
    return routing.routers.compactMap { router in
      let value = router.configFileValue
      guard let type = router.configFileType.value, type == "s3",
        let place = value.place
      else { return nil }
      let subject = router.subject(ofOption: "config-file-value")
      // A URL is not an ARN, whatever a placeholder in it stands for.
      if let url = value.written, url.decodedBytes.begins(with: "s3://") {
        return RuleFinding(at: place.range, .url(url.text), subject: subject)
          .fixed(by: Self.fix(url))
      }
      guard let value = value.value, !value.isBlank,
        !Self.isARNOfObject(value.text)
      else { return nil }
      return RuleFinding(at: place.range, .notAnObject(value.text), subject: subject)
    }
  }

  private static func isARNOfObject(_ text: String) -> Bool {
    guard let arn = ARN(text), arn.service == "s3", arn.region.isEmpty, arn.account.isEmpty
    else { return false }
    let parts = arn.resource.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return !arn.partition.isEmpty && parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
  }

  /// Replaces the scheme, with the partition of all regions except China and GovCloud.
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
      fact: "'config-file-value' '\(asked: url)' is a URL, not an ARN",
      consequence: "the API rejects it with \"Invalid arn syntax\"",
      remedy: "write 'arn:aws:s3:::\(asked: url.dropFirst("s3://".count))'"
    )
  }

  fileprivate static func notAnObject(_ value: String) -> Message {
    Message(
      fact: "'config-file-value' '\(asked: value)' is not the ARN of an object in S3",
      consequence: "the API rejects it, or the agent cannot parse it and the task does not start",
      remedy: "write 'arn:aws:s3:::' followed by the bucket, a slash and the key of the object"
    )
  }
}
