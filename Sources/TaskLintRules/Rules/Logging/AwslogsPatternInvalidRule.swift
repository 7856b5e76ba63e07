struct AwslogsPatternInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "awslogs-pattern-invalid",
    category: .logging,
    severity: .error,
    stage: .start,
    summary: "A multiline option of `awslogs` is not a regular expression of Go.",
    rationale: """
      The log driver `awslogs` compiles `awslogs-multiline-pattern` as a regular expression of Go. \
      It makes one of `awslogs-datetime-format` by replacing codes such as `%Y`; all other \
      characters keep their meaning, so `[%Y-%m-%d]` is a class of characters and not a date in \
      brackets. If the expression does not compile, Docker reports `awslogs could not parse \
      multiline pattern key`, and the container does not start. Go has no lookarounds and no \
      backreferences.
      """,
    remedy: "Escape brackets with a backslash, which JSON doubles: `\\\\[%Y-%m-%d\\\\]`.",
    references: [
      .init(
        "Docker: the log driver for CloudWatch",
        "https://docs.docker.com/engine/logging/drivers/awslogs/"),
      .init(
        "Docker: how the multiline options are compiled",
        "https://github.com/moby/moby/blob/master/daemon/logger/awslogs/cloudwatchlogs.go"),
      .init("RE2: syntax", "https://github.com/google/re2/wiki/Syntax"),
    ],
    lessons: [
      Lesson(
        log(#""awslogs-datetime-format": [|"[%Y-%m-%dT%H:%M:%S]"|]"#),
        after: log(#""awslogs-datetime-format": "\\[%Y-%m-%dT%H:%M:%S\\]""#))
    ],
    examples: [
      log(#""awslogs-multiline-pattern": [|"^(?!\\s)"|]"#),
      log(#""awslogs-multiline-pattern": [|"^[A-Z"|]"#),
      log(#""awslogs-multiline-pattern": [|"(a)\\1"|]"#),
      log(#""awslogs-datetime-format": [|"[%b %d, %Y %H:%M:%S]"|]"#),
      log(#""awslogs-datetime-format": "%Y-%m-%d %H:%M:%S.%f""#),
      log(#""awslogs-multiline-pattern": "^\\[?(INFO|WARN|ERROR)[\\d-.]+""#),
      log(#""awslogs-multiline-pattern": "(?i)^error|[[:digit:]]{4}|\\Q[a\\E(?P<x>y)*$""#),
      log(#""awslogs-multiline-pattern": "${PATTERN}(""#),
      log(#""awslogs-multiline-pattern": "(""#, driver: "json-file"),
    ]
  )

  private static func log(
    _ option: String, driver: String = "awslogs", line: Int = #line
  ) -> Example {
    Example(
      app: Example.inlineOutput,
      sidecar: """
        "logConfiguration": {
          "logDriver": "\(driver)",
          "options": {
            "awslogs-group": "koyama",
            "awslogs-region": "ap-northeast-1",
            "awslogs-stream-prefix": "fluentbit",
            \(option)
          }
        }
        """, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.flatMap { container -> [RuleFinding] in
      guard let configuration = container.logConfiguration.value,
        let driver = configuration.logDriver.value, driver == "awslogs",
        let options = configuration.options.value
      else { return [] }
      let format = options.string("awslogs-datetime-format").value
      let pattern = options.string("awslogs-multiline-pattern").value
      return [
        format.flatMap { finding($0, AwslogsDateFormat.expression(of: $0.text)) },
        pattern.flatMap { finding($0, $0.text) },
      ].compactMap(\.self)
    }
  }

  private func finding(_ value: JSONString, _ expression: String) -> RuleFinding? {
    GoPatternFault.first(in: expression).map { fault in
      RuleFinding(at: value.range, .invalid(value.text, fault))
    }
  }
}

extension Message {
  fileprivate static func invalid(_ pattern: String, _ fault: GoPatternFault) -> Message {
    let (problem, remedy) = explain(fault)
    return Message(
      fact: "'\(asked: pattern)' is not a regular expression of Go: \(problem)",
      consequence: "the log driver does not compile it, and the container does not start",
      remedy: remedy
    )
  }

  private static func explain(_ fault: GoPatternFault) -> (
    problem: MessageText, remedy: MessageText
  ) {
    switch fault {
    case .nothingToRepeat(let sign):
      (
        "'\(asked: sign)' has nothing before it to repeat",
        "remove it, or escape it as '\\\\\(asked: sign)'"
      )
    case .unclosedGroup: ("'(' is not closed", "close it, or escape it as '\\\\('")
    case .unopenedGroup: ("')' is not opened", "escape brackets as '\\\\[', '\\\\]' and '\\\\)'")
    case .unclosedClass: ("'[' is not closed", "close it, or escape it as '\\\\['")
    case .trailingBackslash: ("it ends in a backslash", "remove the backslash, or double it")
    case .reversedRange(let range):
      (
        "the range '\(asked: range)' is reversed in a class in '[' and ']'",
        "escape the brackets as '\\\\[' and '\\\\]'"
      )
    case .unsupported(let text):
      ("'\(asked: text)' is not supported", "write the expression without it")
    }
  }
}
