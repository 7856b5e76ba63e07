/// A string in a document, decoded on demand.
public struct JSONString: Sendable {
  /// The document that contains the string.
  public let document: JSONDocument
  let index: Int

  private var node: JSONNode { document.nodes[index] }

  /// The bytes of the string with its quotes.
  public var range: SourceRange { document.range(of: node) }

  /// The bytes between the quotes.
  public var contentRange: SourceRange {
    document.place(SourceRange(Int(node.start) + 1, Int(node.end) - 1))
  }

  /// Whether the string is empty.
  public var isEmpty: Bool { node.end - node.start == 2 }

  /// The decoded text; half a surrogate pair becomes U+FFFD.
  public var text: String {
    String(decoding: decodedBytes, as: UTF8.self)
  }

  /// Whether the decoded text is blank.
  public var isBlank: Bool {
    withDecodedBytes { text in
      var offset = text.start
      while let byte = text.byte(at: offset),
        byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
      {
        offset += 1
      }
      return offset == text.end
    }
  }

  /// Whether the decoded text is the given one.
  public static func == (string: JSONString, text: StaticString) -> Bool {
    string.document.isString(string.index, text)
  }

  /// Whether the decoded text differs from the given one.
  public static func != (string: JSONString, text: StaticString) -> Bool {
    !(string == text)
  }

  /// Whether the decoded text is a word in any case, which is stated in lower case.
  func isWord(_ word: StaticString) -> Bool { withDecodedBytes { $0.isWord(word) } }

  /// Whether two strings decode to the same scalars, without Unicode normalization, like other
  /// parsers.
  func isSame(as other: JSONString) -> Bool {
    withDecodedBytes { bytes in other.withDecodedBytes { bytes.isSame(as: $0) } }
  }

  /// The bytes of the decoded text; those of the file if it has no escape.
  var decodedBytes: ArraySlice<UInt8> {
    node.hasEscapes ? document.withUnchecked { JSONEscapes.decode($0.text(of: index)) }[...] : bytes
  }

  /// Calls a function with the bytes of the decoded text, which are valid only during the call.
  func withDecodedBytes<Answer>(_ body: (UncheckedBytes) -> Answer) -> Answer {
    document.withUnchecked { $0.withDecodedText(of: index, body) }
  }

  /// The bytes between the quotes, not decoded.
  var bytes: ArraySlice<UInt8> {
    document.bytes[(Int(node.start) + 1)..<(Int(node.end) - 1)]
  }
}
