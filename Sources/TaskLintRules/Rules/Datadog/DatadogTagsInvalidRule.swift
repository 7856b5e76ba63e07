struct DatadogTagsInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "datadog-tags-invalid",
    category: .datadog,
    severity: .warning,
    stage: .run,
    summary: "The Datadog tags are not what Datadog will show.",
    rationale: """
      Fluent Bit sends the text as it stands: pairs of key and value, separated by commas, with \
      blanks and quotes as parts of the tag. Datadog makes an underscore of every character that is \
      no letter, digit or one of `_-:./`, and cuts after 200 characters. A search for the tag that \
      was meant then finds nothing.
      """,
    remedy: "Write `key:value` pairs, separated by a comma alone.",
    silences: ["datadog-env-tag-missing"],
    references: [.datadogTags, .fluentBitDatadog],
    examples: [
      .configured(environment: ["DD_TAGS": #"[|"env:stg, team:sre"|]"#]),
      .configured(environment: ["DD_TAGS": #"[|"stg"|]"#]),
      .configured(environment: ["DD_TAGS": #"[|"'env:stg'"|]"#]),
      .configured(environment: ["DD_TAGS": #"[|"env:stg team:sre"|]"#]),
      .configured(environment: ["DD_TAGS": #""env:stg,team:sre""#]),
      .configured(environment: ["DD_TAGS": #""env:stg,owner:開発,image:app/api.v2""#]),
      .configured(environment: ["DD_TAGS": #""env:${ENV}, team:sre""#]),
      .configured(environment: ["DD_TAGS": #""env:Stg""#]),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.logSettings(.tags).compactMap { setting in
      guard let value = setting.known, let fault = DatadogTags(value).fault else { return nil }
      return RuleFinding(
        at: value.range, .invalid(fault, in: setting.name), subject: setting.subject)
    }
  }
}

extension Message {
  fileprivate static func invalid(_ fault: DatadogTags.Fault, in name: String) -> Message {
    let (fact, consequence): (String, String)
    switch fault {
    case .blank(let tag):
      fact = "tag '\(tag)' in '\(name)' has a blank before or after it"
      consequence = "Fluent Bit sends the blank as a part of the tag"
    case .empty:
      fact = "'\(name)' has an empty tag"
      consequence = "Fluent Bit sends it as a tag of its own"
    case .quote(let tag):
      fact = "tag \(tag) in '\(name)' has a quote"
      consequence = "nobody takes the quote away, and Datadog makes an underscore of it"
    case .notKeyValue(let tag):
      fact = "tag '\(tag)' in '\(name)' is not a key and a value"
      consequence = "Datadog can't group or filter the logs by a key that is not there"
    case .character(let character, let tag):
      fact = "tag '\(tag)' in '\(name)' has the character '\(character)'"
      consequence = "Datadog makes an underscore of it"
    case .beginning(let tag):
      fact = "tag '\(tag)' in '\(name)' does not begin with a letter"
      consequence = "Datadog does not keep it as it is"
    case .length(let tag, let count):
      fact = "tag '\(tag.prefix(40))…' in '\(name)' has \(count) characters"
      consequence = "Datadog cuts it after 200"
    }
    return Message(
      fact: fact, consequence: consequence,
      remedy: "write 'key:value' pairs, separated by a comma alone")
  }
}
