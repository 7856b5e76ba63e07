/// Makes a text safe to print: escapes what a terminal or a workflow runner would interpret, and what
/// a terminal would not show.
public enum VisibleText {
  /// The text with control characters, direction overrides and invisible characters as `\u{…}`, and
  /// with the characters escaped that would make it a workflow command.
  ///
  /// Joiners and variation selectors are kept in an emoji or ideograph, and tabs with `keepsTabs`, as
  /// in a line of a file. The texts before and after it on the same line can be part of a command.
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

  /// The most letters in the name of a command.
  private static let longestCommandName = 20

  /// Whether a text would be a command at the start of a line: `::error::…`.
  ///
  /// Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
  private static func beginsCommand(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: ":")) else { return false }
    return text.drop(while: \.isWhitespace).hasPrefix("::")
  }

  /// Whether an invisible scalar is part of a visible sequence.
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
  /// Whether the second of two number signs is at an index, followed by letters and a bracket:
  /// `##[error]`, `##vso[…]`, which runners interpret anywhere in a line.
  ///
  /// Sources: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs,
  /// https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
  func makesCommand(at index: Int) -> Bool {
    guard index > 0, self[index - 1] == "#" else { return false }
    return self[(index + 1)...].first { !$0.properties.isAlphabetic } == "["
  }
}
