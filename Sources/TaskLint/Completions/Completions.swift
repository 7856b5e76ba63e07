import TaskLintRules

/// Completions for a shell, made from the table of options.
struct Completions {
  let shell: Shell

  var script: String {
    switch shell {
    case .bash: BashCompletions().script
    case .zsh: ZshCompletions().script
    case .fish: FishCompletions().script
    }
  }

  /// The names that `--select` and `--ignore` take.
  static var ruleNames: String { (RuleNames.groups + RuleNames.ids).joined(separator: " ") }
}
