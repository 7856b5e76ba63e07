struct FirelensInitVariableInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-init-variable-invalid",
    category: .firelens,
    severity: .error,
    stage: .start,
    summary: "A variable for AWS's `init` image does not specify a configuration file.",
    rationale: """
      Before it starts Fluent Bit, AWS's `init` image reads the path of a file from each variable \
      `aws_fluent_bit_init_file_…`, and the ARN of an object in S3 from each variable \
      `aws_fluent_bit_init_s3_…`. A file that cannot be opened, or an ARN that cannot be parsed, \
      is a fatal error: `Cannot open file` or `Could not parse arn`. Fluent Bit does not start.
      """,
    remedy: """
      Write the absolute path of a file in the image, or use the variable for S3 with the ARN of \
      the object.
      """,
    references: [
      .init(
        "AWS for Fluent Bit: the init process",
        "https://github.com/aws/aws-for-fluent-bit/tree/mainline/use_cases/init-process-for-fluent-bit"
      ),
      .init(
        "AWS for Fluent Bit: the source of the init process",
        "https://github.com/aws/aws-for-fluent-bit/blob/mainline/init/fluent_bit_init_process.go"),
    ],
    lessons: [
      Lesson(
        initImage("aws_fluent_bit_init_file_1", #"[|"arn:aws:s3:::koyama-config/app.conf"|]"#),
        after: initImage("aws_fluent_bit_init_s3_1", #""arn:aws:s3:::koyama-config/app.conf""#))
    ],
    examples: [
      initImage("aws_fluent_bit_init_s3_1", #"[|"s3://koyama-config/app.conf"|]"#),
      initImage("aws_fluent_bit_init_S3_2", #"[|"arn:aws:s3:::koyama-config"|]"#),
      initImage("aws_fluent_bit_init_file", #"[|"conf/app.conf"|]"#),
      initImage("aws_fluent_bit_init_file_1", #"[|"https://koyama.example/app.conf"|]"#),
      initImage("aws_fluent_bit_init_file_1", #""/fluent-bit/configs/parse-json.conf""#),
      initImage("aws_fluent_bit_init_s3_1", #""arn:aws-cn:s3:::koyama-config/a/app.conf""#),
      initImage("aws_fluent_bit_init_s3_1", #""${CONFIG_ARN}""#),
      initImage(
        "aws_fluent_bit_init_file_1", #""conf/app.conf""#, image: "koyama/fluent-bit:init-1"),
    ]
  )

  private static func initImage(
    _ name: String, _ value: String, image: String = "amazon/aws-for-fluent-bit:init-2.32.2",
    line: Int = #line
  ) -> Example {
    Example(
      app: Example.inlineOutput,
      sidecar: """
        "image": "\(image)",
        "environment": [{ "name": "\(name)", "value": \(value) }]
        """, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.flatMap { sidecar -> [RuleFinding] in
      let variables = InitVariable.all(in: sidecar)
      guard !variables.isEmpty, sidecar.isInitImage == true else { return [] }
      return variables.compactMap { variable in
        guard let value = variable.value.value else { return nil }
        switch variable.kind {
        case .file:
          guard !value.decodedBytes.begins(with: "/") else { return nil }
          return RuleFinding(at: value.range, .notAPath(variable.name.text, value.text))
            .with(Self.isElsewhere(value.text) ? .error : .warning)
        case .object:
          guard !Self.isObject(value.text) else { return nil }
          return RuleFinding(at: value.range, .notAnObject(variable.name.text, value.text))
        }
      }
    }
  }

  /// Whether a text is certainly not a relative path in the image.
  private static func isElsewhere(_ text: String) -> Bool {
    text.hasPrefix("arn:") || text.holds("://") || text.isEmpty
  }

  /// Whether the init process parses a text as the ARN of an object.
  private static func isObject(_ text: String) -> Bool {
    guard let arn = ARN(text), arn.service == "s3" else { return false }
    let parts = arn.resource.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
  }
}

extension Message {
  fileprivate static func notAPath(_ name: String, _ value: String) -> Message {
    let isObject = value.hasPrefix("arn:") || value.hasPrefix("s3://")
    return Message(
      fact: "'\(name)' value '\(asked: value)' is not the absolute path of a file",
      consequence:
        "the init process exits if it cannot open the file, and Fluent Bit does not start",
      remedy: isObject
        ? "rename the variable to 'aws_fluent_bit_init_s3_1' and set it to the ARN of the object"
        : "write the absolute path of a file in the image"
    )
  }

  fileprivate static func notAnObject(_ name: String, _ value: String) -> Message {
    Message(
      fact: "'\(name)' value '\(asked: value)' is not the ARN of an object in S3",
      consequence: "the init process cannot parse it and exits, and Fluent Bit does not start",
      remedy: "use the form 'arn:aws:s3:::BUCKET/KEY'"
    )
  }
}
