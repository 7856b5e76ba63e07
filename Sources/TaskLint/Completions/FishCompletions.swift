import TaskLintRules

/// The completions for fish.
struct FishCompletions {
  var script: String {
    let verbs = Verb.written.map { verb in
      "complete -c tasklint -n __fish_is_first_token -a \(verb.rawValue) -d "
        + Self.quoted(verb.summary)
    }
    let operands = Verb.written.compactMap { verb in
      verb.words.map { words in
        "complete -c tasklint -n \(Self.condition(verb)) -x -a "
          + Self.quoted(words.joined(separator: " "))
      }
    }
    let options = Verb.allCases.flatMap { verb in
      OptionTable.options(for: verb).map { line($0, verb) }
    }
    return """
      # fish completion for tasklint; load it with: tasklint completions fish | source
      function __tasklint_rules
        printf '%s\\n' \(Completions.ruleNames)
      end
      function __tasklint_list
        set -l typed (commandline -ct | string replace -r '^--\\w+=' '')
        set -l before (string match -r '^.*,' -- $typed)
        for rule in (__tasklint_rules)
          echo $before$rule
        end
      end

      """ + (verbs + operands + options).joined(separator: "\n") + "\n"
  }

  private func line(_ option: Option, _ verb: Verb) -> String {
    var line = "complete -c tasklint -n \(Self.condition(verb))"
    if let short = option.short { line += " -s \(short)" }
    line += " -l \(option.name) -d " + Self.quoted(option.help)
    switch option.value {
    case .word(let words), .format(let words):
      line += " -x -a " + Self.quoted(words.joined(separator: " "))
    case .rules: line += " -x -a '(__tasklint_list)'"
    case .ruleLevel(let levels):
      let pairs = (RuleNames.groups + RuleNames.ids).flatMap { id in levels.map { "\(id)=\($0)" } }
      line += " -x -a " + Self.quoted(pairs.joined(separator: " "))
    case .path, .glob: line += " -r -F"
    case .number: line += " -x"
    case .reference, nil: break
    }
    return line
  }

  private static func condition(_ verb: Verb) -> String {
    let written = Verb.written.map(\.rawValue).joined(separator: " ")
    return verb == .lint
      ? "'not __fish_seen_subcommand_from \(written)'"
      : "'__fish_seen_subcommand_from \(verb.rawValue)'"
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'")
      + "'"
  }
}
