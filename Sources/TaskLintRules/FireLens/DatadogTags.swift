/// The tags that Fluent Bit sends to Datadog unchanged: `env:stg,team:sre`.
///
/// Source: https://docs.datadoghq.com/getting_started/tagging/
public struct DatadogTags: Sendable {
  /// Something in the tags that Datadog changes.
  public enum Fault: Hashable, Sendable {
    /// A space before or after a comma; Fluent Bit does not trim.
    case blank(tag: String)
    /// Nothing between two commas, or at an end.
    case empty
    case quote(tag: String)
    case notKeyValue(tag: String)
    /// Datadog replaces the character with an underscore.
    case character(Character, tag: String)
    /// Datadog requires a letter first.
    case beginning(tag: String)
    /// Datadog cuts the tag after 200 characters.
    case length(tag: String, Int)
  }

  private static let longest = 200
  private static let plainBytes = ByteSet.alphanumerics(and: "_-:./")

  private let parts: Parts

  /// The tags between the commas, as they are written.
  public var tags: [String] { parts.map { String($0) } }

  /// Reads a list of tags.
  public init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Reads a list of tags in a document.
  init(_ string: JSONString) { self.init(string.decodedBytes) }

  private init(_ text: ArraySlice<UInt8>) { parts = Parts(rest: text) }

  /// The parts of a text between its commas, empty ones included.
  private struct Parts: Sequence, IteratorProtocol {
    /// What follows the last comma; nil after the last part.
    var rest: ArraySlice<UInt8>?

    mutating func next() -> ArraySlice<UInt8>? {
      guard let text = rest else { return nil }
      let comma = text.firstIndex(of: UInt8(ascii: ","))
      rest = comma.map { text[($0 + 1)...] }
      return text[..<(comma ?? text.endIndex)]
    }
  }

  /// The values of a key, in the order of the text.
  public func values(of key: StaticString) -> [String] {
    parts.compactMap { tag in
      let value = tag.drop { $0 == UInt8(ascii: " ") }.after(beginning: key)
      return value?.first == UInt8(ascii: ":") ? value.map { String($0.dropFirst()) } : nil
    }
  }

  /// The first fault in the tags.
  public var fault: Fault? {
    for tag in parts where !Self.isPlain(tag) {
      if let fault = Self.fault(in: String(tag)) { return fault }
    }
    return nil
  }

  /// Whether a tag is a key and a value in ASCII that Datadog keeps, as nearly all are.
  private static func isPlain(_ tag: ArraySlice<UInt8>) -> Bool {
    guard let colon = tag.firstIndex(of: UInt8(ascii: ":")), let first = tag.first else {
      return false
    }
    return first.isLetter && colon < tag.endIndex - 1 && tag.last != UInt8(ascii: ":")
      && tag.count <= longest && tag.allSatisfy(plainBytes.contains)
  }

  private static func fault(in tag: String) -> Fault? {
    if tag.isEmpty { return .empty }
    if tag.first?.isWhitespace ?? false || tag.last?.isWhitespace ?? false {
      return .blank(tag: tag)
    }
    if tag.contains(where: { "\"'`".contains($0) }) { return .quote(tag: tag) }
    let halves = tag.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), tag.last != ":" else {
      return .notKeyValue(tag: tag)
    }
    if let character = tag.first(where: { !isKept($0) }) {
      return .character(character, tag: tag)
    }
    guard tag.first?.isLetter ?? false else { return .beginning(tag: tag) }
    return tag.count > longest ? .length(tag: tag, tag.count) : nil
  }

  /// Whether Datadog keeps a character: a letter of any script, a digit or one of a few signs.
  ///
  /// Datadog also makes upper-case letters lower case, which misleads no search.
  private static func isKept(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_-:./".contains(character)
  }
}
