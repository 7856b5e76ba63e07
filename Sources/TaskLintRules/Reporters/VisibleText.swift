/// Makes a text safe to print: escapes what a terminal or a workflow runner would interpret, and what
/// a terminal would not show.
public enum VisibleText {
  /// Escapes control characters, direction overrides, invisible characters, and the characters that
  /// make a text a command of a workflow runner, as `\u{…}`.
  ///
  /// Joiners and variation selectors are kept if they belong to an emoji or an ideograph, and tabs
  /// if `keepsTabs` is true, as in a line of a file. `before` and `after` are the texts around it
  /// on the same line, which may contain parts of an emoji or a command.
  public static func escape(
    _ text: String, keepsTabs: Bool = false, following before: String = "",
    preceding after: String = ""
  ) -> String {
    guard !isPlain(text) else { return text }
    let head = Array(before.unicodeScalars.suffix(1))
    let own = Array(text.unicodeScalars)
    let scalars = head + own + after.unicodeScalars.prefix(longestCommandName)
    let colon = beginsCommand(text) ? own.firstIndex(of: ":") : nil
    var visible = ""
    for (offset, scalar) in own.enumerated() {
      let index = head.count + offset
      let isKept =
        !scalar.isInvisible || (keepsTabs && scalar == "\t")
        || belongs(
          scalar, after: index > 0 ? scalars[index - 1] : nil,
          before: index + 1 < scalars.count ? scalars[index + 1] : nil)
      if isKept, offset != colon, scalar != "#" || !scalars.makesCommand(at: index) {
        visible.unicodeScalars.append(scalar)
      } else {
        visible += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return visible
  }

  /// Whether a text is visible ASCII without characters of a command.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }
        && bytes.first { $0 != UInt8(ascii: " ") } != UInt8(ascii: ":")
    }
  }

  /// The most letters between `##` and `[` in a command.
  private static let longestCommandName = 20

  /// Whether a text would be a command at the start of a line: `::error::…`.
  ///
  /// Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
  private static func beginsCommand(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: ":")) else { return false }
    return text.drop(while: \.isWhitespace).hasPrefix("::")
  }

  /// Whether an invisible scalar belongs to the characters beside it.
  private static func belongs(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> Bool {
    guard let previous else { return false }
    if scalar == "\u{200D}" {
      let follows = previous.properties.isEmoji || previous == "\u{FE0F}"
      return follows && !previous.isASCII
        && next.map { $0.properties.isEmoji && !$0.isASCII } ?? false
    }
    guard scalar.properties.isVariationSelector else { return false }
    return previous.properties.isEmoji || previous.properties.isIdeographic
  }
}

extension [Unicode.Scalar] {
  /// Whether the second number sign of a command is at an index: `##[error]`, `##vso[…]`.
  ///
  /// Runners run these commands anywhere in a line.
  ///
  /// Sources: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs,
  /// https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
  func makesCommand(at index: Int) -> Bool {
    guard index > 0, self[index - 1] == "#" else { return false }
    return self[(index + 1)...].first { !$0.properties.isAlphabetic } == "["
  }
}
