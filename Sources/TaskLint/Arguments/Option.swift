/// One option of the command line: a row of the table for the parser, the help, the completions and
/// the messages.
struct Option: Sendable {
  /// The value of an option.
  enum ValueKind: Sendable {
    /// One of a few words.
    case word([String])
    /// One of a few words, optionally followed by `=FILE`.
    case format([String])
    /// A number.
    case number
    /// A path.
    case path
    /// A pattern for paths.
    case glob
    /// Names of rules, categories and tags, separated by commas.
    case rules
    /// A commit, branch or tag, which may be left out: `--changed` or `--changed=main`.
    case reference
    /// The name of a rule, category or tag, `=`, and one of a few words.
    case ruleLevel([String])

    /// The value in help and messages.
    var name: String {
      switch self {
      case .word(let words): words.joined(separator: "|")
      case .format: "FMT[=FILE]"
      case .number: "N"
      case .path: "PATH"
      case .glob: "GLOB"
      case .rules: "LIST"
      case .reference: "REF"
      case .ruleLevel: "RULE=LEVEL"
      }
    }

    /// Whether the option can be without it; the value then follows `=`.
    var isOptional: Bool { if case .reference = self { true } else { false } }
  }

  let name: String
  var short: Character?
  /// Its value; a flag has none.
  var value: ValueKind?
  /// What `--help` calls a value that is one of a few words; its end lists the words.
  var valueName: String?
  /// Whether several add up; of other options the last one counts.
  var isRepeatable = false
  /// The subcommands that support it.
  var verbs: [Verb] = [.lint]
  /// What it does, as clauses; `--help` has only what is before the first semicolon.
  let help: String
  /// Sets the option in the arguments; the value of a flag is empty.
  let apply: @Sendable (inout Arguments, Argument) throws(UsageError) -> Void

  /// The long form: `--format`.
  var long: String { "--\(name)" }

  /// All forms, the short one first.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + [long] }

  /// Checks a value and sets the option in the arguments.
  func take(_ value: Argument, _ arguments: inout Arguments) throws(UsageError) {
    if case .word(let words) = self.value, !words.contains(value.text) {
      throw .unknown(
        "invalid value of \(long)", value.text, names: words,
        hint: "expected \(words.alternatives)")
    }
    try apply(&arguments, value)
  }
}
