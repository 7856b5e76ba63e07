import TaskLintRules

/// The completion function for zsh.
struct ZshCompletions {
  var script: String {
    """
    #compdef tasklint
    # zsh completion for tasklint; load it with: source <(tasklint completions zsh)
    _tasklint() {
      local -a rules=(\(Completions.ruleNames))
      local -a ids=(\(RuleNames.ids.joined(separator: " ")))
      local -a groups=(\(GroupExplanation.names.joined(separator: " ")))
      local verb=lint
      (( CURRENT > 2 )) && verb=${words[2]}
      case $verb in
    \(Verb.written.map(verbCase).joined(separator: "\n"))
        *)
          if (( CURRENT == 2 )); then
            local -a verbs=(\(Verb.written.map { Self.quoted("\($0.rawValue):\($0.summary)") }.joined(separator: " ")))
            _describe 'command' verbs
          fi
          _arguments -s -S \\
    \(specifications(of: .lint)) \\
            '*:path:_files'
          ;;
      esac
    }
    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
      _tasklint "$@"
    else
      compdef _tasklint tasklint
    fi

    """
  }

  private func verbCase(_ verb: Verb) -> String {
    let operand =
      switch verb {
      case .explain: " \\\n        ':rule:compadd -a ids groups'"
      case .completions:
        " \\\n        ':shell:(\(Shell.allCases.map(\.rawValue).joined(separator: " ")))'"
      case .initialize, .config, .render, .routes: " \\\n        '*:path:_files'"
      case .rules: " \\\n        ':category:compadd -a groups'"
      case .lint, .lsp: ""
      }
    return """
          \(verb.rawValue))
            shift words
            (( CURRENT -= 1 ))
            _arguments -s -S \\
      \(specifications(of: verb))\(operand)
            ;;
      """
  }

  private func specifications(of verb: Verb) -> String {
    OptionTable.options(for: verb).map { "        " + specification($0) }.joined(separator: " \\\n")
  }

  /// An option for `_arguments`.
  private func specification(_ option: Option) -> String {
    let spellings = option.spellings.map { spelling in
      guard let value = option.value else { return spelling }
      if value.isOptional { return spelling + "=-" }
      return spelling.hasPrefix("--") ? spelling + "=" : spelling + "+"
    }
    let star = option.isRepeatable ? "'*'" : "'(" + option.spellings.joined(separator: " ") + ")'"
    let names = spellings.count > 1 ? "{" + spellings.joined(separator: ",") + "}" : spellings[0]
    let help = option.help.split(separator: ":", omittingEmptySubsequences: false).joined(
      separator: "\\:")
    return star + names + Self.quoted("[\(help)]" + action(option.value))
  }

  private func action(_ value: Option.ValueKind?) -> String {
    switch value {
    case .word(let words): ":value:(\(words.joined(separator: " ")))"
    case .format(let words): ":format:(\(words.joined(separator: " ")))"
    case .rules: ":rules:_values -s , rule $rules"
    case .ruleLevel: ":rule=level:compadd -S = -a rules"
    case .path, .glob: ":path:_files"
    case .number: ":number: "
    case .reference: "::reference: "
    case nil: ""
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
