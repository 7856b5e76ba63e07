/// Texts for XML 1.0 documents.
enum XMLText {
  /// The declaration that a document begins with.
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

  /// A text for an attribute or an element, on one line.
  ///
  /// Control characters, which XML does not have, are printed as `\u{…}`.
  ///
  /// Source: https://www.w3.org/TR/xml/#charsets
  static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.escape(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&apos;"
      case "\u{FFFE}", "\u{FFFF}":
        escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Attributes, each after a blank.
  static func attributes(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\(escape($1))\"" }.joined()
  }
}
