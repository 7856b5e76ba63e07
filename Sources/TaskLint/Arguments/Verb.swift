import TaskLintRules

/// A subcommand; linting is the default.
enum Verb: String, Sendable, CaseIterable {
  case lint
  case rules
  case explain
  case initialize = "init"
  case config
  case render
  case routes
  case lsp
  case completions

  /// The subcommands that are written out; linting has no name.
  static let written: [Verb] = [
    .rules, .explain, .initialize, .config, .render, .routes, .lsp, .completions,
  ]

  /// The usage after the command's name.
  var usage: String {
    switch self {
    case .lint: "[OPTIONS] [PATH]..."
    case .rules:
      "rules [--format \(RulesFormat.allCases.map(\.rawValue).joined(separator: "|"))]"
        + " [CATEGORY|TAG]"
    case .explain: "explain RULE|CATEGORY|TAG"
    case .initialize: "init [PATH]..."
    case .config: "config [PATH]"
    case .render: "render [--explain] [PATH]"
    case .routes:
      "routes [--format \(RoutesFormat.allCases.map(\.rawValue).joined(separator: "|"))] [PATH]..."
    case .lsp: "lsp"
    case .completions: "completions \(Shell.allCases.map(\.rawValue).joined(separator: "|"))"
    }
  }

  /// What it does, as one sentence.
  var summary: String {
    switch self {
    case .lint:
      "Lint ECS task definitions in files, in folders, or on standard input (-)."
    case .rules: "List all rules, or those of a category."
    case .explain: "Explain a rule, or list the rules of a category or tag such as 'policy'."
    case .initialize: "Write a .tasklint.json that fits the existing definitions."
    case .config: "Print the configuration of a file, with the source of each value."
    case .render:
      "Print the configuration that the ECS agent generates for the log router of a definition."
    case .routes: "Draw which container's log goes where."
    case .lsp: "Run a language server for editors."
    case .completions: "Print the completion script for a shell."
    }
  }

  /// What it does, as a clause for the line of `--help`.
  var brief: String {
    switch self {
    case .lint: "lint task definitions"
    case .rules: "list all rules, or those of a category"
    case .explain: "explain a rule, a category or a tag"
    case .initialize: "write a .tasklint.json for existing files"
    case .config: "print the configuration of a file"
    case .render: "print the configuration FireLens generates"
    case .routes: "draw which container's log goes where"
    case .lsp: "run a language server for editors"
    case .completions: "print the completion script for a shell"
    }
  }

  /// The arguments of a subcommand that are not options.
  enum Operands: Sendable {
    case none
    /// One of a few words, with its name.
    case word(String, [String])
    /// One of a few words, with its name, or none.
    case optionalWord(String, [String])
    case path
    case paths
  }

  /// The arguments that are not options.
  var operands: Operands {
    switch self {
    case .lint, .initialize, .routes: .paths
    case .rules: .optionalWord("CATEGORY", GroupExplanation.names)
    case .lsp: .none
    case .explain: .word("RULE", RuleNames.ids + GroupExplanation.names)
    case .config, .render: .path
    case .completions: .word("SHELL", Shell.allCases.map(\.rawValue))
    }
  }

  /// The words that it accepts, if they are few.
  var words: [String]? {
    switch operands {
    case .word(_, let words), .optionalWord(_, let words): words
    case .none, .path, .paths: nil
    }
  }
}

/// A shell that has a completion script.
enum Shell: String, Sendable, CaseIterable {
  case bash
  case zsh
  case fish
}

/// A format of the routes of logs.
enum RoutesFormat: String, Sendable, CaseIterable {
  case text
  case mermaid
  case svg
  case json
}

/// A format of the list of rules.
enum RulesFormat: String, Sendable, CaseIterable {
  case text
  case json
  case markdown
}
