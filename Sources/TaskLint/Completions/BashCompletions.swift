import TaskLintRules

/// The completion function for bash.
struct BashCompletions {
  var script: String {
    """
    # bash completion for tasklint; load it with: source <(tasklint completions bash)
    _tasklint() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
      local verb=lint list= words=
      local rules="\(Completions.ruleNames)"
      local ids="\(RuleNames.ids.joined(separator: " "))"
      # Bash splits '--option=value' into three words.
      if [[ $current == "=" ]]; then
        current=
      elif [[ $previous == "=" ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
        [[ ${COMP_WORDS[COMP_CWORD-3]} == --severity ]] && previous=--level
      fi
      case ${COMP_WORDS[1]} in
        \(Verb.written.map(\.rawValue).joined(separator: "|"))) [[ $COMP_CWORD -gt 1 ]] && verb=${COMP_WORDS[1]} ;;
      esac
      case "$verb $previous" in
        "lint --level") words="\(Severity.allCases.map(\.rawValue).joined(separator: " "))" ;;
    \(values)
      esac
      if [[ -n $list ]]; then
        [[ $current == *,* ]] && list=${current%,*}, || list=
        COMPREPLY=($(compgen -P "$list" -W "$words" -- "${current##*,}"))
        return
      elif [[ -n $words ]]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
        return
      elif [[ $COMP_CWORD -eq 1 && -n $current ]]; then
        words="\(Verb.written.map(\.rawValue).joined(separator: " "))"
      fi
      case "$verb $current" in
    \(options)
    \(operands)
      esac
      [[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$current"))
    }
    # Paths are completed by readline.
    complete -o bashdefault -o default -F _tasklint tasklint

    """
  }

  /// A case for each option with a value.
  private var values: String {
    var cases: [String] = []
    for verb in Verb.allCases {
      for option in OptionTable.options(for: verb) {
        guard let value = option.value, let action = action(value) else { continue }
        let pattern = option.spellings.map { "\"\(verb.rawValue) \($0)\"" }.joined(separator: "|")
        cases.append("    \(pattern)) \(action) ;;")
      }
    }
    return cases.joined(separator: "\n")
  }

  private func action(_ value: Option.ValueKind) -> String? {
    switch value {
    case .word(let words), .format(let words): "words=\"\(words.joined(separator: " "))\""
    case .rules: "list=1 words=$rules"
    case .ruleLevel: "words=$rules; compopt -o nospace 2>/dev/null"
    case .path, .glob, .number, .reference: nil
    }
  }

  private var options: String {
    Verb.allCases.map { verb in
      let names = OptionTable.options(for: verb).flatMap(\.spellings).joined(separator: " ")
      return "    \"\(verb.rawValue) -\"*) words=\"\(names)\" ;;"
    }.joined(separator: "\n")
  }

  private var operands: String {
    Verb.allCases.compactMap { verb in
      verb.words.map { words in
        let names = words.joined(separator: " ")
        let words =
          verb == .explain
          ? "\"$ids \(GroupExplanation.names.joined(separator: " "))\"" : "\"\(names)\""
        return "    \"\(verb.rawValue) \"*) words=\(words) ;;"
      }
    }.joined(separator: "\n")
  }
}
