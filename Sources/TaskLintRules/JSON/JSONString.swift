/// A string in a document, decoded only when it is asked for.
public struct JSONString: Sendable {
  /// The document that holds the string.
  public let document: JSONDocument
  let index: Int

  private var node: JSONNode { document.nodes[index] }

  /// The bytes of the string with its quotes.
  public var range: SourceRange { document.range(of: node) }

  /// The bytes between the quotes.
  public var contentRange: SourceRange {
    document.place(SourceRange(Int(node.start) + 1, Int(node.end) - 1))
  }

  /// Whether there is nothing between the quotes.
  public var isEmpty: Bool { node.end - node.start == 2 }

  /// The decoded text; half a surrogate pair becomes U+FFFD.
  public var text: String {
    node.hasEscapes ? JSONEscapes.decode(bytes) : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the decoded text is blank.
  public var isBlank: Bool {
    text.utf8.allSatisfy { $0 == UInt8(ascii: " ") || (0x09...0x0D).contains($0) }
  }

  /// Whether the decoded text is the given one.
  public static func == (string: JSONString, text: StaticString) -> Bool {
    let node = string.document.nodes[string.index]
    guard !node.hasEscapes else { return string.text == text.description }
    return text.withUTF8Buffer { expected in
      let start = Int(node.start) + 1
      guard Int(node.end) - 1 - start == expected.count else { return false }
      for offset in 0..<expected.count
      where string.document.bytes[start + offset] != expected[offset] {
        return false
      }
      return true
    }
  }

  /// Whether the decoded text differs from the given one.
  public static func != (string: JSONString, text: StaticString) -> Bool {
    !(string == text)
  }

  /// Whether two strings decode to the same scalars; accents that are composed differently differ,
  /// as they do to other parsers.
  func isSame(as other: JSONString) -> Bool {
    let isPlain =
      !document.nodes[index].hasEscapes && !other.document.nodes[other.index].hasEscapes
    guard isPlain else { return text.utf8.elementsEqual(other.text.utf8) }
    return range.count == other.range.count && bytes.elementsEqual(other.bytes)
  }

  /// The bytes between the quotes as they stand in the file.
  var bytes: ArraySlice<UInt8> {
    document.bytes[(Int(node.start) + 1)..<(Int(node.end) - 1)]
  }
}
