import TaskLintRules

/// The output of `--help`, generated from the table of options.
struct HelpPage {
  private static let width = 80
  private static let column = 28

  let verb: Verb

  var text: String {
    var text = usage + "\n\n" + Self.wrapped(verb.summary, indent: 0)
    if verb == .lint {
      text += "\nCommands:\n"
      for verb in Verb.written {
        text += Self.entry("  tasklint \(verb.rawValue)", verb.summary)
      }
    }
    text += "\nOptions:\n"
    for option in OptionTable.options(for: verb) {
      text += Self.entry(
        Self.title(option), option.help + (option.isRepeatable ? "; repeatable" : ""))
    }
    if verb == .lint {
      text += """

        Without a path, it lints the files that match 'include' in .tasklint.json, or
        else the working directory.

        Exit status:
          0  no findings at or above --fail-on
          1  findings at or above --fail-on
          2  wrong usage, an invalid configuration, a file that can't be read or
             written, or nothing to lint

        \(Product.home)

        """
    }
    return text
  }

  private var usage: String {
    guard verb == .lint else { return "Usage: tasklint \(verb.usage)" }
    return Verb.allCases.enumerated().map { index, verb in
      (index == 0 ? "Usage: " : "       ") + "tasklint \(verb.usage)"
    }.joined(separator: "\n")
  }

  private static func title(_ option: Option) -> String {
    (option.short.map { "  -\($0), " } ?? "      ") + option.long
      + (option.value.map { $0.isOptional ? "[=\($0.name)]" : " \($0.name)" } ?? "")
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
