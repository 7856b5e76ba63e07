struct FirehoseStreamSharedRule: CrossRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firehose-stream-shared",
    category: .firehose,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "Two services send their logs to one delivery stream.",
    rationale: """
      The house gives each service a stream of its own: prefix, buffering, compression and \
      permissions are settings of the stream. Two services on one stream have their logs in one \
      folder of the bucket, in files that hold both. The revisions of one family count as one.
      """,
    remedy: "Create a delivery stream for each service, and name it in `DELIVERY_STREAM`.",
    references: [.deliveryStream],
    examples: [
      .configured(environment: ["DELIVERY_STREAM": #"[|[1|"koyama"|]|]"#]).beside(
        .configured(environment: [
          "DD_SERVICE": #""yamada""#, "DELIVERY_STREAM": #"[|[2|"koyama"|]|]"#,
        ])),
      .inline(
        """
        "Name": "kinesis_firehose", "region": "ap-northeast-1",
        "delivery_stream": [|[1|"koyama"|]|]
        """,
        sidecar: #""environment": [{ "name": "DD_SERVICE", "value": "yamada" }]"#
      ).beside(.configured(environment: ["DELIVERY_STREAM": #"[|[2|"koyama"|]|]"#])),
      .configured().beside(
        .configured(environment: ["DD_SERVICE": #""yamada""#, "DELIVERY_STREAM": #""yamada""#])),
      .configured().beside(.configured(environment: ["DD_SOURCE": #""cron""#])),
      .configured().beside(
        .configured(environment: ["AWS_REGION": #""us-east-1""#, "DD_SERVICE": #""yamada""#])),
      .configured().beside(.configured(environment: ["DD_SERVICE": #""${SERVICE}""#])),
      .inline(
        #""Name": "firehose", "region": "ap-northeast-1", "delivery_stream": "koyama""#,
        task: #""family": "yamada""#,
        sidecar: #""environment": [{ "name": "DD_SERVICE", "value": "${SERVICE}" }]"#
      ).beside(.configured()),
    ]
  )

  func observations(of definition: TaskDefinition) -> [CrossObservation] {
    guard let service = Self.service(of: definition) else { return [] }
    return definition.logSettings(.stream).compactMap { stream in
      guard let name = stream.known,
        let region = definition.knownLogSetting(.region, beside: stream)
      else { return nil }
      return CrossObservation(at: name.range, key: [name.text, region.text], value: service)
    }
  }

  /// Whose logs they are: the service's, else the family's; nil where it may be any.
  private static func service(of definition: TaskDefinition) -> String? {
    if let service = definition.logSettings(.service).first { return service.known?.text }
    guard definition.sidecars.first?.variable(LogSetting.Kind.service.variable).isAbsent ?? true
    else { return nil }
    return definition.family.value?.text
  }

  func message(_ record: DefinitionRecord, against other: DefinitionRecord) -> Message {
    .shared(record, with: other)
  }

  func relatedNote(_ other: DefinitionRecord) -> String { "'\(other.value)' sends there too" }
}

extension Message {
  fileprivate static func shared(
    _ record: DefinitionRecord, with other: DefinitionRecord
  ) -> Message {
    let stream = record.key.first ?? ""
    return Message(
      fact: "delivery stream '\(stream)' takes the logs of '\(record.value)' and '\(other.value)'",
      consequence: "the logs of both lie mixed in one folder of the bucket",
      remedy: "give each service a stream of its own"
    )
  }
}
