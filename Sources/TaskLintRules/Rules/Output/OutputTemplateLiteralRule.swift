struct OutputTemplateLiteralRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-template-literal",
    category: .output,
    severity: .warning,
    stage: .run,
    summary: "A log option has a template that the output plugin does not expand.",
    rationale: """
      Only AWS's plugins in Go, such as `cloudwatch`, expand `$(ecs_task_id)` and other templates of \
      this form. Their successors in C use the text as it is: with `log_stream_name` \
      `app/$(ecs_task_id)`, `cloudwatch_logs` writes the logs of all tasks into one log stream of \
      that name.
      """,
    remedy: """
      For `cloudwatch_logs`, use `log_stream_prefix`: the plugin appends the tag, which contains the \
      id of the task. For keys of `s3`, use `$TAG` and its parts.
      """,
    references: [
      .init(
        "Fluent Bit: the Amazon CloudWatch output",
        "https://docs.fluentbit.io/manual/pipeline/outputs/cloudwatch"),
      .init(
        "AWS for Fluent Bit: templates in the plugins in Go and in C",
        "https://github.com/aws/aws-for-fluent-bit/issues/341"),
    ],
    lessons: [
      Lesson(
        Example(
          options: """
            "Name": "cloudwatch_logs", "region": "ap-northeast-1", "log_group_name": "app", \
            "log_stream_name": [|"app/$(ecs_task_id)"|]
            """),
        after: Example(
          options: """
            "Name": "cloudwatch_logs", "region": "ap-northeast-1", "log_group_name": "app", \
            "log_stream_prefix": "app/"
            """))
    ],
    examples: [
      Example(
        options: """
          "Name": "cloudwatch_logs", "region": "eu-west-1", \
          "log_group_name": [|"/app/$(kubernetes['namespace'])"|], "log_stream_prefix": "app"
          """),
      Example(options: #""Name": "s3", "bucket": "koyama", "s3_key_format": [|"/$(uuid)"|]"#),
      Example(
        options: """
          "Name": "cloudwatch", "region": "eu-west-1", "log_group_name": "app", \
          "log_stream_name": "app/$(ecs_task_id)"
          """),
      Example(
        options: """
          "Name": "cloudwatch_logs", "region": "eu-west-1", "log_group_name": "$(LOG_GROUP)", \
          "log_stream_prefix": "app"
          """),
      Example(options: #""Name": "s3", "bucket": "koyama", "s3_key_format": "/$TAG[1]/$UUID""#),
    ]
  )

  /// The options whose templates users of the plugins in Go expect to work.
  private static let options: [String: Set<String>] = [
    "cloudwatch_logs": ["log_group_name", "log_stream_name", "log_stream_prefix"],
    "kinesis_firehose": ["delivery_stream"],
    "kinesis_streams": ["stream"],
    "s3": ["bucket", "s3_key_format"],
  ]

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output -> [RuleFinding] in
      guard let plugin = output.plugin?.displayName, let names = Self.options[plugin] else {
        return []
      }
      return output.properties.compactMap { option in
        guard names.contains(option.property), let value = option.value.value,
          let template = Self.template(in: value.text)
        else { return nil }
        return RuleFinding(at: value.range, .literal(template, option.property, plugin))
      }
    }
  }

  /// The first template of a text.
  ///
  /// A name in upper case is a variable of a pipeline.
  private static func template(in text: String) -> String? {
    guard let rest = text.after("$("), let end = rest.firstIndex(of: ")") else { return nil }
    let name = rest[..<end]
    return name.contains(where: \.isLowercase) ? "$(\(name))" : nil
  }
}

extension Message {
  fileprivate static func literal(
    _ template: String, _ property: String, _ plugin: String
  ) -> Message {
    let remedy: MessageText =
      switch property {
      case "log_stream_name", "log_stream_prefix":
        "use 'log_stream_prefix' with a plain text; the plugin appends the tag with the task id"
      case "log_group_name": "write the name of the log group"
      case "s3_key_format": "use '$TAG' and its parts, such as '$TAG[0]'"
      default: "write the name without the template"
      }
    return Message(
      fact: "output '\(plugin)' does not expand '\(asked: template)' in '\(property)'",
      consequence: "the plugin uses the text as it is, the same for all tasks",
      remedy: remedy
    )
  }
}
