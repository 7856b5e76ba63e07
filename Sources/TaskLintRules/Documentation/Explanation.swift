/// The description of a rule that `tasklint explain` prints.
package struct Explanation: Sendable {
  private let rule: any Rule.Type
  private let color: Coloring

  /// Creates the description of a rule.
  package init(_ rule: any Rule.Type, color: Coloring) {
    self.rule = rule
    self.color = color
  }

  /// The text, wrapped to 80 columns.
  package var text: String {
    let metadata = rule.metadata
    let columns = Self.width - Self.indent
    let illustration = RuleIllustration(rule, color: color, width: .terminal(columns))
    var text = "\(color.heading(metadata.id.name))\n\(metadata.severity)"
    text += metadata.isOptional ? "; " : ", stage \(metadata.stage); "
    text += "\(metadata.effect)\n\n"
    text += Self.wrapped(metadata.summary) + "\n\n"
    text += heading("Why") + Self.wrapped(metadata.rationale) + "\n\n"
    for lesson in illustration.lessons {
      text += heading("Example") + Self.indented(lesson.flagged.output) + "\n\n"
      let diff = lesson.correction.diff(columns: columns)
      text += heading("Use instead") + Self.indented(diff) + "\n\n"
    }
    text += heading("How to fix") + Self.wrapped(metadata.remedy) + "\n"
    for setting in metadata.settings {
      let defaults = setting.defaults.isEmpty ? "empty" : setting.defaults.joined(separator: ", ")
      text += "\n" + heading("Setting '\(setting.name)'")
      text += Self.wrapped("\(setting.summary) Default: \(defaults).") + "\n"
    }
    if !metadata.controls.isEmpty {
      let controls = metadata.controls.joined(separator: ", ")
      text += "\n" + heading("Controls") + Self.wrapped(controls) + "\n"
    }
    let silenced = RuleCatalog.rules(yieldingTo: metadata)
    if !silenced.isEmpty {
      let names = silenced.map(\.id.name).joined(separator: ", ")
      text += "\n" + heading("Silences") + Self.wrapped(names) + "\n"
    }
    if !metadata.references.isEmpty {
      text += "\n" + heading("References")
      text += metadata.references.map { "  \($0.title)\n    \($0.url)\n" }.joined()
    }
    return text
  }

  private func heading(_ text: String) -> String { color.heading(text) + "\n" }

  private static let width = 80
  private static let indent = 2

  private static func indented(_ text: String) -> String {
    let margin = String(repeating: " ", count: indent)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : margin + $0 }
      .joined(separator: "\n")
  }

  /// Breaks prose at spaces into lines of at most 80 columns, indented by some.
  package static func wrapped(_ prose: String, indent: Int = indent) -> String {
    var lines: [String] = []
    var line = ""
    for word in prose.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > width - indent {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    let margin = String(repeating: " ", count: indent)
    return lines.map { margin + $0 }.joined(separator: "\n")
  }
}
