struct FluentbitMatchUnreachableRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-match-unreachable",
    category: .fluentbit,
    severity: .warning,
    stage: .run,
    summary: "No record of the task has a tag that `Match` matches.",
    rationale: """
      FireLens tags the logs of a container with `<container>-firelens-<task id>`. `Match` is \
      compared with the whole tag, and only `*` matches any text: `app` and `app-firelens` match \
      nothing. The output receives no records, or the filter changes none, and Fluent Bit reports \
      nothing. The tags of the file's inputs and of `rewrite_tag` count as well. If several linted \
      definitions have the file, the rule reports a pattern only if it matches in none of them. An \
      app that sends records to `FLUENT_HOST` chooses their tags; such patterns are reported only \
      if they contain `firelens` or the name of a container.
      """,
    remedy: "Use a pattern of the container's tags, such as `app-firelens*`.",
    references: [.fluentBitConfiguration, .agentFirelensConfiguration],
    lessons: [
      Lesson(
        .configured(file: Example.outputs + stdout("[|app-firelens|]")),
        after: .configured(file: Example.outputs + stdout("app-firelens*")))
    ],
    examples: [
      .configured(file: Example.outputs + stdout("[|app|]")),
      .configured(file: Example.outputs + stdout("[|web-firelens-*|]")),
      .configured(
        file: Example.outputs + "[FILTER]\n    Name grep\n    Match [|web-firelens-*|]\n"),
      .configured(file: Example.outputs + stdout("app-firelens-*")),
      .configured(file: Example.outputs + stdout("${MATCH:-app}")),
      .configured(file: Example.outputs + stdout("app\n    Match_Regex ^app")),
      .configured(file: Example.outputs + stdout("metrics.*")),
      .configured(
        file: Example.outputs + stdout("app") + "[INPUT]\n    Name cpu\n    Tag app\n"),
      .configured(
        file: Example.outputs + stdout("app")
          + "[FILTER]\n    Name rewrite_tag\n    Match *\n    Rule $log ^a app false\n"),
      .configured(
        file: Example.outputs + stdout("app") + "@INCLUDE /fluent-bit/configs/a.conf\n"),
    ]
  )

  private static func stdout(_ match: String) -> String {
    "[OUTPUT]\n    Name stdout\n    Match \(match)\n"
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile, file.isWhole, routing.knowsUsers else { return [] }
    let tags = RecordTags(file, routing.definition.firelensUsers)
    let names = routing.definition.containers.compactMap { $0.name.value?.text }
    return file.configuration.sections.compactMap { section in
      guard section.kind == .outputs || section.kind == .filters, let match = section.onlyMatch,
        !tags.mayMatch(match.value),
        match.value.holds("firelens") || names.contains(where: { match.value == $0 })
      else { return nil }
      return file.finding(
        at: match.valueRange, of: section, property: "match", .unreachable(section, match.value),
        scope: .everyDefinition)
    }
  }
}

extension LogRouting {
  /// Whether all containers and their log drivers are known.
  var knowsUsers: Bool {
    !definition.mayHaveMoreContainers && definition.sidecars.count == 1
      && !definition.containers.contains { $0.logDriver.isUnknown || $0.name.isUnknown }
  }
}

extension Message {
  fileprivate static func unreachable(_ section: ClassicSection, _ match: String) -> Message {
    Message(
      fact: "no log of the task has a tag that '\(asked: match)' matches",
      consequence: section.kind == .outputs
        ? "the output receives no records" : "the filter changes no records",
      remedy: "use a pattern of the tags '<container>-firelens-<task id>', such as "
        + "'app-firelens*'"
    )
  }
}
