/// A text of a finding: a rule's own words, and values in between.
///
/// A rule writes it as a string with interpolations. Words of the rule are shown; an interpolated
/// text may be of the file, and is masked unless the API's schema allows it to be shown. A rule that
/// needs a value to be understood asks for it: `\(asked: value)`.
public struct MessageText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// A range of UTF-8 offsets that came from an interpolation.
  struct Inset: Hashable, Sendable {
    var range: Range<Int>
    let isAsked: Bool
  }

  /// The text, not masked.
  let text: String
  let values: [Inset]

  private init(_ text: String, _ values: [Inset]) {
    self.text = text
    self.values = values
  }

  /// Creates a text of a rule's words.
  public init(stringLiteral text: String) { self.init(text, []) }

  /// Creates a text of words and values.
  public init(stringInterpolation: Interpolation) {
    self.init(stringInterpolation.text, stringInterpolation.values)
  }

  /// Creates a text that has been masked.
  init(masked text: String) { self.init(text, []) }

  /// A text after another.
  public static func + (left: MessageText, right: MessageText) -> MessageText {
    var interpolation = Interpolation(literalCapacity: 0, interpolationCount: 0)
    interpolation.appendInterpolation(left)
    interpolation.appendInterpolation(right)
    return MessageText(stringInterpolation: interpolation)
  }

  /// The words and values as they are written.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var values: [Inset] = []

    /// Creates an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends words of the rule.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Appends words that are known in advance.
    public mutating func appendInterpolation(_ words: StaticString) { text += words.description }

    /// Appends a number.
    public mutating func appendInterpolation(_ number: Int) { text += String(number) }

    /// Appends another text.
    public mutating func appendInterpolation(_ other: MessageText) {
      let start = text.utf8.count
      text += other.text
      values += other.values.map { value in
        Inset(
          range: value.range.lowerBound + start..<value.range.upperBound + start,
          isAsked: value.isAsked)
      }
    }

    /// Appends a value, which is masked unless the schema allows it to be shown.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      append(value.description, isAsked: false)
    }

    /// Appends a value that the message needs; it is masked if it may be a secret.
    public mutating func appendInterpolation(asked value: some CustomStringConvertible) {
      append(value.description, isAsked: true)
    }

    private mutating func append(_ value: String, isAsked: Bool) {
      let start = text.utf8.count
      text += value
      values.append(Inset(range: start..<text.utf8.count, isAsked: isAsked))
    }
  }

  /// The number of characters of a value that a message shows.
  private static let shownLength = 80

  /// The text with its values masked first, and then cut.
  func masked(by mask: Mask, or other: Mask? = nil) -> String {
    guard !values.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var result = ""
    var plain = 0
    for value in values {
      let (start, end) = (value.range.lowerBound, value.range.upperBound)
      let part = String(decoding: bytes[value.range], as: UTF8.self)
      let isQuoted =
        start > 0 && bytes[start - 1] == UInt8(ascii: "'") && end < bytes.count
        && bytes[end] == UInt8(ascii: "'")
      let masked =
        other?.values.shows(part) ?? false
        ? part
        : value.isAsked
          ? mask.values.asked(part)
          : isQuoted ? mask.values.masked(value: part) : mask.values.masked(phrase: part)
      result += String(decoding: bytes[plain..<start], as: UTF8.self)
      result += isQuoted ? Self.cut(masked) : masked
      plain = end
    }
    return result + String(decoding: bytes[plain...], as: UTF8.self)
  }

  private static func cut(_ value: String) -> String {
    value.utf8.count <= shownLength || value.count <= shownLength
      ? value : value.prefix(shownLength - 1) + "…"
  }
}
