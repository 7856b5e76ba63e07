struct ECSHealthCheckInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-health-check-invalid",
    category: .ecs,
    severity: .warning,
    stage: .start,
    summary: "The command of a health check is split in a way that always fails.",
    rationale: """
      After `CMD`, each element is one argument, and no shell reads `||` or splits a line. After \
      `CMD-SHELL`, the shell runs the second element only; the others are its positional \
      parameters. A check that always fails makes the container unhealthy, and ECS stops the task of \
      an essential one.
      """,
    remedy: "Use `CMD-SHELL` and one line, or `CMD` and one element for each argument.",
    references: [
      .healthCheck,
      .init(
        "Docker: HEALTHCHECK instruction",
        "https://docs.docker.com/reference/dockerfile/#healthcheck"),
    ],
    lessons: [
      Lesson(
        check(#"["CMD", [|"CMD-SHELL"|], "curl -f http://localhost:8080/ || exit 1"]"#),
        after: check(#"["CMD-SHELL", "curl -f http://localhost:8080/ || exit 1"]"#)),
      Lesson(
        check(#"["CMD", "curl", "-f", "http://localhost:8080/", [|"||"|], "exit", "1"]"#),
        after: check(#"["CMD", "curl", "-f", "http://localhost:8080/"]"#)),
    ],
    examples: [
      check(#"["CMD", [|"curl -f http://localhost:8080/ || exit 1"|]]"#),
      check(#"["CMD-SHELL", [|"curl"|], "-f", "http://localhost:8080/"]"#),
      check(#"["CMD-SHELL", "curl -f http://localhost:8080/", "|| exit 1"]"#),
      check(#"["CMD-SHELL", "/health.sh", "|| exit 1"]"#),
      check(#"["CMD", "sh", "-c", "curl -f http://localhost:8080/ || exit 1"]"#),
      check(#"["CMD", "curl", "-f", "http://localhost:8080/", "-H", "exit 1"]"#),
      check(#"["CMD", "${CHECK} || exit 1"]"#),
      check(#"["CMD", "C:\\Program Files\\kissa\\health.exe"]"#),
      check(#"["echo test"]"#),
    ]
  )

  private static func check(
    _ command: String, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(app: #""healthCheck": { "command": \#(command) }"#, fileID: fileID, line: line)
  }

  private static let operators: [StaticString] = [
    "||", "&&", "|", ";", ">", ">>", "2>&1", ">/dev/null",
  ]

  /// The words before a command for a shell and before one without it.
  private static let keywords: [StaticString] = ["CMD-SHELL", "CMD"]

  /// The known word that a text is, which a message may show.
  private static func known(_ words: [StaticString], _ text: String) -> StaticString? {
    words.first { $0.description == text }
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.compactMap { container in
      guard let words = HealthCheckCommand(of: container)?.words, words.count > 1,
        let (word, problem, remedy) = Self.problem(in: words)
      else { return nil }
      return RuleFinding(at: word.place.range, .invalid(container, problem, remedy: remedy))
        .fixed(by: Self.fix(container))
    }
  }

  private static func problem(
    in words: [HealthCheckCommand.Word]
  ) -> (HealthCheckCommand.Word, fact: MessageText, remedy: MessageText)? {
    let second = words[1]
    if words[0].text == "CMD-SHELL" {
      guard words.count > 2, !second.hasBlank, !isTail(words.dropFirst(2)) else { return nil }
      return (
        second, "passes only '\(second.string.shown)' to the shell",
        "join the elements after 'CMD-SHELL' into one line"
      )
    }
    guard words[0].text == "CMD" else { return nil }
    if let keyword = known(keywords, second.text) {
      return (second, "runs a program named '\(keyword)'", "remove the 'CMD' before '\(keyword)'")
    }
    if words.count == 2, second.hasBlank, !isPath(second.text) {
      return (
        second, "runs a program named '\(second.string.shown)'", "use 'CMD-SHELL' instead of 'CMD'"
      )
    }
    for word in words.dropFirst(2) {
      guard let sign = known(operators, word.text) else { continue }
      return (
        word, "passes '\(sign)' to the program as an argument",
        "use 'CMD-SHELL' and one line, or remove '\(sign)' and what follows"
      )
    }
    return nil
  }

  /// Whether a text is an absolute path, which may have a blank, as in `C:\Program Files`.
  private static func isPath(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(2))
    return bytes.first == UInt8(ascii: "/") || bytes.last == UInt8(ascii: ":")
  }

  /// Removes the `CMD` before `CMD-SHELL`, or joins words that no shell reads differently.
  private static func fix(_ container: ContainerDefinition) -> Fix? {
    guard let words = HealthCheckCommand(of: container)?.words, words.count > 1,
      case .value(let list, _)? = container.healthCheck.value?.field(.command)
    else { return nil }
    let texts = words.map(\.text)
    if known(keywords, texts[1]) != nil {
      return Fix(
        .safe, "remove the first '\(asked: texts[0])'",
        edit: Fix.Edit.removing([0], from: list).first)
    }
    if texts.count == 2 {
      return Fix(
        .safe, "use 'CMD-SHELL'", edit: .rewriting(words[0].string, as: "CMD-SHELL"))
    }
    let rest = texts.dropFirst()
    guard rest.allSatisfy({ known(operators, $0) != nil || isPlain($0) }) else { return nil }
    return Fix(
      .safe, "join the words into one line for the shell",
      edit: .replacing(list, with: ["CMD-SHELL", .string(rest.joined(separator: " "))]))
  }

  /// Whether a shell reads a word as it is.
  private static func isPlain(_ word: String) -> Bool {
    !word.isEmpty
      && word.utf8.allSatisfy { $0.isAlphanumeric || "-_./:=,@%+".utf8.contains($0) }
  }

  /// Whether words are only `|| exit 1`, which changes nothing when it is not read.
  private static func isTail(_ words: ArraySlice<HealthCheckCommand.Word>) -> Bool {
    words.map(\.text).joined(separator: " ").hasPrefix("||")
  }
}

extension Message {
  fileprivate static func invalid(
    _ container: ContainerDefinition, _ problem: MessageText, remedy: MessageText
  ) -> Message {
    Message(
      fact: "the health check of container \(container.label) \(problem)",
      consequence: "the check fails, and the container becomes unhealthy", remedy: remedy)
  }
}
