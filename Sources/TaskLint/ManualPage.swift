import TaskLintRules

/// The manual page `tasklint(1)`, generated from the tables of subcommands and options.
///
/// Source: groff_man(7)
struct ManualPage {
  var text: String {
    """
    .TH TASKLINT 1 "" "\(Product.name) \(Product.version)" "User Commands"
    .SH NAME
    tasklint \\- lint Amazon ECS task definitions that log through FireLens
    .SH SYNOPSIS
    \(Verb.allCases.map(Self.synopsis).joined(separator: "\n.br\n"))
    .SH DESCRIPTION
    \(Self.escaped(Self.description))
    .SH COMMANDS
    \(Verb.written.map { Self.entry("tasklint \($0.rawValue)", $0.summary) }.joined(separator: "\n"))
    .SH OPTIONS
    \(OptionTable.rows.map(Self.option).joined(separator: "\n"))
    .SH EXIT STATUS
    \(Self.statuses.map { Self.entry($0, $1) }.joined(separator: "\n"))
    .SH FILES
    \(Self.entry(ConfigurationLoader.fileName, Self.configuration))
    .SH ENVIRONMENT
    \(Self.variables.map { Self.entry($0, $1) }.joined(separator: "\n"))
    .SH SEE ALSO
    \(Self.escaped(Product.home))

    """
  }

  private static let description =
    "tasklint reads task definitions in JSON: the input of register-task-definition, the output of "
    + "describe-task-definition, arrays of container definitions, CloudFormation templates, and "
    + "plans and state files of Terraform. It reports properties that the API rejects, log routers "
    + "that do not start, and logs that are lost without an error. Without a path, it lints the "
    + "files that match 'include' in .tasklint.json, or else the working directory. A path of - is "
    + "standard input."

  static let statuses = [
    ("0", "No findings at or above --fail-on."),
    ("1", "Findings at or above --fail-on."),
    (
      "2",
      "Wrong usage, an invalid configuration, a file that can't be read or written, or nothing to"
        + " lint."
    ),
  ]

  private static let configuration =
    "The configuration. The nearest one above each file is used, up to the root of the repository. "
    + "'tasklint init' writes one, and 'tasklint config' prints what is effective."

  private static let variables = [
    ("NO_COLOR", "If it is not empty, no colors are used."),
    ("CLICOLOR_FORCE", "If it is neither empty nor 0, colors are used in any output."),
    ("COLUMNS", "The width of text for people, instead of that of the terminal."),
    (
      "SOURCE_DATE_EPOCH",
      "The time of the run in seconds since 1970, against which the ends of suppressions are"
        + " compared."
    ),
  ]

  private static func synopsis(_ verb: Verb) -> String {
    ".B tasklint\n" + escaped(verb.usage)
  }

  private static func option(_ option: Option) -> String {
    let value = option.value.map { $0.isOptional ? "[=\($0.name)]" : " \($0.name)" } ?? ""
    let verbs = option.verbs.contains(.lint) ? [] : option.verbs.map { "'tasklint \($0.rawValue)'" }
    var help = option.help + (option.isRepeatable ? "; repeatable" : "")
    if !verbs.isEmpty { help += " (only \(verbs.joined(separator: ", ")))" }
    return entry(option.spellings.joined(separator: ", ") + value, help)
  }

  /// A term in bold, and its description.
  private static func entry(_ term: String, _ text: String) -> String {
    ".TP\n\\fB\(escaped(term))\\fR\n\(escaped(text))"
  }

  /// A text in which nothing is a request or an escape of roff, on one line.
  private static func escaped(_ text: String) -> String {
    var escaped = text.first == "." || text.first == "'" ? "\\&" : ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
