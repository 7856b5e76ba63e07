struct OutputPatternInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-pattern-invalid",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "`include-pattern` or `exclude-pattern` is no regular expression.",
    rationale: """
      The agent makes a filter of each pattern, which compares the line with a regular expression, \
      not with a glob. `*failure*` does not compile: Fluent Bit reports `could not compile regex \
      pattern` and exits with status 255. Only what certainly does not compile is reported.
      """,
    remedy: "Write a regular expression: `failure` for any line that holds the word.",
    references: [
      .init(
        "Amazon ECS: filter logs with regular expressions",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-filtering-logs.html"),
      .init(
        "Onigmo: the syntax of regular expressions",
        "https://github.com/k-takata/Onigmo/blob/master/doc/RE"),
    ],
    examples: [
      Example(options: #""Name": "stdout", "include-pattern": [|"*failure*"|]"#),
      Example(options: #""exclude-pattern": [|"^GET /(healthz|ready"|]"#),
      Example(options: #""exclude-pattern": [|"[a-z"|]"#, isDocumented: false),
      Example(options: #""exclude-pattern": [|"debug)"|]"#, isDocumented: false),
      Example(options: #""exclude-pattern": [|"end\\"|]"#, isDocumented: false),
      Example(options: #""exclude-pattern": [|"a|+b"|]"#, isDocumented: false),
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

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.flatMap { output in
      output.options.compactMap { option -> RuleFinding? in
        guard option.key == "include-pattern" || option.key == "exclude-pattern",
          let value = option.value.value, !value.text.holds("${"),
          let fault = RegexFault.first(in: value.text)
        else { return nil }
        return RuleFinding(at: value.range, .invalid(option.key.text, value.text, fault))
      }
    }
  }
}

extension Message {
  fileprivate static func invalid(
    _ key: String, _ pattern: String, _ fault: RegexFault
  ) -> Message {
    let (problem, remedy) = explain(fault)
    return Message(
      fact: "'\(pattern)' is no regular expression: \(problem)",
      consequence:
        "the filter that '\(key)' becomes does not compile, and the router does not start",
      remedy: remedy
    )
  }

  private static func explain(_ fault: RegexFault) -> (problem: String, remedy: String) {
    switch fault {
    case .nothingToRepeat("*"):
      ("nothing stands before the '*'", "write '.*' for any text; around a word it can be left out")
    case .nothingToRepeat(let sign):
      (
        "nothing stands before the '\(sign)'",
        "write '\\\\\(sign)' in JSON for the character itself"
      )
    case .unclosedGroup: ("a '(' is not closed", "close it, or write '\\\\(' in JSON")
    case .unopenedGroup: ("a ')' closes nothing", "open it, or write '\\\\)' in JSON")
    case .unclosedClass: ("a '[' is not closed", "close it, or write '\\\\[' in JSON")
    case .trailingBackslash: ("it ends in a backslash", "take the backslash out, or double it")
    }
  }
}
