/// Text that stands for another: what templates, deploy tools and documentation leave in a value.
public enum Placeholder {
  /// What a text names, which decides what counts as a placeholder in it.
  public enum Kind: Sendable {
    /// Any text.
    case text
    /// An ARN, a parameter's name or an image, which hold ASCII alone.
    case reference
    /// An option of `awsfirelens`, where `${X}` is Fluent Bit's own variable.
    case option
  }

  /// The first two bytes of placeholders: most texts have none of them.
  private static let beginnings: BytePairs = {
    var beginnings = BytePairs()
    beginnings.add("$#<{%")
    beginnings.add("_", "_")
    beginnings.add("xX", "xX")
    beginnings.add("aA", "cC")
    beginnings.add("R", "E")
    beginnings.add("C", "H")
    beginnings.add("yY", "oO")
    return beginnings
  }()

  /// Whether a placeholder stands in a string.
  public static func isIn(_ string: JSONString, _ kind: Kind = .text) -> Bool {
    // Most texts are told by a look, without a copy of what holds them.
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

  /// Whether a placeholder may stand in a text: in most texts there is nothing that begins one.
  static func mayBe(in text: UncheckedBytes) -> Bool { beginnings.isAny(in: text) }

  /// Whether a placeholder stands in a text.
  public static func isIn(_ text: some StringProtocol) -> Bool {
    isIn(Array(text.utf8)[...], .text)
  }

  private static func isIn(_ bytes: ArraySlice<UInt8>, _ kind: Kind) -> Bool {
    guard let first = beginnings.first(in: bytes) else { return false }
    var search = PlaceholderSearch(bytes, kind)
    return search.finds(from: first)
  }
}
