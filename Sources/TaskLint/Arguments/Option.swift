/// One option of the command line: a row of the table that the parser, the help, the completions
/// and the messages are made from.
struct Option: Sendable {
  /// What stands after an option.
  enum ValueKind: Sendable {
    /// One of a few words.
    case word([String])
    /// One of a few words, after which `=FILE` may stand.
    case format([String])
    /// A path.
    case path
    /// A pattern of paths.
    case glob
    /// Names of rules, categories and tags, separated by commas.
    case rules
    /// A rule's id, `=`, and one of a few words.
    case ruleLevel([String])

    /// The value as help and messages show it.
    var name: String {
      switch self {
      case .word(let words): words.joined(separator: "|")
      case .format: "FMT[=FILE]"
      case .path: "PATH"
      case .glob: "GLOB"
      case .rules: "LIST"
      case .ruleLevel: "RULE=LEVEL"
      }
    }
  }

  let name: String
  var short: Character?
  /// What stands after it; a flag has none.
  var value: ValueKind?
  /// Whether several count together; of others the last one counts, so that a line can be amended.
  var isRepeatable = false
  /// The verbs that it can stand beside.
  var verbs: [Verb] = [.lint]
  /// What it does, as a clause.
  let help: String
  /// Takes note of the option; a flag is given an empty value.
  let apply: @Sendable (inout Arguments, Argument) throws(UsageError) -> Void

  /// The option as it is written out: `--format`.
  var long: String { "--\(name)" }

  /// Both ways to write it, the short one first.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + [long] }

  /// Takes note of a value, if it is one that may stand there.
  func take(_ value: Argument, _ arguments: inout Arguments) throws(UsageError) {
    if case .word(let words) = self.value, !words.contains(value.text) {
      throw .unknown(
        "\(long) takes \(words.alternatives), not", value.text, names: words,
        hint: "see 'tasklint --help'")
    }
    try apply(&arguments, value)
  }
}
