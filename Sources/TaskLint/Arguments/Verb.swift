import TaskLintRules

/// What the command is asked to do: to lint, or what its first word says.
enum Verb: String, Sendable, CaseIterable {
  case lint
  case rules
  case explain
  case initialize = "init"
  case config
  case completions

  /// The verbs that are written out; linting needs none.
  static let written: [Verb] = [.rules, .explain, .initialize, .config, .completions]

  /// What follows the command's name in the line that shows its use.
  var usage: String {
    switch self {
    case .lint: "[OPTIONS] [PATH]..."
    case .rules: "rules [--format \(RulesFormat.allCases.map(\.rawValue).joined(separator: "|"))]"
    case .explain: "explain RULE|CATEGORY|TAG"
    case .initialize: "init [PATH]..."
    case .config: "config [PATH]"
    case .completions: "completions \(Shell.allCases.map(\.rawValue).joined(separator: "|"))"
    }
  }

  /// What it does, as one sentence.
  var summary: String {
    switch self {
    case .lint:
      "Lint ECS task definitions: files, folders (searched for *.json), or - for standard input."
    case .rules: "List every rule with its severity and the stage at which its fault bites."
    case .explain: "Explain a rule, or list the rules of a category or tag such as 'policy'."
    case .initialize: "Look at the definitions and write a .tasklint.json that fits them."
    case .config: "Print what is in force for a file, and where each value came from."
    case .completions: "Print completions for a shell."
    }
  }

  /// What it takes besides options.
  enum Operands: Sendable {
    case none
    /// One of a few words, and what it is called.
    case word(String, [String])
    case path
    case paths
  }

  /// What it takes besides options.
  var operands: Operands {
    switch self {
    case .lint, .initialize: .paths
    case .rules: .none
    case .explain: .word("RULE", RuleNames.ids + GroupExplanation.names)
    case .config: .path
    case .completions: .word("SHELL", Shell.allCases.map(\.rawValue))
    }
  }

  /// The words that it takes, where they are few.
  var words: [String]? {
    if case .word(_, let words) = operands { words } else { nil }
  }
}

/// A shell that completions can be printed for.
enum Shell: String, Sendable, CaseIterable {
  case bash
  case zsh
  case fish
}

/// A form that the list of rules is printed in.
enum RulesFormat: String, Sendable, CaseIterable {
  case text
  case json
  case markdown
}
