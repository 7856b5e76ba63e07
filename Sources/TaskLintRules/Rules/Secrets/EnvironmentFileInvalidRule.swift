struct EnvironmentFileInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "environment-file-invalid",
    category: .secrets,
    severity: .error,
    stage: .register,
    summary: "An environment file is not the ARN of an object in S3.",
    rationale: """
      ECS reads environment files from S3. The value is the ARN of the object, \
      `arn:aws:s3:::BUCKET/KEY`, not a URL, and the key ends in `.env`.
      """,
    remedy: "Use the ARN of an object whose key ends in `.env`.",
    references: [
      .init(
        "Amazon ECS API: EnvironmentFile",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html")
    ],
    lessons: [
      Lesson(file(#"[|"s3://koyama/app.env"|]"#))
    ],
    examples: [
      file(#"[|"arn:aws:s3::koyama/app.env"|]"#),
      file(#"[|"https://koyama.s3.amazonaws.com/app.env"|]"#),
      file(#"[|"arn:aws:s3:::koyama/app.txt"|]"#),
      file(#""arn:aws-cn:s3:::koyama/team/app.env""#),
      file(#""arn:aws:s3:::koyama/${STAGE}.env""#),
      file(#""{{ environment_file }}""#),
    ]
  )

  private static func file(
    _ value: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      app: #""environmentFiles": [{ "type": "s3", "value": \#(value) }]"#, fileID: fileID,
      line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.flatMap { container in
      (container.environmentFiles.value ?? []).compactMap { file -> RuleFinding? in
        guard let value = file.value?.value, let place = value.place, let written = value.written
        else { return nil }
        // A URL is not an ARN, whatever a placeholder in it stands for.
        if written.text.hasPrefix("s3://") {
          return RuleFinding(at: place.range, .url(written, in: container)).fixed(
            by: Self.fix(written))
        }
        guard case .value(let text, _) = value, !text.isBlank,
          !Placeholder.isIn(text, .reference)
        else { return nil }
        guard Self.isObject(text.text) else {
          return RuleFinding(at: place.range, .invalid(text, in: container))
        }
        return text.text.hasSuffix(".env")
          ? nil : RuleFinding(at: place.range, .suffix(text, in: container)).with(.warning)
      }
    }
  }

  private static func isObject(_ text: String) -> Bool {
    guard let arn = ARN(text), arn.service == "s3" else { return false }
    let parts = arn.resource.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
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
  fileprivate static func url(_ url: JSONString, in container: ContainerDefinition) -> Message {
    Message(
      fact: "environment file '\(url.shown)' of container \(container.label) is a URL, not an ARN",
      consequence: "the API rejects the definition",
      remedy: "write 'arn:aws:s3:::\(url.shown.dropFirst("s3://".count))'"
    )
  }

  fileprivate static func invalid(
    _ value: JSONString, in container: ContainerDefinition
  ) -> Message {
    Message(
      fact:
        "environment file '\(value.shown)' of container \(container.label) is not the ARN of an "
        + "object in S3",
      consequence: "the API rejects the definition",
      remedy: "write 'arn:aws:s3:::' followed by the bucket, a slash and the key of the object"
    )
  }

  fileprivate static func suffix(
    _ value: JSONString, in container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "environment file '\(value.shown)' of container \(container.label) does not end in "
        + "'.env'",
      consequence: "ECS requires this extension",
      remedy: "rename the object so that its key ends in '.env'"
    )
  }
}
