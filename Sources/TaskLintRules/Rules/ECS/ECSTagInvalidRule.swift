struct ECSTagInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-tag-invalid",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A tag has a reserved key or a duplicate one, or there are more than 50.",
    rationale: """
      Each tag key is unique, and a task definition has at most 50 tags. AWS reserves keys that \
      begin with `aws:`, in any case.
      """,
    remedy: "Rename or remove the tag.",
    silences: ["ecs-value-invalid"],
    references: [
      .init(
        "Amazon ECS API: Tag",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html"),
      .registerTaskDefinition,
    ],
    lessons: [
      Lesson(
        tags(#"{ "key": [|"aws:team"|], "value": "koyama" }"#),
        after: tags(#"{ "key": "team", "value": "koyama" }"#))
    ],
    examples: [
      tags(#"{ "key": [1|"team"|], "value": "a" }, { "key": [|"team"|], "value": "b" }"#),
      tags(#"{ "key": [|"AWS:team"|], "value": "koyama" }"#),
      tags(#"{ "key": "team", "value": "a" }, { "key": "Team", "value": "b" }"#),
      tags(#"{ "key": "aws-team", "value": "koyama" }"#),
      tags(#"{ "key": "${KEY}", "value": "a" }, { "key": "${KEY}", "value": "b" }"#),
      tags(tags(upTo: mostTags) + #", { "key": [|"team"|], "value": "koyama" }"#),
      tags(tags(upTo: mostTags)),
    ]
  )

  private static func tags(upTo count: Int) -> String {
    (1...count).map { #"{ "key": "team-\#($0)", "value": "koyama" }"# }.joined(separator: ", ")
  }

  private static func tags(
    _ tags: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(task: #""tags": [\#(tags)]"#, fileID: fileID, line: line)
  }

  private static let mostTags = 50

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let tags = (definition.properties.tags.value ?? []).compactMap(\.value)
    var firsts: [String: SourceRange] = [:]
    var findings: [RuleFinding] = []
    for (index, tag) in tags.enumerated() {
      guard case .value(let key, let place) = tag.key, !key.isEmpty else { continue }
      if key.text.lowercased().hasPrefix("aws:") {
        findings.append(RuleFinding(at: place.range, .reserved(key)))
      } else if let first = firsts[key.text] {
        findings.append(
          RuleFinding(at: place.range, .duplicate(key)).related(first, "the first tag"))
      } else if index == Self.mostTags {
        // The API's model limits the list as well.
        findings.append(
          RuleFinding(at: place.range, .tooMany(tags.count)).covering([Subject(["tags"])]))
      }
      if firsts[key.text] == nil { firsts[key.text] = place.range }
    }
    return findings
  }
}

extension Message {
  private static let rejection: MessageText = "the API rejects the definition"

  fileprivate static func reserved(_ key: JSONString) -> Message {
    Message(
      fact: "tag key '\(key.shown)' begins with 'aws:', which AWS reserves",
      consequence: rejection, remedy: "rename or remove the tag")
  }

  fileprivate static func duplicate(_ key: JSONString) -> Message {
    Message(
      fact: "duplicate tag key '\(key.shown)'", consequence: rejection,
      remedy: "remove one of the two")
  }

  fileprivate static func tooMany(_ count: Int) -> Message {
    Message(
      fact: "the task definition has \(count) tags; the limit is 50", consequence: rejection,
      remedy: "keep at most 50")
  }
}
