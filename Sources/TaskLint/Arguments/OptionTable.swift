import TaskLintRules

/// All options of the command.
enum OptionTable {
  static func options(for verb: Verb) -> [Option] { rows.filter { $0.verbs.contains(verb) } }

  static let rows = groups.flatMap(\.options)

  /// The options with the headings of the help.
  static let groups: [(title: String, options: [Option])] = [
    ("Output", printing), ("Rules", OptionTable.rules), ("Fixes", fixes),
    ("Accepted", acceptance), ("Files", files),
    ("Other", common),
  ]

  /// What is printed, and in which format.
  private static let printing: [Option] = [
    Option(
      name: "format", short: "f", value: .format(words(ReportFormat.self)),
      isRepeatable: true,
      help: "the output format, default human; =FILE writes it to a file; one of "
        + words(ReportFormat.self).alternatives
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
      name: "format", short: "f", value: .word(words(RoutesFormat.self)), verbs: [.routes],
      help: "the format of the drawing; default text"
    ) { arguments, value in
      arguments.routesFormat = RoutesFormat(rawValue: value.text) ?? arguments.routesFormat
    },
    Option(
      name: "explain", verbs: [.render],
      help: "add a comment to each line with the property of the definition that it comes from"
    ) { arguments, _ in arguments.isExplained = true },
    Option(
      name: "fail-on", value: .word(words(FailOn.self)), valueName: "LEVEL",
      help: "lowest severity that fails, default warning; the exit status is then 1"
    ) { arguments, value in
      arguments.failOn = FailOn(rawValue: value.text) ?? arguments.failOn
    },
    Option(
      name: "max-per-rule", value: .number,
      help: "print at most N findings of a rule per file; default 20, 0 for all"
    ) { arguments, value throws(UsageError) in
      guard let number = Int(value.text), number >= 0, !value.hasPrefix("+") else {
        throw UsageError(
          "invalid value of --max-per-rule '\(value.text)'; expected a number, or 0 for all")
      }
      arguments.mostPerRule = number == 0 ? .max : number
    },
    Option(
      name: "statistics",
      help: "print how many findings each rule has; in a table, instead of the findings"
    ) { arguments, _ in arguments.printsStatistics = true },
    Option(
      name: "color", value: .word(words(ColorChoice.self)), valueName: "WHEN",
      verbs: [.lint, .rules, .explain, .config, .routes],
      help:
        "use colors: auto (default), always or never; auto uses them on a terminal; NO_COLOR and"
        + " CLICOLOR_FORCE are honored"
    ) { arguments, value in
      arguments.color = ColorChoice(rawValue: value.text) ?? arguments.color
    },
    Option(
      name: "quiet", short: "q",
      help: "print only findings that fail the run; at or above --fail-on, and no summary"
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
      name: "man", help: "print the manual page; in roff, for 'man -l -'"
    ) { arguments, _ in arguments.informationRequest = .manual },
    Option(
      name: "help", short: "h", verbs: Verb.allCases, help: "print this help"
    ) { arguments, _ in arguments.informationRequest = .help },
  ]

  /// What options of other linters are called here.
  static let namesElsewhere = [
    "--exit-zero": "--fail-on never", "--no-fail": "--fail-on never",
    "--soft-fail": "--fail-on never",
    "--output-file": "-f FMT=FILE", "--output": "-f FMT=FILE", "-o": "-f FMT=FILE",
    "--output-format": "--format", "--reporter": "--format", "--disable": "--ignore",
    "--skip": "--ignore", "--diff-base": "--changed=REF", "--since": "--changed=REF",
  ]

  static let levels = Severity.allCases.reversed().map(\.rawValue)

  static func words<Choice: CaseIterable & RawRepresentable<String>>(
    _ choices: Choice.Type
  ) -> [String] {
    choices.allCases.map(\.rawValue)
  }
}
