import TaskLintRules

/// A subcommand; linting is the default.
enum Verb: String, Sendable, CaseIterable {
  case lint
  case rules
  case explain
  case initialize = "init"
  case config
  case lsp
  case completions

  /// The subcommands that are written out; linting has no name.
  static let written: [Verb] = [.rules, .explain, .initialize, .config, .lsp, .completions]

  /// The usage after the command's name.
  var usage: String {
    switch self {
    case .lint: "[OPTIONS] [PATH]..."
    case .rules: "rules [--format \(RulesFormat.allCases.map(\.rawValue).joined(separator: "|"))]"
    case .explain: "explain RULE|CATEGORY|TAG"
    case .initialize: "init [PATH]..."
    case .config: "config [PATH]"
    case .lsp: "lsp"
    case .completions: "completions \(Shell.allCases.map(\.rawValue).joined(separator: "|"))"
    }
  }

  /// What it does, as one sentence.
  var summary: String {
    switch self {
    case .lint:
      "Lint ECS task definitions in files, in folders, or on standard input (-)."
    case .rules: "List all rules with their severities and stages."
    case .explain: "Explain a rule, or list the rules of a category or tag such as 'policy'."
    case .initialize: "Write a .tasklint.json that fits the existing definitions."
    case .config: "Print the configuration of a file, with the source of each value."
    case .lsp: "Run a language server for editors."
    case .completions: "Print the completion script for a shell."
    }
  }

  /// The arguments of a subcommand that are not options.
  enum Operands: Sendable {
    case none
    /// One of a few words, with its name.
    case word(String, [String])
    case path
    case paths
  }

  /// The arguments that are not options.
  var operands: Operands {
    switch self {
    case .lint, .initialize: .paths
    case .rules, .lsp: .none
    case .explain: .word("RULE", RuleNames.ids + GroupExplanation.names)
    case .config: .path
    case .completions: .word("SHELL", Shell.allCases.map(\.rawValue))
    }
  }

  /// The words that it accepts, if they are few.
  var words: [String]? {
    if case .word(_, let words) = operands { words } else { nil }
  }
}

/// A shell that has a completion script.
enum Shell: String, Sendable, CaseIterable {
  case bash
  case zsh
  case fish
}

/// A format of the list of rules.
enum RulesFormat: String, Sendable, CaseIterable {
  case text
  case json
  case markdown
}
