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

  /// Goes on at an offset; the token before it is a sign, or the last node.
  mutating func resume(at offset: Int, lastNode: JSONNode?) {
    self.offset = offset
    guard let last = bytes[start..<offset].lastIndex(where: { !$0.isJSONWhitespace }) else {
      return
    }
    let isSign = "{}[],".utf8.contains(bytes[last])
    lastToken = SourceRange(isSign ? last : lastNode.map { Int($0.start) } ?? last, last + 1)
  }

  /// Skips white space and returns the next byte; nil at the end.
  mutating func nextSignificant() -> UInt8? {
    // A placeholder that begins in a line may end after it.
    guard offset < limit else { return nil }
    offset = bytes.withUncheckedBytes(in: offset..<limit) { $0.endOfWhitespace(from: $0.start) }
    return peek(0)
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
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw JSONSyntaxError(.encoding("UTF-16"), at: SourceRange(0, 2))
    }
    // In UTF-16 without a mark, every second byte of ASCII text is zero.
    if bytes.count > 1, (bytes[0] == 0) != (bytes[1] == 0) {
      let zero = bytes[0] == 0 ? 0 : 1
      throw JSONSyntaxError(.encoding("UTF-16"), at: SourceRange(zero, zero + 1))
    }
  }

  /// Skips a byte order mark at the beginning of the file and returns its range.
  mutating func byteOrderMark() -> SourceRange? {
    guard offset == 0, limit >= 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return nil }
    offset = 3
    return SourceRange(0, 3)
  }

  // MARK: - Tokens

  /// Reads a string and returns whether it contains a backslash.
  mutating func string() throws(JSONSyntaxError) -> Bool {
    let start = offset
    let (end, hasEscapes) = bytes.withUncheckedBytes(in: start..<limit) { $0.string(at: start) }
    guard end > 0 else { throw stringFault() }
    offset = end
    lastToken = SourceRange(start, end)
    return hasEscapes
  }

  /// The reason why the text at a quote is not a string.
  private func stringFault() -> JSONSyntaxError {
    var next = self
    next.offset += 1
    while true {
      next.offset = bytes.endOfPlainText(in: next.offset..<limit)
      guard let byte = next.peek(0), byte != 0x0A, byte != 0x0D else {
        return JSONSyntaxError(.unterminatedString, at: SourceRange(offset, next.offset))
      }
      do throws(JSONSyntaxError) {
        if byte == UInt8(ascii: "\\") {
          try next.escape()
        } else if byte < 0x20 {
          let place = SourceRange(next.offset, next.offset + 1)
          return JSONSyntaxError(.controlCharacter(byte), at: place)
        } else {
          try next.multibyte()
        }
      } catch { return error }
    }
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
