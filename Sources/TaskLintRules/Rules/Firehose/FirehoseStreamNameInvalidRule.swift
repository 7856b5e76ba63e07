struct FirehoseStreamNameInvalidRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firehose-stream-name-invalid",
    category: .firehose,
    severity: .error,
    stage: .run,
    summary: "The name of the delivery stream is not valid.",
    rationale: """
      The name of a delivery stream has 1 to 64 letters, digits, underscores, dots and hyphens. An \
      ARN is not a name. Fluent Bit starts with any text, and Firehose rejects each batch of logs.
      """,
    remedy: "Use the name of the stream, not its ARN.",
    references: [.deliveryStream, .fluentBitFirehose],
    lessons: [
      Lesson(
        .configured(environment: [
          "DELIVERY_STREAM":
            #"[|"arn:aws:firehose:ap-northeast-1:111122223333:deliverystream/koyama"|]"#
        ]),
        after: .configured())
    ],
    examples: [
      .configured(environment: ["DELIVERY_STREAM": #"[|"koyama stream"|]"#]),
      .inline(
        #""Name": "firehose", "region": "us-east-1", "delivery_stream": [|"logs/koyama"|]"#),
      .configured(environment: ["DELIVERY_STREAM": #""koyama_stream""#]),
      .configured(environment: ["DELIVERY_STREAM": #""koyama-${ENV}""#]),
      .inline(
        #""Name": "s3", "region": "us-east-1", "bucket": "koyama", "s3_key_format": "/$TAG""#),
      .configured(environment: [
        "DELIVERY_STREAM":
          #"[|"arn:aws:firehose:us-east-1:${ACCOUNT}:deliverystream/koyama"|]"#
      ]),
      .inline(
        #""Name": "firehose", "region": "us-east-1", "delivery_stream": "" "#),
      .configured(file: inFile("[|koyama/stream|]"), without: ["DELIVERY_STREAM"]),
      .configured(file: inFile("koyama-stream"), without: ["DELIVERY_STREAM"]),
    ]
  )

  private static func inFile(_ stream: String) -> String {
    Example.outputs.parts(separatedBy: "${DELIVERY_STREAM}").joined(separator: stream)
  }

  func applies(to routing: LogRouting) -> Bool {
    !routing.settings(.stream).isEmpty
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    (routing.customFile.map(findings) ?? [])
      + routing.settings(.stream).compactMap { setting in
        guard let value = setting.value.written, !value.isBlank else { return nil }
        // An ARN is not a name, whatever replaces a placeholder in it.
        let text = value.decodedBytes
        let isARN = text.begins(with: "arn:")
        guard isARN || (setting.known != nil && !Self.isName(text)) else { return nil }
        return RuleFinding(
          at: value.range, .invalid(value.text, isARN: isARN), subject: setting.subject)
      }
  }

  private func findings(in file: CustomFile) -> [RuleFinding] {
    file.settings(.stream).compactMap { setting in
      let text = Array(setting.property.value.utf8)[...]
      let isARN = text.begins(with: "arn:")
      guard isARN || !Self.isName(text) else { return nil }
      return file.finding(at: setting, .invalid(setting.property.value, isARN: isARN))
    }
  }

  private static let nameBytes = ByteSet.alphanumerics(and: "_.-")

  private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 64 && text.allSatisfy(nameBytes.contains)
  }
}

extension Message {
  fileprivate static func invalid(_ name: String, isARN: Bool) -> Message {
    let last = name.split(separator: "/").last.map { "'\($0)'" } ?? "the name of the stream"
    return Message(
      fact: isARN
        ? "delivery stream '\(asked: name)' is an ARN, not a name"
        : "invalid delivery stream name '\(asked: name)'",
      consequence: "Fluent Bit starts, but Firehose rejects every batch of logs",
      remedy: isARN
        ? "use \(asked: last)"
        : "use 1 to 64 letters, digits, underscores, dots and hyphens"
    )
  }
}
