/// Whether a text for people has colors.
public enum Coloring: Sendable {
  /// Plain text.
  case none
  /// ANSI escape sequences.
  case ansi

  /// The role of a part of the text, which decides its color.
  enum Style: Sendable {
    case place
    case severity(Severity)
    case frame
    case aside

    /// The parameters of SGR, "select graphic rendition": ECMA-48, section 8.3.117.
    ///
    /// Yellow, and cyan in bold, are not readable on white in most terminals, and blue is not on black.
    fileprivate var parameters: String {
      switch self {
      case .place: "1"
      case .severity(.error): "1;31"
      case .severity(.warning): "1;35"
      case .severity(.note): "36"
      case .frame, .aside: "2"
      }
    }
  }

  /// The heading of a part of a page.
  package func heading(_ text: String) -> String { paint(text, .place) }

  /// A text in a style.
  func paint(_ text: String, _ style: Style) -> String {
    switch self {
    case .none: text
    case .ansi: text.isEmpty ? "" : "\u{1B}[\(style.parameters)m\(text)\u{1B}[0m"
    }
  }
}
