import TaskLintRules

/// The completion script of a shell, generated from the table of options.
struct Completions {
  let shell: Shell

  var script: String {
    switch shell {
    case .bash: BashCompletions().script
    case .zsh: ZshCompletions().script
    case .fish: FishCompletions().script
    }
  }

  /// The names of rules, categories and tags.
  static var ruleNames: String { (RuleNames.groups + RuleNames.ids).joined(separator: " ") }
}
