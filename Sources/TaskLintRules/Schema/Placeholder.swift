/// Text in place of the real value, as templates, deploy tools and documentation have it.
public enum Placeholder {
  /// What a text is used for, which decides what counts as a placeholder in it.
  public enum Kind: Sendable {
    /// Any text.
    case text
    /// An ARN, a parameter's name or an image, which consist of ASCII.
    case reference
    /// An option of `awsfirelens`, where `${X}` is Fluent Bit's own variable.
    case option
  }

  /// The first two bytes of every placeholder: most texts have none of these pairs.
  private static let beginnings: BytePairs = {
    var beginnings = BytePairs()
    beginnings.add("$#<{%[")
    beginnings.add("_", "_")
    beginnings.add("xX", "xX")
    beginnings.add("aA", "cC")
    beginnings.add("R", "E")
    beginnings.add("C", "H")
    beginnings.add("yY", "oO")
    return beginnings
  }()

  /// Whether a string contains a placeholder.
  public static func isIn(_ string: JSONString, _ kind: Kind = .text) -> Bool {
    // For most texts one pass decides, without a copy.
    let (isCertain, mayBe) = string.withDecodedBytes { text in
      (
        kind == .reference && (!text.isASCII || ARN.hasPlaceholderAccount(text)),
        Self.mayBe(in: text)
      )
    }
    if isCertain { return true }
    guard mayBe else { return false }
    return isIn(string.decodedBytes, kind)
  }

  /// Whether a text contains the beginning of a placeholder: most texts do not.
  static func mayBe(in text: UncheckedBytes) -> Bool { beginnings.isAny(in: text) }

  /// Whether a text contains a placeholder.
  public static func isIn(_ text: some StringProtocol) -> Bool {
    isIn(Array(text.utf8)[...], .text)
  }

  private static func isIn(_ bytes: ArraySlice<UInt8>, _ kind: Kind) -> Bool {
    guard let first = beginnings.first(in: bytes) else { return false }
    var search = PlaceholderSearch(bytes, kind)
    return search.finds(from: first)
  }
}
