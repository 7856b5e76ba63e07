/// Reads single tokens from the bytes of a document.
struct JSONScanner {
  let bytes: [UInt8]
  /// The current offset.
  var offset = 0
  /// The token before `offset`, to which a finding at the end of the file points.
  private(set) var lastToken = SourceRange(0, 0)

  /// The end of the text, which may be before the end of the bytes.
  let limit: Int
  private let start: Int

  init(_ bytes: [UInt8], region: Range<Int>) {
    self.bytes = bytes
    start = region.lowerBound
    offset = region.lowerBound
    limit = region.upperBound
  }

  /// Skips white space and returns the next byte; nil at the end.
  // Inlined, since it is called between any two tokens.
  @inline(__always)
  mutating func nextSignificant() -> UInt8? {
    while offset < limit {
      let byte = bytes[offset]
      guard byte <= 0x20, byte.isJSONWhitespace else { return byte }
      offset += 1
      // Lines begin with many spaces.
      if byte == UInt8(ascii: "\n") { offset = bytes.endOfBlanks(in: offset..<limit) }
    }
    return nil
  }

  /// Reads a bracket, a comma or a colon and returns its range.
  @discardableResult
  mutating func punctuation() -> SourceRange {
    lastToken = SourceRange(offset, offset + 1)
    offset += 1
    return lastToken
  }

  func peek(_ distance: Int) -> UInt8? {
    offset + distance < limit ? bytes[offset + distance] : nil
  }

  /// Rejects text whose first bytes are not UTF-8: RFC 8259, section 8.1.
  func checkEncoding() throws(JSONSyntaxError) {
    guard start == 0 else { return }
    guard bytes.count <= Int(Int32.max) else {
      throw JSONSyntaxError(.tooLarge, at: SourceRange(0, 1))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw JSONSyntaxError(.byteOrderMark, at: SourceRange(0, 3))
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw JSONSyntaxError(.encoding("UTF-16"), at: SourceRange(0, 2))
    }
    // In UTF-16 without a mark, every second byte of ASCII text is zero.
    if bytes.count > 1, (bytes[0] == 0) != (bytes[1] == 0) {
      let zero = bytes[0] == 0 ? 0 : 1
      throw JSONSyntaxError(.encoding("UTF-16"), at: SourceRange(zero, zero + 1))
    }
  }

  // MARK: - Tokens

  /// Reads a string and returns whether it contains a backslash.
  mutating func string() throws(JSONSyntaxError) -> Bool {
    let start = offset
    var hasEscapes = false
    offset += 1
    while true {
      offset = bytes.endOfPlainText(in: offset..<limit)
      guard offset < limit else { break }
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        lastToken = SourceRange(start, offset)
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      case 0x0A, 0x0D:
        throw JSONSyntaxError(.unterminatedString, at: SourceRange(start, offset))
      case 0..<0x20:
        throw JSONSyntaxError(.controlCharacter(byte), at: SourceRange(offset, offset + 1))
      case 0x80...:
        try multibyte()
      default:
        offset += 1
      }
    }
    throw JSONSyntaxError(.unterminatedString, at: SourceRange(start, offset))
  }

  private mutating func escape() throws(JSONSyntaxError) {
    let start = offset
    offset += length { $0.lengthOfEscape(at: start) }
    guard offset == start else { return }
    guard peek(1) == UInt8(ascii: "u") else {
      let isShown = peek(1).map { $0 > 0x20 && $0 < 0x7F } ?? false
      throw JSONSyntaxError(.escape, at: SourceRange(start, start + (isShown ? 2 : 1)))
    }
    offset += 2
    while peek(0)?.isHexDigit ?? false { offset += 1 }
    throw JSONSyntaxError(.escape, at: SourceRange(start, offset))
  }

  /// Reads one scalar of two to four bytes.
  mutating func multibyte() throws(JSONSyntaxError) {
    let start = offset
    offset += length { $0.lengthOfScalar(at: start) }
    guard offset > start else {
      throw JSONSyntaxError(.invalidUTF8, at: SourceRange(start, start + 1))
    }
  }

  mutating func number() throws(JSONSyntaxError) {
    let start = offset
    offset += length { $0.lengthOfNumber(at: start) }
    guard offset > start else { throw JSONSyntaxError(.number, at: tokenRange()) }
    lastToken = SourceRange(start, offset)
  }

  /// Reads `true`, `false` or `null` if it is next as a whole word.
  mutating func literal(_ word: StaticString) -> Bool {
    let start = offset
    offset += length { $0.length(of: word, at: start) }
    guard offset > start else { return false }
    lastToken = SourceRange(start, offset)
    return true
  }

  /// The result of a function for the rest of the text.
  private func length(_ length: (UncheckedBytes) -> Int) -> Int {
    bytes.withUncheckedBytes(in: offset..<limit, length)
  }

  /// Reads `${…}` or `{{ … }}` in place of a value, unless it is a control tag of the template.
  mutating func placeholder() -> Bool {
    guard let end = TemplateLanguage.placeholderEnd(in: bytes, at: offset) else { return false }
    lastToken = SourceRange(offset, offset + 2)
    offset = end
    return true
  }
}
