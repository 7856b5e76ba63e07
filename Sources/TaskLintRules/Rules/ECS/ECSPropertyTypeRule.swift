struct ECSPropertyTypeRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-property-type",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A value is of another JSON type than the API expects.",
    rationale: """
      The AWS CLI and the SDKs reject a number or a boolean in quotes, and a number or a boolean \
      where the API expects a string, such as the task's `cpu` or the value of a log option. The \
      `cpu` of a container is a number, that of the task is a string.
      """,
    remedy: "Write the value in the type that the message specifies.",
    references: [.registerTaskDefinition],
    lessons: [
      Lesson(Example(app: #""essential": [|"true"|]"#)),
      Lesson(
        Example(
          app: #"""
            "logConfiguration": {
              "logDriver": "awsfirelens",
              "options": { "Name": "http", "Host": "logs.koyama.example", "tls.verify": [|true|] }
            }
            """#)),
    ],
    examples: [
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
    definition.schemaViolations.findings { violation in
      guard case .wrongType(let value, let kind) = violation.fault else { return nil }
      let converted = Self.convert(value, to: kind)
      return RuleFinding(
        at: value.firstToken, .mistyped(value, kind, isConvertible: converted != nil, violation),
        subject: violation.subject()
      ).fixed(
        by: converted.map {
          Fix(.safe, "write the value as \(kind.words)", edits: [.replacing(value, with: $0)])
        })
    }
  }

  /// The value in the other type, if the conversion is unambiguous.
  private static func convert(_ value: JSONValue, to kind: APIModel.Kind) -> JSONOutput? {
    switch (value.kind, kind) {
    case (.boolean, .string): return value.boolean.map { .string("\($0)") }
    case (.number, .string): return value.integer.map { .string("\($0)") }
    case (.string, .integer):
      guard let text = value.string?.text, let number = Int(text), "\(number)" == text else {
        return nil
      }
      return .integer(number)
    case (.string, .boolean):
      return value.string.flatMap { Bool($0.text) }.map { .boolean($0) }
    default: return nil
    }
  }
}

extension Message {
  fileprivate static func mistyped(
    _ value: JSONValue, _ kind: APIModel.Kind, isConvertible: Bool, _ violation: SchemaViolation
  ) -> Message {
    if kind == .integer, value.isWholeNumber { return .outOfRange(value, violation) }
    return Message(
      fact: "\(violation.location) is \(value.kind.words); expected \(kind.words)",
      consequence: "the API rejects the definition",
      remedy: remedy(value, kind, isConvertible: isConvertible)
    )
  }

  private static func outOfRange(_ value: JSONValue, _ violation: SchemaViolation) -> Message {
    Message(
      fact: "\(violation.location) is out of range",
      consequence: "the API rejects a number that does not fit 32 bits",
      remedy: "write a smaller number"
    )
  }

  private static func remedy(
    _ value: JSONValue, _ kind: APIModel.Kind, isConvertible: Bool
  ) -> MessageText {
    switch (value.kind, kind) {
    case (.array, .object): "remove the brackets of the list: the API expects one object"
    case (.object, .list): "put the object in a list, between '[' and ']'"
    case (_, .string) where isConvertible: "put the value in quotes"
    case (_, _) where isConvertible: "remove the quotes"
    case (.number, .integer): "use a number without a fraction"
    default: "change the value to \(kind.words)"
    }
  }
}
