struct FirelensOptionUnknownRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-option-unknown",
    category: .firelens,
    severity: .warning,
    stage: .run,
    summary: "A FireLens option is unknown, or is outside `options`.",
    rationale: """
      The agent reads three options and ignores all others: with a misspelled `config-file-type`, \
      the custom file is never loaded, and no message reports it. With a misspelled \
      `config-file-value`, the agent cannot generate the router's configuration, and the task does \
      not start. The API rejects an option that is beside `options`.
      """,
    remedy: """
      Use `enable-ecs-log-metadata`, `config-file-type` and `config-file-value`, inside `options`.
      """,
    silences: [
      "ecs-property-unknown", "firelens-config-not-file", "firelens-config-value-missing",
    ],
    references: [.firelensConfiguration, .agentFirelens],
    lessons: [
      Lesson(example(#"[|"config-file-typ"|]: "file", \#(path)"#)),
      Lesson(
        example(#"\#(type), \#(path)"#, beside: #" [|"enable-ecs-log-metadata"|]: "true","#),
        after: example(#"\#(type), \#(path), "enable-ecs-log-metadata": "true""#)),
    ],
    examples: [
      example(#"\#(type), [|"config_file_value"|]: "/fluent-bit/configs/parse-json.conf""#),
      example(#"\#(type), \#(path), [|"Name"|]: "datadog""#),
      example(#"\#(type), \#(path)"#),
      example(#"\#(type), \#(path), "enable-ecs-log-metadata": "false""#),
      example(#"\#(type), \#(path), "${OPTION}": "true""#),
      example(#"\#(type), \#(path), "config-file": null"#),
    ]
  )

  private static let type = #""config-file-type": "file""#
  private static let path = #""config-file-value": "/fluent-bit/configs/parse-json.conf""#

  private static func example(
    _ options: String, beside: String = "", line: Int = #line
  ) -> Example {
    Example(
      app: Example.inlineOutput,
      sidecar: Example.router(
        members: #""type": "fluentbit",\#(beside)"#, options: options),
      line: line)
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.routers.flatMap { router in
      let options = router.configuration.options.value?.value.members
      // An option that is already set is not a suggestion for another key.
      lazy var given = Set(options?.compactMap { FirelensOption($0.key) } ?? [])
      lazy var absent = FirelensOption.allCases.filter { !given.contains($0) }.map(\.rawValue)
      return (options?.compactMap { unknown($0, of: router, absent: absent) } ?? [])
        + router.configuration.object.value.members.compactMap { misplaced($0, of: router) }
    }
  }

  private func unknown(
    _ option: JSONValue.Member, of router: LogRouter, absent: @autoclosure () -> [String]
  ) -> RuleFinding? {
    guard FirelensOption(option.key) == nil, option.value.kind != .null,
      !Placeholder.isIn(option.key)
    else { return nil }
    let name = option.key.text
    guard let meant = EditDistance.nearest(to: name, in: absent()) else {
      return RuleFinding(at: option.key.range, .unknown(name))
    }
    let isSpelling = EditDistance.between(name, meant, limit: 2) != nil
    let fix = Fix(
      .safe, "write '\(meant)'", edits: [.rewriting(option.key, as: meant)])
    let isFatal = meant == FirelensOption.configFileValue.rawValue && router.needsFile
    let finding = RuleFinding(
      at: option.key.range, .misspelled(name, meant: meant, isFatal: isFatal),
      subject: router.subject(ofOption: meant)
    ).fixed(by: isSpelling ? fix : nil)
    return isFatal ? finding.with(.error) : finding
  }

  private func misplaced(
    _ member: JSONValue.Member, of router: LogRouter
  ) -> RuleFinding? {
    guard let option = FirelensOption(member.key) else { return nil }
    // The finding covers both paths: where the option is, and where it is missing.
    return RuleFinding(
      at: member.key.range, .misplaced(option.rawValue),
      subject: router.subject(ofOption: option.rawValue)
    ).covering([router.container.subject("firelensConfiguration", option.rawValue)])
  }
}

extension LogRouter {
  /// Whether the agent generates no configuration without `config-file-value`.
  fileprivate var needsFile: Bool {
    configuration.configFileType.value.map { $0 == "file" || $0 == "s3" } ?? false
  }
}

extension Message {
  fileprivate static func misspelled(_ name: String, meant: String, isFatal: Bool) -> Message {
    Message(
      fact: "unknown FireLens option '\(name)'; did you mean '\(meant)'?",
      consequence: isFatal
        ? "the ECS agent finds no custom file for the router, and the task does not start"
        : "the ECS agent ignores it",
      remedy: "rename it to '\(meant)'"
    )
  }

  fileprivate static func unknown(_ name: String) -> Message {
    Message(
      fact: "unknown FireLens option '\(name)'",
      consequence: "the ECS agent ignores it",
      remedy:
        "remove it; an option of an output belongs in the 'logConfiguration' of the container "
        + "that uses the output"
    )
  }

  fileprivate static func misplaced(_ name: String) -> Message {
    Message(
      fact: "FireLens option '\(name)' is outside 'options'",
      consequence: "the API rejects the definition",
      remedy: "move it into 'options'"
    )
  }
}
