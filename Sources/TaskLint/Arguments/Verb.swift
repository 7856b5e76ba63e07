import TaskLintRules

/// What the command is asked to do: to lint, or what its first word says.
enum Verb: String, Sendable, CaseIterable {
  case lint
  case rules
  case explain
  case completions

  /// The verbs that are written out; linting needs none.
  static let written: [Verb] = [.rules, .explain, .completions]

  /// What follows the command's name in the line that shows its use.
  var usage: String {
    switch self {
    case .lint: "[OPTIONS] PATH..."
    case .rules: "rules [--format \(RulesFormat.allCases.map(\.rawValue).joined(separator: "|"))]"
    case .explain: "explain RULE"
    case .completions: "completions \(Shell.allCases.map(\.rawValue).joined(separator: "|"))"
    }
  }

  /// What it does, as one sentence.
  var summary: String {
    switch self {
    case .lint:
      "Lint ECS task definitions: files, folders (searched for *.json), or - for standard input."
    case .rules: "List every rule with its severity and the stage at which its fault bites."
    case .explain: "Explain one rule: what, why, examples, remedy, references."
    case .completions: "Print completions for a shell."
    }
  }

  /// How many operands it takes at most, and what they are called; nil where any number.
  var operand: (name: String, words: [String])? {
    switch self {
    case .lint, .rules: nil
    case .explain: ("RULE", RuleNames.ids)
    case .completions: ("SHELL", Shell.allCases.map(\.rawValue))
    }
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
