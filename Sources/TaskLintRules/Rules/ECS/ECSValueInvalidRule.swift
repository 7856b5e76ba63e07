struct ECSValueInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-value-invalid",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A value is none that the API takes.",
    rationale: """
      The API compares values with lists of words, ranges, lengths and patterns when a definition \
      is registered; the AWS CLI and the SDKs do not, so that it is found out late. Words are \
      compared with their case: `awsvpc`, not `AWSVPC`.
      """,
    remedy: "Write a value that the message names.",
    silences: ["fargate-network-mode", "log-driver-unsupported"],
    references: [.registerTaskDefinition, .healthCheck],
    examples: [
      Example(task: #""networkMode": [|"aws-vpc"|]"#),
      Example(app: #""healthCheck": { "command": ["CMD", "true"], "interval": [|600|] }"#),
      Example(task: #""family": [|"koyama api"|], "memory": "512""#),
      Example(task: #""networkMode": "awsvpc""#),
      Example(app: #""healthCheck": { "command": ["CMD", "true"], "interval": 300 }"#),
      Example(
        task: #""networkMode": "${network_mode}""#,
        app: #""portMappings": [{ "containerPort": 80, "protocol": "TCP" }]"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.departures.compactMap { departure in
      guard case .invalidValue(let value, let shape) = departure.fault else { return nil }
      return RuleFinding(
        at: value.firstToken, .invalid(value, shape, departure), subject: departure.subject())
    }
  }
}

extension Message {
  fileprivate static func invalid(
    _ value: JSONValue, _ shape: APIModel.Shape, _ departure: Departure
  ) -> Message {
    let (fault, remedy) = shape.objection(to: value)
    return Message(
      fact: "\(departure.location) \(fault)",
      consequence: "the API refuses the definition at registration",
      remedy: remedy
    )
  }
}

extension APIModel.Shape {
  /// What is wrong with a value that the shape does not accept, and what it would accept.
  fileprivate func objection(to value: JSONValue) -> (fault: String, remedy: String) {
    let text = value.string?.text ?? ""
    switch self {
    case .oneOf(let names):
      let names = names.map(\.description)
      let nearest = EditDistance.nearest(to: text, in: names)
      return (
        "is '\(value.string?.shown ?? "")', which is no value of it",
        nearest.map { "write '\($0)'" } ?? "write one of \(Self.list(names))"
      )
    case .number(let range):
      let bounds =
        range.upperBound == Int.max
        ? "\(range.lowerBound) or more"
        : "a number from \(range.lowerBound) to \(range.upperBound)"
      return ("is \(value.integer ?? 0), out of its range", "write \(bounds)")
    case .list(_, let count):
      let most = count?.upperBound ?? 0
      return ("has more than \(most) entries", "keep \(most) of them at most")
    case .text(let length, let pattern):
      guard length.contains(text.unicodeScalars.count),
        let offender = pattern?.offender(in: text)
      else { return Self.objection(toLengthOf: text, length) }
      return ("holds '\(offender)', which it may not", "write it without '\(offender)'")
    case .image(let length):
      return Self.objection(toLengthOf: text, length)
    case .structure, .map, .string, .integer, .boolean: return ("is refused", "change it")
    }
  }

  private static func objection(
    toLengthOf text: String, _ length: ClosedRange<Int>
  ) -> (fault: String, remedy: String) {
    guard !text.isEmpty else { return ("is empty", "write at least one character") }
    return (
      "has \(text.unicodeScalars.count) characters", "keep it to \(length.upperBound) at most"
    )
  }

  private static func list(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}
