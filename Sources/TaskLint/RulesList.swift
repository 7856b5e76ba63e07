import TaskLintRules

/// The output of `tasklint rules`.
struct RulesList {
  private let rules: [any Rule.Type]
  private let group: String?
  private let format: RulesFormat
  private let color: Coloring

  /// Creates the list of all rules, or of those of a category or tag.
  init(group: String?, format: RulesFormat, color: Coloring) {
    rules = RuleCatalog.rules.filter { rule in
      group.map { rule.metadata.groups.contains($0) } ?? true
    }
    self.group = group
    self.format = format
    self.color = color
  }

  var text: String {
    switch format {
    case .text: plain
    case .json: RulesRecord(rules).text
    case .markdown: RulesPage(rules).markdown
    }
  }

  /// The categories, with a line for each rule: id, severity and stage.
  ///
  /// The list of one group also has the summaries.
  private var plain: String {
    let rules = rules.map { $0.metadata }
    let width = rules.map(\.id.name.utf8.count).max() ?? 0
    let categories = RuleMetadata.Category.allCases.compactMap { category -> String? in
      let own = rules.filter { $0.category == category }
      guard !own.isEmpty else { return nil }
      let isOff = own.allSatisfy(\.isOptional)
      return "\(color.heading(category.rawValue)) (\(own.count))"
        + (isOff ? ", off by default\n" : "\n")
        + own.map { rule in
          let policy = rule.groups.contains(RuleNames.policy) ? "  policy" : ""
          let name = group == nil ? rule.id.name : color.heading(rule.id.name)
          let gap = Self.padded("", width - rule.id.name.utf8.count)
          let line =
            "  \(name)\(gap)  \(Self.padded(rule.severity.rawValue, 7))  "
            + (policy.isEmpty ? rule.stage.rawValue : Self.padded(rule.stage.rawValue, 8) + policy)
          return line + "\n"
            + (group == nil ? "" : Explanation.wrapped(rule.summary, indent: 4) + "\n")
        }.joined()
    }
    return categories.joined(separator: "\n")
      + (group == nil
        ? "\n'tasklint rules CATEGORY' adds what they report, and 'tasklint explain RULE'\ndescribes"
          + " one.\n" : "\n'tasklint explain RULE' describes one rule.\n")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
