import TaskLintRules

/// Reads the names of rules on the command line.
enum RuleArguments {
  /// Reads a list of names separated by commas.
  static func list(_ value: Argument, option: String) throws(UsageError) -> [String] {
    var names: [String] = []
    for part in value.text.split(separator: ",") {
      let name = part.trimmed
      guard !name.isEmpty else { continue }
      guard RuleNames.isKnown(name) else {
        throw .unknown(
          "\(option) names no rule, category or tag", name, names: RuleNames.known,
          hint: "'tasklint rules' lists the rules")
      }
      names.append(name)
    }
    guard !names.isEmpty else { throw UsageError("\(option) needs a list of rules, as 'a,b'") }
    return names
  }

  /// Reads the id of one rule.
  static func id(_ name: String) throws(UsageError) -> RuleID {
    guard RuleNames.ids.contains(name) else {
      throw .unknown(
        "unknown rule", name, names: RuleNames.ids, hint: "'tasklint rules' lists them all")
    }
    return RuleID(name)
  }
}

extension Substring {
  /// The text without the blanks around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
