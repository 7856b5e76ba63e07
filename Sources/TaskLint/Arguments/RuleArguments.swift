import TaskLintRules

/// Reads the names of rules on the command line.
enum RuleArguments {
  /// Reads a list of names separated by commas.
  static func list(_ value: Argument, option: String) throws(UsageError) -> [String] {
    var names: [String] = []
    for part in value.text.split(separator: ",") {
      let name = part.trimmed
      guard !name.isEmpty else { continue }
      names.append(try Self.name(name, option: option))
    }
    guard !names.isEmpty else { throw UsageError("\(option) requires a list of rules, like 'a,b'") }
    return names
  }

  /// Reads the name of a rule, category or tag.
  static func name(_ name: String, option: String) throws(UsageError) -> String {
    guard RuleNames.isKnown(name) else {
      throw .unknown(
        "unknown rule, category or tag of \(option)", name, names: RuleNames.known,
        hint: "see 'tasklint rules'")
    }
    return name
  }
}

extension Substring {
  /// The text without the blanks around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
