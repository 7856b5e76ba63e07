import TaskLintRules

/// Every option of the command; a new one takes one row here.
enum OptionTable {
  static func options(for verb: Verb) -> [Option] { rows.filter { $0.verbs.contains(verb) } }

  static let rows: [Option] = [
    Option(
      name: "format", short: "f", value: .format(words(FormatRequest.Format.self)),
      isRepeatable: true,
      help: "print human (default), concise or sarif; with FILE, write it there instead"
    ) { arguments, value throws(UsageError) in
      arguments.formats.append(try FormatRequest(value))
    },
    Option(
      name: "format", short: "f", value: .word(words(RulesFormat.self)), verbs: [.rules],
      help: "how to print the rules; default text, markdown is rules.md"
    ) { arguments, value in
      arguments.rulesFormat = RulesFormat(rawValue: value.text) ?? arguments.rulesFormat
    },
    Option(
      name: "select", value: .rules, isRepeatable: true,
      help: "only these rules: ids, categories, house, security or all, separated by commas"
    ) { arguments, value throws(UsageError) in
      arguments.selected += try RuleArguments.list(value, option: "--select")
    },
    Option(
      name: "ignore", value: .rules, isRepeatable: true,
      help: "all but these; the more exact name wins, and --ignore among equals"
    ) { arguments, value throws(UsageError) in
      arguments.ignored += try RuleArguments.list(value, option: "--ignore")
    },
    Option(
      name: "severity", value: .ruleLevel(levels), isRepeatable: true,
      help: "give a rule's findings another severity: error, warning or note"
    ) { arguments, value throws(UsageError) in
      let (rule, severity) = try ruleLevel(value)
      arguments.severities[rule] = severity
    },
    Option(
      name: "fail-on", value: .word(words(FailOn.self)),
      help: "lowest severity that makes the exit status 1; default warning"
    ) { arguments, value in
      arguments.failOn = FailOn(rawValue: value.text) ?? arguments.failOn
    },
    Option(
      name: "stdin-filename", value: .path,
      help: "what to call standard input in reports; default <stdin>"
    ) { arguments, value throws(UsageError) in
      guard !value.bytes.isEmpty else { throw UsageError("--stdin-filename needs a name") }
      arguments.standardInputName = value.path
    },
    Option(
      name: "color", value: .word(words(ColorChoice.self)), verbs: [.lint, .explain],
      help: "default auto: on a terminal; NO_COLOR and CLICOLOR_FORCE are honoured"
    ) { arguments, value in
      arguments.color = ColorChoice(rawValue: value.text) ?? arguments.color
    },
    Option(
      name: "quiet", short: "q", help: "no summary, and only findings at or above --fail-on"
    ) { arguments, _ in arguments.isQuiet = true },
    Option(
      name: "verbose", short: "v", help: "say which files were skipped, and why"
    ) { arguments, _ in arguments.isVerbose = true },
    Option(
      name: "version", verbs: Verb.allCases, help: "print the version"
    ) { arguments, _ in arguments.question = .version },
    Option(
      name: "help", short: "h", verbs: Verb.allCases, help: "print this help"
    ) { arguments, _ in arguments.question = .help },
  ]

  private static let levels = Severity.allCases.reversed().map(\.rawValue)

  private static func words<Choice: CaseIterable & RawRepresentable<String>>(
    _ choices: Choice.Type
  ) -> [String] {
    choices.allCases.map(\.rawValue)
  }

  /// Reads `RULE=LEVEL`.
  private static func ruleLevel(_ value: Argument) throws(UsageError) -> (RuleID, Severity) {
    guard let (rule, level) = value.halves else {
      throw UsageError("--severity takes RULE=LEVEL, not '\(value.text)'")
    }
    let id = try RuleArguments.id(rule.text)
    guard let severity = Severity(rawValue: level.text) else {
      throw .unknown(
        "unknown severity", level.text, names: levels,
        hint: "it is \(levels.alternatives); --ignore turns a rule off")
    }
    return (id, severity)
  }
}
