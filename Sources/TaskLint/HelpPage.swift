import TaskLintRules

/// The output of `--help`, generated from the table of options.
struct HelpPage {
  private static let width = 80
  private static let column = 29

  let verb: Verb

  var text: String {
    var text = "Usage: tasklint \(verb.usage)\n\n" + Self.wrapped(verb.summary, indent: 0)
    if verb == .lint {
      text += "\nCommands ('tasklint COMMAND --help' describes one):\n"
      for verb in Verb.written { text += Self.entry("  \(verb.rawValue)", verb.summary) }
    }
    let groups =
      verb == .lint ? OptionTable.groups : [("Options", OptionTable.options(for: verb))]
    for (title, options) in groups {
      text += "\n\(title):\n"
      for option in options where option.verbs.contains(verb) {
        let help = verb == .lint ? Self.beginning(of: option.help) : option.help
        text += Self.entry(Self.title(option), help)
      }
    }
    if verb == .lint {
      text += """

        Without a path, it lints what 'include' in .tasklint.json matches, or else the
        working directory. The exit status is 0 without findings at or above --fail-on,
        1 with some, and 2 if something could not be linted. 'tasklint --man' prints all
        details. \(Product.home)

        """
    }
    return text
  }

  private static func title(_ option: Option) -> String {
    (option.short.map { "  -\($0), " } ?? "      ") + option.long
      + (option.value.map { $0.isOptional ? "[=\($0.name)]" : " \($0.name)" } ?? "")
  }

  /// The first clause of a help text; the manual page has the others.
  private static func beginning(of help: String) -> String {
    String(help.prefix { $0 != ";" })
  }

  /// A title with its text beside it, or below it if the title is long.
  private static func entry(_ title: String, _ text: String) -> String {
    let wrapped = wrapped(text, indent: column)
    guard title.count < column - 1 else {
      return title + "\n" + String(repeating: " ", count: column) + wrapped
    }
    return title + String(repeating: " ", count: column - title.count) + wrapped
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
