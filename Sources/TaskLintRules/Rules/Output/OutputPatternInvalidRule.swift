struct OutputPatternInvalidRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-pattern-invalid",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "`include-pattern` or `exclude-pattern` is not a regular expression.",
    rationale: """
      The ECS agent generates a filter from each pattern. The filter matches a regular expression, \
      not a glob: `*failure*` does not compile, so Fluent Bit reports `could not compile regex \
      pattern` and exits with status 255. An empty pattern fails as well. The rule reports only \
      patterns that certainly do not compile in Onigmo, the engine of Fluent Bit and Fluentd.
      """,
    remedy: "Write a regular expression: `failure` matches every line that contains the word.",
    references: [
      .init(
        "Amazon ECS: filter logs with regular expressions",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-filtering-logs.html"),
      .init(
        "Onigmo: the syntax of regular expressions",
        "https://github.com/k-takata/Onigmo/blob/master/doc/RE"),
    ],
    lessons: [
      Lesson(
        Example(options: #""Name": "stdout", "include-pattern": [|"*failure*"|]"#),
        after: Example(options: #""Name": "stdout", "include-pattern": "failure""#))
    ],
    examples: [
      Example(options: #""exclude-pattern": [|"^GET /(healthz|ready"|]"#),
      Example(options: #""exclude-pattern": [|"[a-z"|]"#, isDocumented: false),
      Example(options: #""exclude-pattern": [|"debug)"|]"#, isDocumented: false),
      Example(options: #""exclude-pattern": [|"end\\"|]"#, isDocumented: false),
      Example(options: #""exclude-pattern": [|"a|+b"|]"#, isDocumented: false),
      Example(options: #""exclude-pattern": [|"(?P<level>debug)"|]"#),
      Example(options: #""exclude-pattern": "(?<level>debug)""#),
      Example(options: #""exclude-pattern": [|"[z-a]"|]"#),
      Example(options: #""exclude-pattern": [|"(?<1a>b)"|]"#, isDocumented: false),
      Example(options: #""exclude-pattern": [|"\\x{110000}"|]"#, isDocumented: false),
      Example(options: #""Name": "stdout", "exclude-pattern": [|""|]"#),
      Example(options: #""Name": "stdout", "include-pattern": ".*failure.*""#),
      Example(options: #""exclude-pattern": "^GET /(healthz|ready)""#),
      Example(options: #""exclude-pattern": "^(?!.*[()\\]*]).*\\($""#, isDocumented: false),
      Example(options: #""exclude-pattern": "[[:alpha:](]+""#, isDocumented: false),
      Example(options: #""exclude-pattern": "(?<level>debug|info)+?""#, isDocumented: false),
      Example(options: #""exclude-pattern": "{{ pattern }}(""#, isDocumented: false),
      Example(options: #""Name": "http", "uri": "*""#),
      Example(options: #""exclude-pattern": "${PATTERN}(""#, isDocumented: false),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output in
      output.options.compactMap { option -> RuleFinding? in
        guard option.key == "include-pattern" || option.key == "exclude-pattern",
          let value = Self.pattern(of: option)
        else { return nil }
        if value.isBlank, output.router == .fluentbit {
          return RuleFinding(at: value.range, .empty(option.key.text))
        }
        guard let fault = RegexFault.first(in: value.text) else { return nil }
        return RuleFinding(at: value.range, .invalid(option.key.text, value.text, fault))
      }
    }
  }
}

extension OutputPatternInvalidRule {
  /// The pattern if it is known: the name of a group in `<` and `>` is not a placeholder.
  private static func pattern(of option: FirelensOutput.Option) -> JSONString? {
    guard let pattern = option.value.written, !pattern.text.holds("${") else { return nil }
    if option.value.value != nil { return pattern }
    let parts = pattern.text.parts(separatedBy: "(?P<").flatMap { $0.parts(separatedBy: "(?<") }
    return Placeholder.isIn(parts.joined()) ? nil : pattern
  }
}

extension Message {
  fileprivate static func empty(_ key: String) -> Message {
    Message(
      fact: "'\(key)' is empty",
      consequence: "Fluent Bit rejects the filter, and the router does not start",
      remedy: "remove it, or set it to a regular expression"
    )
  }

  fileprivate static func invalid(
    _ key: String, _ pattern: String, _ fault: RegexFault
  ) -> Message {
    let (problem, remedy) = explain(fault)
    return Message(
      fact: "'\(asked: pattern)' in '\(key)' is not a regular expression: \(problem)",
      consequence: "the filter does not compile, and the router does not start",
      remedy: remedy
    )
  }

  private static func explain(_ fault: RegexFault) -> (problem: MessageText, remedy: MessageText) {
    switch fault {
    case .nothingToRepeat("*"):
      (
        "'*' has nothing before it to repeat",
        "remove the '*'; a pattern matches anywhere in the line"
      )
    case .nothingToRepeat(let sign):
      ("'\(asked: sign)' has nothing before it to repeat", escaping(sign))
    case .unclosedGroup: ("'(' is not closed", "close it, or write '\\\\(' in JSON")
    case .unopenedGroup: ("')' is not opened", "open it, or write '\\\\)' in JSON")
    case .unclosedClass: ("'[' is not closed", "close it, or write '\\\\[' in JSON")
    case .trailingBackslash: ("it ends in a backslash", "remove the backslash, or double it")
    case .unknownGroup(let group):
      (
        "'\(asked: group)' is not supported by Onigmo",
        group.hasPrefix("(?P<") ? "write '(?<' for a named group" : "remove it"
      )
    case .reversedRange(let range):
      ("the range '\(asked: range)' is reversed", "swap the ends of the range")
    case .reversedRepetition(let repetition):
      ("the maximum of '\(asked: repetition)' is less than its minimum", "swap the two numbers")
    case .unknownClass(let name):
      ("unknown character class '\(asked: name)'", "use a class that exists")
    case .unknownCharacter(let character):
      ("'\(asked: character)' is not a character", "use a character up to '\\\\x{10FFFF}'")
    case .unknownReference(let reference):
      ("'\(asked: reference)' refers to a group that does not exist", "remove it, or add the group")
    }
  }

  private static func escaping(_ sign: String) -> MessageText {
    "remove it, or write '\\\\\(sign)' in JSON to match the character itself"
  }
}
