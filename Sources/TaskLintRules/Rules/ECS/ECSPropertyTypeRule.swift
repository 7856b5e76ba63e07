struct ECSPropertyTypeRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-property-type",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A value is of another JSON type than the API takes.",
    rationale: """
      The AWS CLI and the SDKs refuse a number in quotes, a boolean in quotes, and a number where \
      the API takes text, such as the task's `cpu` or the value of an option. A container's `cpu` \
      is a number, the task's is a string.
      """,
    remedy: "Write the value as the type that the message names.",
    references: [.registerTaskDefinition],
    examples: [
      Example(app: #""essential": [|"true"|]"#),
      Example(task: #""memory": [|512|]"#),
      Example(
        app: #"""
          "logConfiguration": {
            "logDriver": "awsfirelens", "options": { "Name": "http", "tls.verify": [|true|] }
          }
          """#),
      Example(app: #""portMappings": [|{|] "containerPort": 80 }"#),
      Example(app: #""essential": true"#),
      Example(task: #""memory": "512""#),
      Example(app: #""cpu": "${CPU}", "memory": null"#),
      Example(app: #""essential": [|"false"|], "cpu": [|"256"|]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.departures.compactMap { departure in
      guard case .wrongType(let value, let kind) = departure.fault else { return nil }
      let converted = Self.convert(value, to: kind)
      let fix = converted.map {
        Fix(.safe, "write the value as \(kind.words)", edits: [Fix.Edit(value.range, $0)])
      }
      return RuleFinding(
        at: value.firstToken, .mistyped(value, kind, isConvertible: fix != nil, departure),
        subject: departure.subject()
      ).fixed(by: fix)
    }
  }

  /// The value as the other type, where that can mean only one thing.
  private static func convert(_ value: JSONValue, to kind: APIModel.Kind) -> String? {
    let written = value.document.source.text(in: value.range)
    switch (value.kind, kind) {
    case (.boolean, .string): return "\"\(written)\""
    case (.number, .string): return value.integer.map { "\"\($0)\"" }
    case (.string, .integer):
      let number = value.string.flatMap { Int($0.text) }
      return number.map(String.init).flatMap { written == "\"\($0)\"" ? $0 : nil }
    case (.string, .boolean):
      return ["true", "false"].first { written == "\"\($0)\"" }
    default: return nil
    }
  }
}

extension Message {
  fileprivate static func mistyped(
    _ value: JSONValue, _ kind: APIModel.Kind, isConvertible: Bool, _ departure: Departure
  ) -> Message {
    if kind == .integer, value.isWholeNumber { return .outOfRange(value, departure) }
    return Message(
      fact: "\(departure.location) is \(value.kind.words), not \(kind.words)",
      consequence: "the API refuses a value of another type at registration",
      remedy: remedy(value, kind, isConvertible: isConvertible)
    )
  }

  private static func outOfRange(_ value: JSONValue, _ departure: Departure) -> Message {
    Message(
      fact: "\(departure.location) is out of range",
      consequence: "the API rejects a number that does not fit 32 bits",
      remedy: "write a smaller number"
    )
  }

  private static func remedy(
    _ value: JSONValue, _ kind: APIModel.Kind, isConvertible: Bool
  ) -> String {
    switch (value.kind, kind) {
    case (.array, .object): "take the brackets of the list away: the API takes one object"
    case (.object, .list): "put the object into a list, between '[' and ']'"
    case (_, .string) where isConvertible: "put quotes around it"
    case (_, _) where isConvertible: "take the quotes away"
    case (.number, .integer): "write a number without a fraction"
    default: "write \(kind.words)"
    }
  }
}
