struct FluentbitIncludeMissingRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-include-missing",
    category: .fluentbit,
    severity: .warning,
    stage: .start,
    summary: "The custom file, or a file that it includes, is not in the repository.",
    rationale: """
      If the file of an `@INCLUDE` does not exist, or if no file matches its pattern, Fluent Bit \
      exits with status 1, and for an absolute path its message does not name the file. A relative \
      path counts from the working directory and from `/fluent-bit/etc`. The path is taken \
      literally: with quotes, variables and blanks at its end. tasklint looks for the file next to \
      the mapped one and reports nothing for other folders of the image. The image may have a file \
      that the repository does not have, so the finding is a warning. A file that `configFiles` maps \
      and that can't be read is reported at `config-file-value`.
      """,
    remedy: "Correct the path, or add the file.",
    references: [.fluentBitConfiguration],
    lessons: [
      Lesson(
        .configured(file: "@INCLUDE [|/fluent-bit/etc/output.conf|]\n")
          .with(file: Example.outputs, named: "outputs.conf"),
        after: .configured(file: "@INCLUDE /fluent-bit/etc/outputs.conf\n")
          .with(file: Example.outputs, named: "outputs.conf"))
    ],
    examples: [
      .configured(file: Example.outputs + "@INCLUDE [|inputs/*.conf|]\n"),
      .configured(file: Example.outputs + "@INCLUDE [|\"more.conf\"|]\n")
        .with(file: "# none\n", named: "more.conf"),
      .configured(file: Example.outputs + "@INCLUDE more.conf\n")
        .with(file: "# none\n", named: "more.conf"),
      .configured(file: Example.outputs + "@INCLUDE *.conf.d\n")
        .with(file: "# none\n", named: "more.conf.d"),
      .configured(file: Example.outputs + "@INCLUDE /fluent-bit/configs/parse-json.conf\n"),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    if let file = routing.unreadableFile {
      return [
        RuleFinding(
          at: file.path.range, .unreadable(file),
          subject: file.router.subject(ofOption: "config-file-value"))
      ]
    }
    guard let file = routing.customFile else { return [] }
    return file.configuration.includeFaults.compactMap { fault in
      Message.missing(fault.kind, fault.include.path).map { message in
        file.finding(
          at: fault.include.range, in: fault.file.source, message, about: [fault.include.path])
      }
    }
  }
}

extension Message {
  fileprivate static func unreadable(_ file: UnreadableFile) -> Message {
    Message(
      fact: "file '\(asked: file.name)' for '\(file.path.text)' \(asked: file.reason)",
      consequence: "the custom file of the log router is not checked",
      remedy: "correct the path under 'configFiles' in .tasklint.json, or the file"
    )
  }

  fileprivate static func missing(
    _ kind: FluentBitConfiguration.IncludeFault.Kind, _ path: String
  ) -> Message? {
    let consequence: MessageText =
      "if the image does not have it, Fluent Bit exits with status 1 when it starts"
    switch kind {
    case .missing(let name):
      return Message(
        fact: "'@INCLUDE' refers to '\(asked: path)', but '\(asked: name)' does not exist",
        consequence: consequence, remedy: "correct the path, or add the file")
    case .noMatch:
      return Message(
        fact: "pattern '\(asked: path)' of '@INCLUDE' matches no file in the repository",
        consequence: consequence, remedy: "correct the pattern, or add a file")
    case .unreadable(let name, let reason):
      return Message(
        fact:
          "'@INCLUDE' refers to '\(asked: path)', but '\(asked: name)' can't be read: \(asked: reason)",
        consequence: "the file is not checked", remedy: "correct the path, or the file")
    case .repeated, .tooMany: return nil
    }
  }
}
