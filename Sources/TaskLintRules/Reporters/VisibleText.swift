/// Makes a text safe to print: what a terminal would obey, or not show, is written out.
public enum VisibleText {
  /// The text with control characters, direction overrides and invisible characters as `\u{…}`.
  ///
  /// Joiners and variation selectors stay where they belong to an emoji or an ideograph, and tabs
  /// where `keepsTabs` says so, as in a line of a file.
  public static func escape(_ text: String, keepsTabs: Bool = false) -> String {
    guard !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return text }
    let scalars = Array(text.unicodeScalars)
    var visible = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isKept =
        !scalar.isInvisible || (keepsTabs && scalar == "\t")
        || belongs(
          scalar, after: index > 0 ? scalars[index - 1] : nil,
          before: index + 1 < scalars.count ? scalars[index + 1] : nil)
      if isKept {
        visible.append(scalar)
      } else {
        visible.append(
          contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      }
    }
    return String(visible)
  }

  /// Whether an invisible scalar is part of what its neighbours show.
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
