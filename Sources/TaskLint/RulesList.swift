import TaskLintRules

/// The output of `tasklint rules`.
struct RulesList {
  let rules: [any Rule.Type]
  let format: RulesFormat

  var text: String {
    switch format {
    case .text: plain
    case .json: json
    case .markdown: RulesPage(rules).markdown
    }
  }

  /// One line for each rule: id, severity, stage and summary.
  private var plain: String {
    let rules = rules.map { $0.metadata }
    let width = rules.map(\.id.name.count).max() ?? 0
    return rules.map { rule in
      [
        Self.padded(rule.id.name, width), Self.padded(rule.severity.rawValue, 7),
        Self.padded(rule.stage.rawValue, 8), rule.summary,
      ].joined(separator: "  ") + "\n"
    }.joined()
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// An array with one object a line for each rule.
  private var json: String {
    let objects = rules.map { $0.metadata }.map { rule in
      let members = [
        ("id", Self.quoted(rule.id.name)),
        ("category", Self.quoted(rule.category.rawValue)),
        ("severity", Self.quoted(rule.severity.rawValue)),
        ("stage", Self.quoted(rule.stage.rawValue)),
        ("tags", "[" + rule.groups.dropFirst().map(Self.quoted).joined(separator: ", ") + "]"),
        ("summary", Self.quoted(rule.summary)),
        ("url", Self.quoted(Product.page(ofRule: rule.id.name))),
      ]
      return "  {" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  /// A text as a JSON string.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
