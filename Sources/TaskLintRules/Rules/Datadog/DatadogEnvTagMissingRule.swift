struct DatadogEnvTagMissingRule: DefinitionRule {
  private static let allowed = RuleSetting(
    "allowed", defaults: [],
    summary: "The values that the tag env may have; where there are none, any may.")

  static let metadata = RuleMetadata(
    id: "datadog-env-tag-missing",
    category: .datadog,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "The Datadog tags do not say which environment the logs come from.",
    rationale: """
      On ECS with FireLens nothing else tells Datadog the environment of a log: the variable \
      `DD_ENV` reaches metrics and traces only. Without the tag, production and staging stand in \
      one stream of logs.
      """,
    remedy: "Add `env:` with the environment's name to the tags.",
    settings: [allowed],
    references: [.datadogTags],
    examples: [
      .configured(environment: ["DD_TAGS": #"[|"team:sre"|]"#]),
      .configured(environment: ["DD_TAGS": #"[|"team:sre,environment:stg"|]"#]),
      .configured(environment: ["DD_TAGS": #""env:sre""#]),
      .configured(environment: ["DD_TAGS": #""team:sre,env:stg""#]),
      .configured(environment: ["DD_TAGS": #""team:sre,${TAGS}""#]),
      Example(sidecar: #""environment": [{ "name": "DD_SOURCE", "value": "team:sre" }]"#),
    ]
  )

  private let allowed: [String]

  init(settings: RuleSettings) { allowed = settings[Self.allowed] }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.logSettings(.tags).compactMap { setting in
      guard let value = setting.known else { return nil }
      let environments = DatadogTags(value).values(of: "env")
      let other = environments.first { !allowed.isEmpty && !allowed.contains($0) }
      guard environments.isEmpty || other != nil else { return nil }
      return RuleFinding(
        at: value.range, .missing(setting.name, value.text, other: other, allowed: allowed),
        subject: setting.subject)
    }
  }
}

extension Message {
  fileprivate static func missing(
    _ name: String, _ tags: String, other: String?, allowed: [String]
  ) -> Message {
    let values = allowed.map { "'env:\($0)'" }.joined(separator: ", ")
    return Message(
      fact: other.map { "environment '\($0)' in '\(name)' is not among the allowed ones" }
        ?? "'\(name)' has no tag 'env:', only '\(tags)'",
      consequence: "the logs of this environment can't be told from another's",
      remedy: allowed.isEmpty ? "add 'env:' with the environment's name" : "use one of \(values)"
    )
  }
}
