import TaskLintRules

/// All options of the command.
enum OptionTable {
  static func options(for verb: Verb) -> [Option] { rows.filter { $0.verbs.contains(verb) } }

  static let rows = printing + OptionTable.rules + acceptance + files + common

  /// What is printed, and in which format.
  private static let printing: [Option] = [
    Option(
      name: "format", short: "f", value: .format(words(ReportFormat.self)),
      isRepeatable: true,
      help: "the output format: human (default), concise or sarif; =FILE writes it to a file"
    ) { arguments, value throws(UsageError) in
      arguments.formats.append(try FormatRequest(value))
    },
    Option(
      name: "format", short: "f", value: .word(words(RulesFormat.self)), verbs: [.rules],
      help: "the format of the list; default text"
    ) { arguments, value in
      arguments.rulesFormat = RulesFormat(rawValue: value.text) ?? arguments.rulesFormat
    },
    Option(
      name: "fail-on", value: .word(words(FailOn.self)),
      help: "the lowest severity that makes the exit status 1; default warning"
    ) { arguments, value in
      arguments.failOn = FailOn(rawValue: value.text) ?? arguments.failOn
    },
    Option(
      name: "max-per-rule", value: .number,
      help: "print at most N findings of one rule in one file; default 20, 0 for all"
    ) { arguments, value throws(UsageError) in
      guard let number = Int(value.text), number >= 0, !value.hasPrefix("+") else {
        throw UsageError(
          "invalid value of --max-per-rule '\(value.text)'; expected a number, or 0 for all")
      }
      arguments.mostPerRule = number == 0 ? .max : number
    },
    Option(
      name: "color", value: .word(words(ColorChoice.self)), verbs: [.lint, .explain],
      help: "use colors; default auto, on a terminal; NO_COLOR and CLICOLOR_FORCE are honored"
    ) { arguments, value in
      arguments.color = ColorChoice(rawValue: value.text) ?? arguments.color
    },
    Option(
      name: "quiet", short: "q", help: "print only findings at or above --fail-on, and no summary"
    ) { arguments, _ in arguments.isQuiet = true },
    Option(
      name: "verbose", short: "v", help: "print which files were skipped, and why"
    ) { arguments, _ in arguments.isVerbose = true },
    Option(
      name: "watch", help: "lint again when a file changes; needs -f FMT=FILE"
    ) { arguments, _ in arguments.isWatching = true },
  ]

  private static let common: [Option] = [
    Option(
      name: "version", verbs: Verb.allCases, help: "print the version"
    ) { arguments, _ in arguments.informationRequest = .version },
    Option(
      name: "help", short: "h", verbs: Verb.allCases, help: "print this help"
    ) { arguments, _ in arguments.informationRequest = .help },
  ]

  static let levels = Severity.allCases.reversed().map(\.rawValue)

  static func words<Choice: CaseIterable & RawRepresentable<String>>(
    _ choices: Choice.Type
  ) -> [String] {
    choices.allCases.map(\.rawValue)
  }
}
