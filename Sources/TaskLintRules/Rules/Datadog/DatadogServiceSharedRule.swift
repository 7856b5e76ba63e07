struct DatadogServiceSharedRule: CrossRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "datadog-service-shared",
    category: .datadog,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "Two task families have the same Datadog service, source and environment.",
    rationale: """
      A definition that was copied for a new service keeps the name of the old one until it is \
      changed. The logs of the two services then look the same in Datadog, and an alert on one \
      pages the owners of the other. All revisions of a family count as one.
      """,
    remedy: """
      Give each family its own `DD_SERVICE`. If they are one service, give each its own `DD_SOURCE`.
      """,
    references: [.datadogTags],
    lessons: [
      Lesson(
        .configured(
          environment: [
            "DD_SERVICE": #"[|[1|"koyama"|]|]"#, "DELIVERY_STREAM": #""yamada""#,
          ],
          task: fargateTask(family: "yamada")
        ).beside(
          .configured(
            environment: ["DD_SERVICE": #"[|[2|"koyama"|]|]"#],
            task: fargateTask(family: "koyama"))),
        after: .configured(
          environment: ["DD_SERVICE": #""yamada""#, "DELIVERY_STREAM": #""yamada""#],
          task: fargateTask(family: "yamada")
        ).beside(.configured(task: fargateTask(family: "koyama"))))
    ],
    examples: [
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

  func observations(of routing: LogRouting) -> [CrossObservation] {
    guard let family = routing.definition.family.value, !family.isBlank else { return [] }
    return routing.settings(.service).compactMap { service in
      guard let name = service.known,
        let source = routing.knownSetting(.source, beside: service),
        let tags = routing.knownSetting(.tags, beside: service)
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
      fact: "service '\(service)' is also the service of \(other.label), with the same source and "
        + "'env:'",
      consequence: "the logs of the two families look the same in Datadog",
      remedy: "give each family its own 'DD_SERVICE'"
    )
  }
}
