struct DatadogTagsInvalidRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "datadog-tags-invalid",
    category: .datadog,
    severity: .warning,
    stage: .run,
    summary: "Datadog changes the tags.",
    rationale: """
      Fluent Bit splits the text at commas and sends spaces and quotes as part of a tag. Datadog \
      replaces each character other than letters, digits and `_-:./` with an underscore, and cuts \
      tags after 200 characters. A search for the intended tag then finds nothing.
      """,
    remedy: "Write `key:value` pairs, separated by commas without spaces.",
    silences: ["datadog-env-tag-missing"],
    references: [.datadogTags, .fluentBitDatadog],
    lessons: [
      Lesson(.configured(environment: ["DD_TAGS": #"[|"env:stg, team:sre"|]"#]))
    ],
    examples: [
      .configured(environment: ["DD_TAGS": #"[|"stg"|]"#]),
      .configured(environment: ["DD_TAGS": #"[|"'env:stg'"|]"#]),
      .configured(environment: ["DD_TAGS": #"[|"env:stg team:sre"|]"#]),
      .configured(environment: ["DD_TAGS": #""env:stg,owner:開発,image:app/api.v2""#]),
      .configured(environment: ["DD_TAGS": #""env:${ENV}, team:sre""#]),
      .configured(environment: ["DD_TAGS": #""env:Stg""#]),
      .configured(file: inFile("[|env:stg, team:sre|]"), without: ["DD_TAGS"]),
      .configured(file: inFile("env:stg,team:sre"), without: ["DD_TAGS"]),
    ]
  )

  private static func inFile(_ tags: String) -> String {
    Example.outputs.parts(separatedBy: "${DD_TAGS}").joined(separator: tags)
  }

  func applies(to routing: LogRouting) -> Bool {
    routing.settings(.tags).contains { $0.known != nil }
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    (routing.customFile.map(findings) ?? [])
      + routing.settings(.tags).compactMap { setting in
        guard let value = setting.known, let fault = DatadogTags(value).fault else { return nil }
        return RuleFinding(
          at: value.range, .invalid(fault, in: setting.name), subject: setting.subject
        ).fixed(by: Self.fix(value))
      }
  }

  private func findings(in file: CustomFile) -> [RuleFinding] {
    file.settings(.tags).compactMap { setting in
      DatadogTags(setting.property.value).fault.map { fault in
        file.finding(at: setting, .invalid(fault, in: setting.property.key))
      }
    }
  }

  /// Removes the blanks around the tags, if nothing else is wrong with them.
  private static func fix(_ value: JSONString) -> Fix? {
    let tags = DatadogTags(value).tags.map { tag in
      String(tag.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    let text = tags.joined(separator: ",")
    guard text != value.text, DatadogTags(text).fault == nil else { return nil }
    return Fix(
      .safe, "remove the spaces around the tags", edits: [.rewriting(value, as: text)])
  }
}

extension Message {
  fileprivate static func invalid(_ fault: DatadogTags.Fault, in name: String) -> Message {
    let (fact, consequence): (MessageText, MessageText)
    switch fault {
    case .blank(let tag):
      fact = "space before or after tag '\(asked: tag)' in '\(name)'"
      consequence = "Fluent Bit sends the space as part of the tag"
    case .empty:
      fact = "empty tag in '\(name)'"
      consequence = "Fluent Bit sends it as a tag"
    case .quote(let tag):
      fact = "quote in tag \(asked: tag) in '\(name)'"
      consequence = "Fluent Bit sends the quote, and Datadog replaces it with an underscore"
    case .notKeyValue(let tag):
      fact = "tag '\(asked: tag)' in '\(name)' is not a key and a value"
      consequence = "Datadog cannot group or filter the logs by it"
    case .character(let character, let tag):
      fact = "character '\(asked: character)' in tag '\(asked: tag)' in '\(name)'"
      consequence = "Datadog replaces the character with an underscore"
    case .beginning(let tag):
      fact = "tag '\(asked: tag)' in '\(name)' does not begin with a letter"
      consequence = "Datadog changes the tag"
    case .length(let tag, let count):
      fact = "tag '\(asked: tag.prefix(40))…' in '\(name)' has \(count) characters"
      consequence = "Datadog cuts the tag after 200 characters"
    }
    return Message(
      fact: fact, consequence: consequence,
      remedy: "write 'key:value' pairs, separated by commas without spaces")
  }
}
