struct FirelensInitVariableUnreadRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-init-variable-unread",
    category: .firelens,
    severity: .warning,
    stage: .run,
    summary: "A variable for AWS's `init` image is set, but the log router runs another image.",
    rationale: """
      The variables `aws_fluent_bit_init_file_…` and `aws_fluent_bit_init_s3_…` add files to the \
      configuration of Fluent Bit. Only AWS's images whose tags begin with `init` read them. \
      Other images of AWS start Fluent Bit without the files, and no message reports it.
      """,
    remedy: "Use the `init` image of the same version.",
    references: [
      .init(
        "AWS for Fluent Bit: the init process",
        "https://github.com/aws/aws-for-fluent-bit/tree/mainline/use_cases/init-process-for-fluent-bit"
      )
    ],
    lessons: [
      Lesson(
        router("2.32.2", #"[|"aws_fluent_bit_init_s3_1"|]"#),
        after: router("init-2.32.2", #""aws_fluent_bit_init_s3_1""#))
    ],
    examples: [
      router("3.2.2", #"[|"aws_fluent_bit_init_file_1"|]"#),
      router("debug-2.32.2", #"[|"aws_fluent_bit_init_S3"|]"#),
      router("init-debug-2.32.2", #""aws_fluent_bit_init_s3_1""#),
      router("${VERSION}", #""aws_fluent_bit_init_s3_1""#),
      router("2.32.2", #""fluent_bit_init_s3_1""#),
      router("2.32.2", #""aws_fluent_bit_init_s3_1""#, more: #", "command": ["/start.sh"]"#),
    ]
  )

  private static func router(
    _ tag: String, _ name: String, more: String = "", line: Int = #line
  ) -> Example {
    Example(
      app: Example.inlineOutput,
      sidecar: """
        "image": "amazon/aws-for-fluent-bit:\(tag)",
        "environment": [{ "name": \(name), "value": "arn:aws:s3:::koyama-config/app.conf" }]\(more)
        """, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.flatMap { sidecar -> [RuleFinding] in
      let variables = InitVariable.all(in: sidecar)
      guard !variables.isEmpty, sidecar.isInitImage == false, sidecar.command.isUnset,
        sidecar.entryPoint.isUnset
      else { return [] }
      return variables.map { variable in
        RuleFinding(
          at: variable.name.range, .unread(variable.name.text, sidecar),
          subject: sidecar.subject("environment", variable.name.text))
      }
    }
  }
}

extension Message {
  fileprivate static func unread(_ name: String, _ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "log router \(sidecar.label) sets '\(name)', but its image is not an 'init' image",
      consequence: "the image ignores the variable, and Fluent Bit runs without the file",
      remedy: "use the tag with 'init-' before the version"
    )
  }
}
