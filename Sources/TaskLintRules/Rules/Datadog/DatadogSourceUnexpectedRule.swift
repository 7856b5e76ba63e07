struct DatadogSourceUnexpectedRule: DefinitionRule {
  private static let allowed = RuleSetting(
    "allowed", defaults: [],
    summary: "The sources that may stand in DD_SOURCE; where there are none, any may.")

  static let metadata = RuleMetadata(
    id: "datadog-source-unexpected",
    category: .datadog,
    severity: .note,
    stage: .run,
    isPolicy: true,
    summary: "The Datadog source is not a name that a pipeline can be chosen by.",
    rationale: """
      Datadog chooses the pipeline that parses a log by its source, a short name in lower case such \
      as `nginx`. With another text the logs come in, and stay unparsed. A house that tells its \
      kinds of tasks apart by the source lists them in the setting `allowed`.
      """,
    remedy: "Write the source's name in lower case, or add it to the setting `allowed`.",
    settings: [allowed],
    references: [.datadogFluentBit],
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

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.logSettings(.source).compactMap { setting in
      guard let value = setting.known, let fault = fault(in: value) else { return nil }
      return RuleFinding(
        at: value.range, .unexpected(setting.name, value.text, fault, allowed: allowed),
        subject: setting.subject)
    }
  }

  /// What is wrong with a source, as a clause.
  private func fault(in string: JSONString) -> String? {
    if allowed.isEmpty, Self.isPlain(string.decodedBytes) { return nil }
    let source = string.text
    if !allowed.isEmpty { return allowed.contains(source) ? nil : "is not among the allowed ones" }
    if source.contains(where: \.isWhitespace) { return "has a blank" }
    if source.contains(where: \.isUppercase) { return "has a capital" }
    return source.contains(where: \.isLetter) ? nil : "has no letter"
  }

  /// Whether a source is what nearly all are: small letters, digits and signs of ASCII.
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
      fact: "source '\(source)' in '\(name)' \(fault)",
      consequence: "Datadog finds no pipeline by it, and the logs stay unparsed",
      remedy: allowed.isEmpty
        ? "name the technology in lower case, such as 'nginx'"
        : "use one of \(allowed.map { "'\($0)'" }.joined(separator: ", "))"
    )
  }
}
