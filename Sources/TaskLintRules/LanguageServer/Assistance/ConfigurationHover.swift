/// The hovers of a `.tasklint.json`: rules, groups of rules, and keys.
struct ConfigurationHover {
  private let draft: DraftDocument

  init(_ draft: DraftDocument) { self.draft = draft }

  /// What is shown at an offset.
  func hover(at offset: Int) -> Hover? {
    guard let cursor = DraftCursor(draft, at: offset), let token = cursor.token,
      draft.nodes[token].kind == .string
    else { return nil }
    let text = draft.text(of: token)
    let markdown: String?
    switch ConfigurationPlace(draft, cursor) {
    case .ruleName, .ruleWithSettings: markdown = Self.rule(text) ?? Self.group(text)
    case .key: markdown = ConfigurationKey(rawValue: text).map { "**\(text)**: \($0.summary)" }
    case .overrideKey: markdown = OverrideKey(rawValue: text).map { "**\(text)**: \($0.summary)" }
    case .setting(let rule):
      let setting = RuleCatalog.metadata(named: rule)?.settings.first { $0.name == text }
      markdown = setting.map { "**\(text)**: \($0.summary)" }
    case .settingValue, .words, nil: markdown = nil
    }
    return markdown.map { Hover(markdown: $0, range: draft.nodes[token].range) }
  }

  /// The description of a rule.
  static func rule(_ name: String) -> String? {
    guard let rule = RuleCatalog.metadata(named: name) else { return nil }
    var parts = ["**\(rule.id)** (\(rule.severity); \(rule.effect))", rule.summary, rule.rationale]
    parts.append("How to fix: \(rule.remedy)")
    for setting in rule.settings { parts.append("Setting `\(setting.name)`: \(setting.summary)") }
    parts.append("[Documentation](\(Product.page(ofRule: rule.id.name)))")
    return parts.joined(separator: "\n\n")
  }

  private static func group(_ name: String) -> String? {
    guard RuleNames.groups.contains(name) else { return nil }
    let rules = RuleCatalog.rules.filter { $0.metadata.answers(to: name) }
    return "**\(name)**: \(rules.count) rules"
  }
}

/// What is expected at a place of a `.tasklint.json`.
enum ConfigurationPlace {
  case key
  case overrideKey
  /// A rule, a category or a tag.
  case ruleName
  /// The id of a rule that has settings.
  case ruleWithSettings
  /// The name of a setting of a rule.
  case setting(rule: String)
  /// A value of a setting of a rule.
  case settingValue(rule: String, setting: String)
  /// One of a few words.
  case words([String])

  init?(_ draft: DraftDocument, _ cursor: DraftCursor) {
    // The keys on the way to the cursor, and what is at its end.
    var path: [String] = []
    var isKey = false
    switch cursor.role {
    case .key: isKey = true
    case .value(let key): path.append(draft.text(of: key))
    case .element: break
    }
    var node: Int? = cursor.holder
    while let index = node, path.count < 5 {
      if let key = draft.nodes[index].key { path.append(draft.text(of: key)) }
      node = draft.nodes[index].parent
    }
    path.reverse()
    switch (path.first, path.count, isKey) {
    case (nil, 0, true): self = .key
    case ("overrides", 1, true): self = .overrideKey
    case ("overrides", 2, false) where path[1] == "ignore": self = .ruleName
    case ("select", 1, false), ("ignore", 1, false): self = .ruleName
    case ("severity", 1, true): self = .ruleName
    case ("severity", 2, false): self = .words(Severity.allCases.map(\.rawValue))
    case ("settings", 1, true): self = .ruleWithSettings
    case ("settings", 2, true): self = .setting(rule: path[1])
    case ("settings", 3, false): self = .settingValue(rule: path[1], setting: path[2])
    case ("failOn", 1, false): self = .words(FailOn.allCases.map(\.rawValue))
    case ("format", 1, false): self = .words(ReportFormat.allCases.map(\.rawValue))
    default: return nil
    }
  }
}
