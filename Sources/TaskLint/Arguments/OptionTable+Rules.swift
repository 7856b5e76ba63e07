import TaskLintRules

extension OptionTable {
  /// Which rules are on, and their severities.
  static let rules: [Option] = [
    Option(
      name: "select", value: .rules, isRepeatable: true, verbs: [.lint, .config],
      help: "only these rules: ids, categories, house, security or all, separated by commas"
    ) { arguments, value throws(UsageError) in
      arguments.selected += try RuleArguments.list(value, option: "--select")
    },
    Option(
      name: "ignore", value: .rules, isRepeatable: true, verbs: [.lint, .config],
      help: "all but these; the more exact name wins, and --ignore among equals"
    ) { arguments, value throws(UsageError) in
      arguments.ignored += try RuleArguments.list(value, option: "--ignore")
    },
    Option(
      name: "severity", value: .ruleLevel(levels), isRepeatable: true, verbs: [.lint, .config],
      help: "give a rule's findings another severity: error, warning or note"
    ) { arguments, value throws(UsageError) in
      let (rule, severity) = try ruleLevel(value)
      arguments.severities[rule] = severity
    },
  ]

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
