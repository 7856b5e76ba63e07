/// A token of a text that need not be valid JSON: a bracket, a comma, a colon, a string, a word.
struct JSONToken: Sendable {
  enum Kind: UInt8, Sendable {
    case openObject
    case closeObject
    case openArray
    case closeArray
    case comma
    case colon
    /// A string with a colon after it.
    case key
    /// A string, a number, `true` or `false`.
    case scalar
    /// `null` or a placeholder of a template, which are accepted in place of any value.
    case open
  }

  var kind: Kind
  let range: SourceRange

  /// The tokens of a text in order; nil if one is not a token of JSON, or if there are more than
  /// the limit.
  static func all(in bytes: [UInt8], limit: Int) -> [JSONToken]? {
    var scanner = JSONScanner(bytes, region: 0..<bytes.count)
    _ = scanner.byteOrderMark()
    var tokens: [JSONToken] = []
    while let byte = scanner.nextSignificant() {
      let start = scanner.offset
      guard tokens.count < limit, let kind = kind(byte, &scanner) else { return nil }
      if kind == .colon, let last = tokens.indices.last, tokens[last].kind == .scalar,
        bytes[tokens[last].range.start] == UInt8(ascii: "\"")
      {
        tokens[last].kind = .key
      }
      tokens.append(JSONToken(kind: kind, range: SourceRange(start, scanner.offset)))
    }
    return tokens
  }

  /// Reads the next token.
  private static func kind(_ byte: UInt8, _ scanner: inout JSONScanner) -> Kind? {
    if byte == UInt8(ascii: "$") || (byte == UInt8(ascii: "{") && scanner.beginsTag) {
      return scanner.placeholder() ? .open : nil
    }
    if let kind = punctuation(byte) {
      scanner.punctuation()
      return kind
    }
    if byte == UInt8(ascii: "\"") { return (try? scanner.string()) == nil ? nil : .scalar }
    if byte.isDigit || scanner.beginsNegativeNumber {
      return (try? scanner.number()) == nil ? nil : .scalar
    }
    if scanner.literal("null") { return .open }
    return scanner.literal("true") || scanner.literal("false") ? .scalar : nil
  }

  private static func punctuation(_ byte: UInt8) -> Kind? {
    switch byte {
    case UInt8(ascii: "{"): .openObject
    case UInt8(ascii: "}"): .closeObject
    case UInt8(ascii: "["): .openArray
    case UInt8(ascii: "]"): .closeArray
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    default: nil
    }
  }
}

extension JSONToken.Kind {
  /// The bracket's character; a space for other tokens.
  var bracket: String {
    switch self {
    case .openObject: "{"
    case .closeObject: "}"
    case .openArray: "["
    case .closeArray: "]"
    default: " "
    }
  }

  var isOpener: Bool { self == .openObject || self == .openArray }

  var isCloser: Bool { self == .closeObject || self == .closeArray }

  /// Whether the token can begin a value or a property.
  var beginsItem: Bool { isOpener || self == .key || self == .scalar || self == .open }

  /// The matching bracket.
  var partner: JSONToken.Kind {
    switch self {
    case .openObject: .closeObject
    case .closeObject: .openObject
    case .openArray: .closeArray
    case .closeArray: .openArray
    default: self
    }
  }
}
