struct DatadogSourceUnexpectedRule: RoutingRule {
  static let allowed = RuleSetting(
    "allowed", defaults: [],
    fit: .shared { $0.settings(.source).compactMap { $0.known?.text } },
    summary: "The values that DD_SOURCE may have; if empty, any name in lower case is allowed.")

  static let metadata = RuleMetadata(
    id: "datadog-source-unexpected",
    category: .datadog,
    severity: .note,
    stage: .run,
    isPolicy: true,
    summary: "The Datadog source does not match the name of a pipeline.",
    rationale: """
      Datadog selects the pipeline that parses a log by its source, a short name in lower case such \
      as `nginx`. Logs with another source arrive, but are not parsed. A team that uses the source \
      for its own kinds of tasks lists them in `allowed`.
      """,
    remedy: "Use the name of the technology in lower case, or add the value to `allowed`.",
    settings: [allowed],
    references: [.datadogFluentBit],
    lessons: [
      Lesson(
        .configured(environment: ["DD_SOURCE": #"[|"Nginx"|]"#]),
        after: .configured(environment: ["DD_SOURCE": #""nginx""#]))
    ],
    examples: [
      .configured(environment: ["DD_SOURCE": #"[|"Fargate"|]"#]),
      .inline(
        #""Name": "datadog", "tls": "on", "apikey": "${DD_API_KEY}", "dd_source": [|"my app"|]"#),
      .configured(environment: ["DD_SOURCE": #""fargate""#]),
      .configured(environment: ["DD_SOURCE": #""${SOURCE}""#]),
    ]
  )

  private let allowed: [String]

  init(settings: RuleSettings) { allowed = settings[Self.allowed] }

  func applies(to routing: LogRouting) -> Bool {
    routing.settings(.source).contains { $0.known != nil }
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    (routing.customFile.map(findings) ?? [])
      + routing.settings(.source).compactMap { setting in
        guard let value = setting.known, let fault = fault(in: value) else { return nil }
        return RuleFinding(
          at: value.range, .unexpected(setting.name, value.text, fault, allowed: allowed),
          subject: setting.subject)
      }
  }

  private func findings(in file: CustomFile) -> [RuleFinding] {
    file.settings(.source).compactMap { setting in
      let value = setting.property.value
      return fault(in: value).map { fault in
        file.finding(
          at: setting, .unexpected(setting.property.key, value, fault, allowed: allowed))
      }
    }
  }

  /// What is wrong with a source, as a clause.
  private func fault(in string: JSONString) -> String? {
    if allowed.isEmpty, Self.isPlain(string.decodedBytes) { return nil }
    return fault(in: string.text)
  }

  private func fault(in source: String) -> String? {
    if !allowed.isEmpty {
      return allowed.contains(source) ? nil : "is not one of \(Self.list(allowed))"
    }
    if source.contains(where: \.isWhitespace) { return "has a space" }
    if source.contains(where: \.isUppercase) { return "has an upper-case letter" }
    return source.contains(where: \.isLetter) ? nil : "has no letter"
  }

  fileprivate static func list(_ values: [String]) -> String {
    values.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// Whether a source has only lower-case letters, digits and punctuation in ASCII, as nearly all
  /// have.
  private static func isPlain(_ source: ArraySlice<UInt8>) -> Bool {
    source.allSatisfy { $0 > 0x20 && $0 < 0x7F && !$0.isUppercase }
      && source.contains(where: \.isLowercase)
  }
}

extension Message {
  fileprivate static func unexpected(
    _ name: String, _ source: String, _ fault: String, allowed: [String]
  ) -> Message {
    Message(
      fact: "source '\(asked: source)' in '\(name)' \(asked: fault)",
      consequence: allowed.isEmpty
        ? "Datadog finds no pipeline for it, and the logs are not parsed"
        : "a filter on the source does not find these logs in Datadog",
      remedy: allowed.isEmpty
        ? "use the name of the technology in lower case, such as 'nginx'"
        : "use one of \(asked: DatadogSourceUnexpectedRule.list(allowed))"
    )
  }
}
