import TaskLintRules

/// The output of `--help`, generated from the tables of subcommands and options.
///
/// The page of the command has a line for each subcommand and option, so that it fits on a screen.
/// The page of a subcommand has their whole texts.
struct HelpPage {
  private static let width = 80

  let verb: Verb
  var color = Coloring.none

  var text: String {
    let usage = "\(color.heading("Usage:")) tasklint \(verb.usage)\n"
    return verb == .lint ? usage + overview : usage + "\n" + details
  }

  // MARK: - The command

  /// The columns of a heading, and of an option with its value.
  private static let headings = 10
  private static let options = 27

  private var overview: String {
    var text = "       tasklint COMMAND --help\n"
    text += verb.summary + "\n\n"
    text += group("Commands", Verb.written.map { ($0.rawValue, $0.brief) })
    for (title, options) in OptionTable.groups {
      let options = options.filter { $0.verbs.contains(verb) }
      text += group(title, options.map { (Self.term($0, $0.valueName), Self.brief($0.help)) })
    }
    for (name, words) in Self.values {
      text += heading(name) + words.joined(separator: ", ") + "\n"
    }
    return text + """

      Without a path, it lints 'include' of .tasklint.json or the working directory.
      Exit status: 0 without findings at or above --fail-on, 1 with some, 2 on errors.
      Details: 'tasklint --man | man -l -' and \(Product.home)

      """
  }

  /// A heading with lines beside it.
  private func group(_ title: String, _ lines: [(String, String)]) -> String {
    var text = ""
    for (term, brief) in lines {
      text += heading(text.isEmpty ? title : "") + Self.padded(term, Self.options) + brief + "\n"
    }
    return text
  }

  private func heading(_ title: String) -> String {
    color.heading(title) + Self.padded("", Self.headings - title.count)
  }

  /// The names of values that are one of a few words, with these words, unless its help has them.
  private static var values: [(String, [String])] {
    OptionTable.options(for: .lint).compactMap { option in
      switch option.value {
      case .format(let words)?: ("FMT", words)
      case .word(let words)?:
        areWords(words, of: brief(option.help)) ? nil : option.valueName.map { ($0, words) }
      default: nil
      }
    }
  }

  private static func areWords(_ words: [String], of help: String) -> Bool {
    let known = help.split { !$0.isLetter && $0 != "-" }.map(String.init)
    return words.allSatisfy(known.contains)
  }

  /// The first clause of a help text.
  private static func brief(_ help: String) -> String { String(help.prefix { $0 != ";" }) }

  // MARK: - A subcommand

  private static let column = 29

  private var details: String {
    var text = Self.wrapped(verb.summary, indent: 0) + "\n\(color.heading("Options:"))\n"
    for option in OptionTable.options(for: verb) {
      text += Self.entry("  " + Self.term(option, nil), option.help)
    }
    return text
  }

  /// A term with its text beside it, or below it if the term is long.
  private static func entry(_ term: String, _ text: String) -> String {
    let wrapped = wrapped(text, indent: column)
    return (term.count < column - 1 ? padded(term, column) : term + "\n" + padded("", column))
      + wrapped
  }

  // MARK: - Text

  /// The spellings of an option, and its value by a name or by its words.
  private static func term(_ option: Option, _ valueName: String?) -> String {
    (option.short.map { "-\($0), " } ?? "    ") + option.long
      + (option.value.map { value in
        value.isOptional ? "[=\(value.name)]" : " \(valueName ?? value.name)"
      } ?? "")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Wraps a text to the page's width and indents all lines but the first.
  private static func wrapped(_ text: String, indent: Int) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = line.isEmpty ? String(word) : line + " " + word
      }
    }
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
  }
}
