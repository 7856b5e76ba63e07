struct DatadogEnvTagMissingRule: RoutingRule {
  static let allowed = RuleSetting(
    "allowed", defaults: [],
    fit: .shared { routing in
      routing.settings(.tags).compactMap { $0.known?.text }
        .flatMap { DatadogTags($0).values(of: "env").map { String($0) } }
    },
    summary: "The values that the tag env may have; if empty, any value is allowed.")

  static let metadata = RuleMetadata(
    id: "datadog-env-tag-missing",
    category: .datadog,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "The Datadog tags do not identify the environment that the logs come from.",
    rationale: """
      On ECS with FireLens, the tag `env` is the only thing that gives a log its environment: the \
      variable `DD_ENV` reaches metrics and traces only. Without the tag, logs of production and \
      staging cannot be separated.
      """,
    remedy: "Add `env:` with the name of the environment to the tags.",
    settings: [allowed],
    references: [.datadogTags],
    lessons: [
      Lesson(
        .configured(environment: ["DD_TAGS": #"[|"team:sre"|]"#]),
        after: .configured(environment: ["DD_TAGS": #""team:sre,env:stg""#]))
    ],
    examples: [
      .configured(environment: ["DD_TAGS": #"[|"team:sre,environment:stg"|]"#]),
      .configured(environment: ["DD_TAGS": #""env:sre""#]),
      .configured(environment: ["DD_TAGS": #""team:sre,${TAGS}""#]),
      Example(sidecar: #""environment": [{ "name": "DD_SOURCE", "value": "team:sre" }]"#),
    ]
  )

  private let allowed: [String]

  init(settings: RuleSettings) { allowed = settings[Self.allowed] }

  func applies(to routing: LogRouting) -> Bool {
    routing.settings(.tags).contains { $0.known != nil }
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    (routing.customFile.map(findings) ?? [])
      + routing.settings(.tags).compactMap { setting in
        guard let value = setting.known, let other = fault(in: DatadogTags(value)) else {
          return nil
        }
        return RuleFinding(
          at: value.range, .missing(setting.name, value.text, other: other, allowed: allowed),
          subject: setting.subject)
      }
  }

  private func findings(in file: CustomFile) -> [RuleFinding] {
    file.settings(.tags).compactMap { setting in
      let value = setting.property.value
      guard let other = fault(in: DatadogTags(value)) else { return nil }
      return file.finding(
        at: setting, .missing(setting.property.key, value, other: other, allowed: allowed))
    }
  }

  /// The environment that is not allowed, or nil inside if there is none; nil if the tags are right.
  private func fault(in tags: DatadogTags) -> String?? {
    let environments = tags.values(of: "env")
    let other = environments.first { !allowed.isEmpty && !allowed.contains($0) }
    return environments.isEmpty || other != nil ? .some(other) : nil
  }
}

extension Message {
  fileprivate static func missing(
    _ name: String, _ tags: String, other: String?, allowed: [String]
  ) -> Message {
    let values = allowed.map { "'env:\($0)'" }.joined(separator: ", ")
    return Message(
      fact: other.map { "tag 'env:\(asked: $0)' in '\(name)' is not one of \(asked: values)" }
        ?? "no tag 'env:' in '\(name)', which is '\(asked: tags)'",
      consequence: "a filter on the environment does not find these logs in Datadog",
      remedy: allowed.isEmpty
        ? "add 'env:' with the name of the environment" : "use one of \(asked: values)"
    )
  }
}
