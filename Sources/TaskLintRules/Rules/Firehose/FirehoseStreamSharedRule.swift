struct FirehoseStreamSharedRule: CrossRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firehose-stream-shared",
    category: .firehose,
    severity: .warning,
    stage: .run,
    isPolicy: true,
    summary: "Two services send their logs to one delivery stream.",
    rationale: """
      The team gives each service its own stream, because prefix, buffering, compression and \
      permissions are settings of the stream. The logs of two services on one stream are in one \
      folder of the bucket, in files that contain both. All revisions of a family count as one.
      """,
    remedy: "Create a delivery stream for each service, and set `DELIVERY_STREAM` to it.",
    references: [.deliveryStream],
    lessons: [
      Lesson(
        .configured(environment: [
          "DD_SERVICE": #""yamada""#, "DELIVERY_STREAM": #"[|[1|"koyama"|]|]"#,
        ]).beside(.configured(environment: ["DELIVERY_STREAM": #"[|[2|"koyama"|]|]"#])),
        after: .configured(environment: [
          "DD_SERVICE": #""yamada""#, "DELIVERY_STREAM": #""yamada""#,
        ]).beside(.configured()))
    ],
    examples: [
      .inline(
        """
        "Name": "kinesis_firehose", "region": "ap-northeast-1",
        "delivery_stream": [|[1|"koyama"|]|]
        """,
        sidecar: #""environment": [{ "name": "DD_SERVICE", "value": "yamada" }]"#
      ).beside(.configured(environment: ["DELIVERY_STREAM": #"[|[2|"koyama"|]|]"#])),
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

  func observations(of routing: LogRouting) -> [CrossObservation] {
    guard let service = Self.service(of: routing) else { return [] }
    return routing.settings(.stream).compactMap { stream in
      guard let name = stream.known,
        let region = routing.knownSetting(.region, beside: stream)
      else { return nil }
      return CrossObservation(at: name.range, key: [name.text, region.text], value: service)
    }
  }

  /// The service that the logs belong to, or the family without one; nil where it is unresolved.
  private static func service(of routing: LogRouting) -> String? {
    if let service = routing.settings(.service).first { return service.known?.text }
    guard
      routing.definition.sidecars.first?.variable(LogSetting.Kind.service.variable).isAbsent ?? true
    else { return nil }
    return routing.definition.family.value?.text
  }

  func message(_ record: DefinitionRecord, against other: DefinitionRecord) -> Message {
    .shared(record, with: other)
  }

  func relatedNote(_ other: DefinitionRecord) -> String { "'\(other.value)' uses it too" }
}

extension Message {
  fileprivate static func shared(
    _ record: DefinitionRecord, with other: DefinitionRecord
  ) -> Message {
    let stream = record.key.first ?? ""
    return Message(
      fact: "'\(record.value)' and '\(other.value)' share delivery stream '\(stream)'",
      consequence: "the logs of both are mixed in one folder of the bucket",
      remedy: "give each service its own delivery stream"
    )
  }
}
