struct FirelensConfigPathInvalidRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-config-path-invalid",
    category: .firelens,
    severity: .error,
    stage: .start,
    summary: "The path of the custom configuration file has a blank at an end, or quotes.",
    rationale: """
      ECS writes the value of `config-file-value` after `@INCLUDE` in the configuration that it \
      generates, and Fluent Bit takes the rest of the line as the path, with blanks and quotes. \
      There is no file of that name: the router exits with status 1, and its message does not name \
      the file.
      """,
    remedy: "Remove the blanks and the quotes.",
    silences: ["firelens-config-relative-path"],
    references: [
      .fireLensTaskDefinition,
      .init(
        "Fluent Bit: how an include is read",
        "https://github.com/fluent/fluent-bit/blob/master/src/config_format/flb_cf_fluentbit.c"),
    ],
    lessons: [Lesson(file(#"[|" /fluent-bit/etc/extra.conf"|]"#))],
    examples: [
      file(#"[|"/fluent-bit/etc/extra.conf "|]"#),
      file(#"[|"\"/fluent-bit/etc/extra.conf\""|]"#),
      file(#"[|"'/fluent-bit/etc/extra.conf'"|]"#),
      file(#""/fluent-bit/etc/extra file.conf""#),
      file(#"" ${DIR}/extra.conf""#),
      Example(
        app:
          #""logConfiguration": { "logDriver": "awsfirelens", "options": { "@type": "stdout" } }"#,
        sidecar: Example.router(
          #""config-file-type": "file", "config-file-value": " /fluentd/etc/extra.conf""#,
          type: "fluentd")),
    ]
  )

  private static func file(_ path: String, line: Int = #line) -> Example {
    Example(
      app: Example.inlineOutput,
      sidecar: Example.router(#""config-file-type": "file", "config-file-value": \#(path)"#),
      line: line)
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.compactMap { router in
      guard router.knownType == .fluentbit,
        let type = router.configFileType.value, type == "file",
        let value = router.configFileValue.value, !value.isBlank
      else { return nil }
      let text = value.text
      let path = Self.path(in: text)
      guard path != text, !path.isEmpty else { return nil }
      return RuleFinding(
        at: value.range, .invalid(text),
        subject: router.subject(ofOption: "config-file-value")
      ).fixed(by: Fix(.safe, "write '\(asked: path)'", edits: [.rewriting(value, as: path)]))
    }
  }

  /// The text without blanks at its ends, and without quotes around it.
  private static func path(in text: String) -> String {
    let path = FirelensOutput.trimmed(text)
    guard path.utf8.count > 2, let first = path.first, first == "\"" || first == "'",
      path.last == first
    else { return path }
    return String(path.dropFirst().dropLast())
  }
}

extension Message {
  fileprivate static func invalid(_ path: String) -> Message {
    let hasQuotes = path.contains { $0 == "\"" || $0 == "'" }
    return Message(
      fact:
        "'config-file-value' '\(asked: path)' has \(hasQuotes ? "quotes" : "a blank at an end")",
      consequence: "Fluent Bit takes the value as it is and does not find the file, and the router "
        + "exits with status 1",
      remedy: hasQuotes ? "remove the quotes" : "remove the blank"
    )
  }
}
