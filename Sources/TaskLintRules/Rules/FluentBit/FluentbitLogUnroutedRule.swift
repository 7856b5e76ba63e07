struct FluentbitLogUnroutedRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-log-unrouted",
    category: .fluentbit,
    severity: .error,
    stage: .run,
    summary: "No output of the custom file matches the logs of a container.",
    rationale: """
      FireLens tags the logs of a container with `<container>-firelens-<task id>`. For a container \
      without a plugin in its log options the ECS agent generates no output, so the custom file has \
      to have one with a `Match` for this tag. Without one Fluent Bit drops every line and reports \
      nothing. The rule reports nothing if the file changes tags with `rewrite_tag`, or includes \
      files that the repository does not have.
      """,
    remedy: "Add an output whose `Match` matches the container's tags, such as `app-firelens*`.",
    silences: ["fluentbit-match-unreachable"],
    references: [.fireLensOutput, .agentFirelensConfiguration],
    lessons: [
      Lesson(
        .configured(
          file: matching("[1|web-firelens*|]"), app: driver(#"[|"awsfirelens"|]"#),
          without: unused),
        after: .configured(file: matching("app-firelens*"), without: unused))
    ],
    examples: [
      .configured(
        file: "[SERVICE]\n    Flush 1\n", app: driver(#"[|"awsfirelens"|]"#),
        without: unused + ["DD_API_KEY", "DD_SERVICE", "DD_SOURCE", "DD_TAGS"]),
      .configured(
        file: matching("[1|app|]"), app: driver(#"[|"awsfirelens"|]"#), without: unused),
      .configured(file: matching("app-*"), app: driver(#""awsfirelens""#), without: unused),
      .configured(file: matching("${MATCH:-web}"), without: unused),
      .configured(file: matching("web\n    Match_Regex ^a"), without: unused),
      .configured(file: matching("web-firelens*"), app: Example.inlineOutput, without: unused),
      .configured(
        file: matching("web-firelens*")
          + "[FILTER]\n    Name rewrite_tag\n    Match *\n    Rule $log ^a web false\n",
        without: unused),
    ]
  )

  private static let unused = ["AWS_REGION", "DELIVERY_STREAM"]

  private static func driver(_ driver: String) -> String {
    "\"logConfiguration\": { \"logDriver\": \(driver) }"
  }

  private static func matching(_ match: String) -> String {
    """
    [OUTPUT]
        Name datadog
        apikey ${DD_API_KEY}
        dd_service ${DD_SERVICE}
        dd_source ${DD_SOURCE}
        dd_tags ${DD_TAGS}
        tls on
        Match \(match)

    """
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile, file.isWhole, routing.knowsUsers,
      !file.configuration.sections.contains(where: \.isRewritingTags)
    else { return [] }
    let outputs = file.configuration.sections(.outputs)
    let owners = routing.outputs.filter { $0.namesPlugin != false }
    guard owners.allSatisfy({ $0.option("match") == nil && $0.option("match_regex") == nil }) else {
      return []
    }
    return routing.outputs.compactMap { output in
      guard output.namesPlugin == false, let name = output.container.name.value,
        let driver = output.container.logDriver.value
      else { return nil }
      let tags = RecordTags.pattern(of: name.text)
      let isTaken =
        outputs.contains { $0.mayTake(tags) }
        || owners.contains { owner in
          owner.container.name.value.map {
            TagPattern.intersect("\($0.text)-firelens*", tags)
          } ?? true
        }
      guard !isTaken else { return nil }
      let finding = RuleFinding(
        at: driver.range, .unrouted(output.container, file.path.text),
        subject: output.container.subject("logConfiguration", "options")
      ).covering(outputs.map { file.subject(of: $0, "match") })
      guard
        let first = outputs.lazy.compactMap({ output in
          output.last("match").map { (output, $0) }
        }).first
      else { return finding }
      return finding.related(
        first.1.valueRange, in: first.0.source, "'Match' of the file's first output")
    }
  }
}

extension Message {
  fileprivate static func unrouted(_ container: ContainerDefinition, _ path: String) -> Message {
    Message(
      fact: "no output of '\(path)' matches the logs of container \(container.label)",
      consequence: "Fluent Bit drops every line of its logs",
      remedy:
        "add an output with 'Match \(container.name.value?.text ?? "")-firelens*', or specify "
        + "a plugin in the log options"
    )
  }
}
