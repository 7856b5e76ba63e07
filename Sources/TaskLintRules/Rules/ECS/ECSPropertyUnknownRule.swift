struct ECSPropertyUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-property-unknown",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "The API knows no member of that name.",
    rationale: """
      The AWS CLI and the SDKs compare a definition with the API's model before they send it, and \
      refuse what the model does not name, at any depth. Names are compared with their case. The \
      keys of `options`, `dockerLabels` and other maps are your own and not looked at. Terraform \
      ignores the case of names in container definitions, and drops what it does not know. tasklint \
      knows the API of one day, which the message tells; a younger member is no fault of yours.
      """,
    remedy: "Correct the name, move the member to where it belongs, or remove it.",
    silences: ["ecs-property-missing"],
    references: [.registerTaskDefinition],
    examples: [
      Example(app: #"[|"Essential"|]: true"#),
      Example(app: #""environment": [{ "name": "MODE", [|"vaule"|]: "batch" }]"#),
      Example(
        task: #""volumes": [{ "name": "data", [|"hosts"|]: {} }]"#,
        app: #""logConfiguration": { [|"logdriver"|]: "awsfirelens", "logDriver": "awsfirelens" }"#),
      Example(app: #""essential": true"#),
      Example(app: #""environment": [{ "name": "MODE", "value": "batch" }]"#),
      Example(
        task:
          #""taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/koyama:7""#,
        app: #""dockerLabels": { "Essential": "yes" }"#),
    ]
  )

  /// How many unknown members get a suggestion: a file with more of them is of another kind.
  private static let suggestions = 100

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    var found = 0
    let unknown = definition.departures.compactMap { departure -> RuleFinding? in
      guard case .unknownMember(let key, let structure, let owner) = departure.fault else {
        return nil
      }
      found += 1
      let isSuggested = found <= Self.suggestions
      if let entry = APIModel.table.entry(ignoringCaseOf: key.text, in: owner) {
        let name = departure.spelt(entry.name.description, in: owner)
        let fix = isSuggested ? Self.rename(key, name, in: structure) : nil
        return RuleFinding(
          at: key.range, .wrongCase(key, name, of: departure),
          subject: departure.subject(entry.name.description)
        ).fixed(by: fix)
      }
      let names = APIModel.members(of: owner).map {
        departure.spelt($0.name.description, in: owner)
      }
      let nearest = isSuggested ? EditDistance.nearest(to: key.text, in: names) : nil
      return RuleFinding(
        at: key.range, .unknown(key, nearest: nearest, of: departure),
        subject: departure.subject(departure.context.spelling.canonical(key.text)))
    }
    return definition.misplacedAttributes.map(MisplacedAttribute.finding) + unknown
  }

  /// The fix of a name's case, unless that would make the name stand twice.
  private static func rename(_ key: JSONString, _ name: String, in structure: JSONValue) -> Fix? {
    guard !structure.members.contains(where: { $0.key.text == name }) else { return nil }
    return Fix(.safe, "write '\(name)'", edits: [Fix.Edit(key.range, "\"\(name)\"")])
  }
}

extension Message {
  /// What becomes of an unknown member, with the day of what tasklint knows.
  private static func refusal(of departure: Departure) -> String {
    let knowledge = "as tasklint knows the API of \(APIModel.date)"
    switch departure.context.spelling {
    case .camelCase:
      return "the API refuses unknown members at registration, \(knowledge)"
    case .pascalCase:
      return "CloudFormation refuses unknown properties at the deployment, \(knowledge)"
    case .snakeCase, .anyCase:
      return "Terraform drops unknown members, and the AWS CLI refuses them, \(knowledge)"
    }
  }

  fileprivate static func wrongCase(
    _ key: JSONString, _ name: String, of departure: Departure
  ) -> Message {
    Message(
      fact: "'\(key.shown)' of \(departure.location) is '\(name)' in the wrong case",
      consequence: refusal(of: departure),
      remedy: "write '\(name)'"
    )
  }

  fileprivate static func unknown(
    _ key: JSONString, nearest: String?, of departure: Departure
  ) -> Message {
    Message(
      fact: "'\(key.shown)' is no member of \(departure.location)",
      consequence: refusal(of: departure),
      remedy: nearest.map { "write '\($0)' if that is meant, else remove it" }
        ?? "remove it, or move it to where it belongs"
    )
  }
}
