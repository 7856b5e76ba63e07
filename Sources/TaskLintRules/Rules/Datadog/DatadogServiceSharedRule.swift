struct DatadogServiceSharedRule: CrossRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "datadog-service-shared",
    category: .datadog,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "Two task families send their logs under one service, source and environment.",
    rationale: """
      A definition that was copied for a new service keeps the old one's name until somebody \
      changes it. Nothing tells the two services' logs apart in Datadog then, and an alert of the \
      one wakes the owners of the other. The revisions of one family count as one.
      """,
    remedy: "Give each family its own `DD_SERVICE`, or where they are one service, its own source.",
    references: [.datadogTags],
    examples: [
      .configured(
        environment: ["DD_SERVICE": #"[|[1|"koyama"|]|]"#], task: fargateTask(family: "koyama")
      ).beside(
        .configured(
          environment: ["DD_SERVICE": #"[|[2|"koyama"|]|]"#], task: fargateTask(family: "yamada"))),
      .configured(
        environment: ["DD_SERVICE": #"[|[1|"batch"|]|]"#], task: fargateTask(family: "batch-day")
      ).beside(
        .configured(
          environment: ["DD_SERVICE": #"[|[2|"batch"|]|]"#],
          task: fargateTask(family: "batch-night"))),
      .configured(task: fargateTask(family: "koyama")).beside(
        .configured(task: fargateTask(family: "koyama"))),
      .configured(task: fargateTask(family: "koyama")).beside(
        .configured(
          environment: ["DD_TAGS": #""env:stg""#], task: fargateTask(family: "koyama-stg"))),
      .configured(task: fargateTask(family: "koyama")).beside(.configured()),
      .configured(task: fargateTask(family: "koyama")).beside(
        .configured(task: fargateTask(family: ""))),
      .configured(
        environment: ["DD_TAGS": #""team:sre""#], task: fargateTask(family: "koyama")
      ).beside(
        .configured(environment: ["DD_TAGS": #""team:sre""#], task: fargateTask(family: "yamada"))),
    ]
  )

  private static func fargateTask(family: String) -> String { Example.fargateTask(family: family) }

  func observations(of definition: TaskDefinition) -> [CrossObservation] {
    guard let family = definition.family.value, !family.isBlank else { return [] }
    return definition.logSettings(.service).compactMap { service in
      guard let name = service.known,
        let source = definition.knownLogSetting(.source, beside: service),
        let tags = definition.knownLogSetting(.tags, beside: service)
      else { return nil }
      let environments = DatadogTags(tags).values(of: "env")
      guard !environments.isEmpty else { return nil }
      return CrossObservation(
        at: name.range, key: [name.text, source.text] + environments.sorted(), value: family.text)
    }
  }

  func message(_ record: DefinitionRecord, against other: DefinitionRecord) -> Message {
    .shared(record.key.first ?? "", with: other)
  }

  func relatedNote(_ other: DefinitionRecord) -> String {
    "\(other.label) has the same service, source and environment"
  }
}

extension Message {
  fileprivate static func shared(_ service: String, with other: DefinitionRecord) -> Message {
    Message(
      fact: "\(other.label) has the service '\(service)' as well, with the same source and 'env:'",
      consequence: "nothing tells the logs of the two apart in Datadog",
      remedy: "give each its own 'DD_SERVICE'"
    )
  }
}
