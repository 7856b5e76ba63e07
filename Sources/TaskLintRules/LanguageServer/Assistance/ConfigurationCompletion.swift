/// The completion of a `.tasklint.json`.
struct ConfigurationCompletion {
  private let draft: DraftDocument

  init(_ draft: DraftDocument) { self.draft = draft }

  /// The proposals at an offset.
  func completions(at offset: Int) -> CompletionList? {
    guard let cursor = DraftCursor(draft, at: offset),
      let place = ConfigurationPlace(draft, cursor)
    else { return nil }
    let siblings = draft.nodes[cursor.holder].children.filter { $0 != cursor.token }
    let others = Set(siblings.map(draft.text))
    let items = items(at: place).filter { !others.contains($0.label) }
    return items.isEmpty ? nil : CompletionList(items, draft, cursor)
  }

  private func items(at place: ConfigurationPlace) -> [Completion] {
    switch place {
    case .key:
      ConfigurationKey.allCases.map {
        Completion(label: $0.rawValue, kind: .property, documentation: $0.summary)
      }
    case .overrideKey:
      OverrideKey.allCases.map {
        Completion(label: $0.rawValue, kind: .property, documentation: $0.summary)
      }
    case .ruleName:
      Self.rules(RuleCatalog.rules)
        + RuleNames.groups.map {
          Completion(label: $0, kind: .enumMember, detail: "group of rules")
        }
    case .ruleWithSettings:
      Self.rules(RuleCatalog.rules.filter { !$0.metadata.settings.isEmpty })
    case .setting(let rule):
      (RuleCatalog.metadata(named: rule)?.settings ?? []).map {
        Completion(label: $0.name, kind: .property, documentation: $0.summary)
      }
    case .settingValue(let rule, let name):
      (RuleCatalog.metadata(named: rule)?.settings.first { $0.name == name }?.choices ?? []).map {
        Completion(label: $0, kind: .enumMember)
      }
    case .words(let words): words.map { Completion(label: $0, kind: .enumMember) }
    }
  }

  private static func rules(_ rules: [any Rule.Type]) -> [Completion] {
    rules.map { rule in
      Completion(
        label: rule.metadata.id.name, kind: .enumMember, detail: "\(rule.metadata.severity)",
        documentation: rule.metadata.summary)
    }
  }
}
