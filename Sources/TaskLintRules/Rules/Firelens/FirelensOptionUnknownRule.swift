struct FirelensOptionUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-option-unknown",
    category: .firelens,
    severity: .warning,
    stage: .run,
    summary: "A FireLens option is unknown, or stands outside `options`.",
    rationale: """
      The agent looks for three options and passes over all others without a word: with a misspelt \
      `config-file-type` the custom file is never read, and nothing tells. Beside `options`, the API \
      refuses them.
      """,
    remedy: """
      Write `enable-ecs-log-metadata`, `config-file-type` and `config-file-value` exactly so, inside \
      `options`.
      """,
    silences: [
      "ecs-property-unknown", "firelens-config-not-file", "firelens-config-value-missing",
    ],
    references: [.firelensConfiguration, .agentFirelens],
    examples: [
      example(#"[|"config-file-typ"|]: "file", \#(path)"#),
      example(#"\#(type), [|"config_file_value"|]: "/fluent-bit/configs/parse-json.conf""#),
      example(#"\#(type), \#(path), [|"Name"|]: "datadog""#),
      example(#"\#(type), \#(path)"#, beside: #" [|"enable-ecs-log-metadata"|]: "true","#),
      example(#""config-file-type": "file", \#(path)"#),
      example(#"\#(type), \#(path), "enable-ecs-log-metadata": "false""#),
      example(#"\#(type), \#(path), "${OPTION}": "true""#),
      example(#"\#(type), \#(path), "config-file": null"#),
    ]
  )

  private static let type = #""config-file-type": "file""#
  private static let path = #""config-file-value": "/fluent-bit/configs/parse-json.conf""#

  private static func example(_ options: String, beside: String = "") -> Example {
    Example(
      app: Example.inlineOutput,
      sidecar: Example.router(
        members: #""type": "fluentbit",\#(beside)"#, options: options))
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.routers.flatMap { router in
      let options = router.configuration.options.value?.value.members
      // What is there already can't be what was meant.
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
      return RuleFinding(at: option.key.range, .unknown(name, of: router.container))
    }
    let isSpelling = EditDistance.between(name, meant, limit: 2) != nil
    let fix = Fix(
      .safe, "write '\(meant)'", edits: [Fix.Edit(option.key.contentRange, meant)])
    return RuleFinding(
      at: option.key.range, .misspelt(name, meant: meant),
      subject: router.subject(ofOption: meant)
    ).fixed(by: isSpelling ? fix : nil)
  }

  private func misplaced(
    _ member: JSONValue.Member, of router: LogRouter
  ) -> RuleFinding? {
    guard let option = FirelensOption(member.key) else { return nil }
    // Both names of the place: the one where it is, and the one where it is missed.
    return RuleFinding(
      at: member.key.range, .misplaced(option.rawValue),
      subject: router.subject(ofOption: option.rawValue)
    ).covering([router.container.subject("firelensConfiguration", option.rawValue)])
  }
}

extension Message {
  fileprivate static func misspelt(_ name: String, meant: String) -> Message {
    Message(
      fact: "'\(name)' is no option of FireLens; did you mean '\(meant)'?",
      consequence: "the agent passes over it without a word when the task starts",
      remedy: "write '\(meant)'"
    )
  }

  fileprivate static func unknown(_ name: String, of sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "'\(name)' is no option of FireLens",
      consequence: "the agent passes over it without a word when the task starts",
      remedy: "remove it; an output's option goes into the 'logConfiguration' of a container that "
        + "logs to \(sidecar.label)"
    )
  }

  fileprivate static func misplaced(_ name: String) -> Message {
    Message(
      fact: "'\(name)' stands beside 'options' instead of in it",
      consequence: "the API refuses a member that it does not know",
      remedy: "move it into 'options'"
    )
  }
}
