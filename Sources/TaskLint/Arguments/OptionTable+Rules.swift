import TaskLintRules

extension OptionTable {
  /// Which rules are on, and their severities.
  static let rules: [Option] = [
    Option(
      name: "select", value: .rules, isRepeatable: true, verbs: [.lint, .config],
      help: "enable only these rules; ids, categories, policy, security or all, separated by commas"
    ) { arguments, value throws(UsageError) in
      arguments.selected += try RuleArguments.list(value, option: "--select")
    },
    Option(
      name: "ignore", value: .rules, isRepeatable: true, verbs: [.lint, .config],
      help: "disable these rules; the most exact name wins, then --ignore over --select"
    ) { arguments, value throws(UsageError) in
      arguments.ignored += try RuleArguments.list(value, option: "--ignore")
    },
    Option(
      name: "severity", value: .ruleLevel(levels), isRepeatable: true, verbs: [.lint, .config],
      help: "set the severity of a rule, category or tag; error, warning or note"
    ) { arguments, value throws(UsageError) in
      let (name, severity) = try ruleLevel(value)
      arguments.severities.set(name, severity)
    },
  ]

  /// Reads `RULE=LEVEL`.
  private static func ruleLevel(_ value: Argument) throws(UsageError) -> (String, Severity) {
    guard let (rule, level) = value.halves else {
      throw UsageError("invalid value of --severity '\(value.text)'; expected RULE=LEVEL")
    }
    let name = try RuleArguments.name(rule.text, option: "--severity")
    guard let severity = Severity(rawValue: level.text) else {
      throw .unknown(
        "unknown severity", level.text, names: levels,
        hint: "expected \(levels.alternatives); --ignore disables a rule")
    }
    return (name, severity)
  }
}
