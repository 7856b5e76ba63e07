/// The scanner's diagnosis of a byte that the grammar does not allow.
extension JSONScanner {
  /// Whether `{{`, `{%` or `{#` is next, which does not begin an object.
  var beginsTag: Bool {
    switch peek(1) {
    case UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "#"): true
    default: false
    }
  }

  /// Whether a minus sign and a digit are next.
  var beginsNegativeNumber: Bool {
    peek(0) == UInt8(ascii: "-") && peek(1)?.isDigit ?? false
  }

  /// Whether another property or element begins here, so that only a comma is missing.
  func startsNext(inObject: Bool) -> Bool {
    var ahead = self
    guard let byte = ahead.peek(0) else { return false }
    if byte == UInt8(ascii: "\"") {
      guard (try? ahead.string()) != nil else { return false }
      return (ahead.nextSignificant() == UInt8(ascii: ":")) == inObject
    }
    guard !inObject else { return false }
    switch byte {
    case UInt8(ascii: "{"): return !beginsTag
    case UInt8(ascii: "["): return true
    case _ where byte.isDigit || beginsNegativeNumber:
      return (try? ahead.number()) != nil
    default: return ahead.literal("true") || ahead.literal("false") || ahead.literal("null")
    }
  }

  /// The next token, on one line: a string, a word, or one character.
  func tokenRange() -> SourceRange {
    var ahead = self
    if peek(0) == UInt8(ascii: "\""), (try? ahead.string()) != nil {
      return SourceRange(offset, ahead.offset)
    }
    var end = offset
    while end < limit, bytes[end].isWord { end += 1 }
    if end == offset {
      end += 1
      while end < limit, bytes[end] & 0xC0 == 0x80 { end += 1 }
    }
    return SourceRange(offset, min(end, limit))
  }

  /// The error for a byte that the grammar does not allow here.
  func unexpected(
    _ byte: UInt8?, expected: JSONSyntaxError.Expectation, opener: SourceRange?
  ) -> JSONSyntaxError {
    guard let byte else {
      guard lastToken.count > 0 else { return JSONSyntaxError(.empty, at: SourceRange(0, 0)) }
      return JSONSyntaxError(.endOfFile(expected: expected), at: lastToken, opener: opener)
    }
    let range = tokenRange()
    if standsConflictMarker {
      return JSONSyntaxError(.conflictMarker, at: SourceRange(offset, offset + 7))
    }
    let isFirst = lastToken.count == 0
    if let notation = ForeignNotation.reading(bytes, at: offset, isFirst: isFirst) {
      return JSONSyntaxError(.notation(notation), at: range)
    }
    if let tag = TemplateLanguage.tag(in: bytes, at: offset) {
      return JSONSyntaxError(.template(tag.name), at: tag.range)
    }
    if byte >= 0x80 { return multibyteFault(expected, at: range, opener: opener) }
    return fault(byte, expected: expected, at: range, opener: opener)
  }

  /// Whether seven equal signs, or another conflict marker of Git, begin the line here.
  private var standsConflictMarker: Bool {
    guard offset + 7 <= limit, "<=>|".utf8.contains(bytes[offset]) else { return false }
    guard offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n") else { return false }
    return bytes[offset..<(offset + 7)].allSatisfy { $0 == bytes[offset] }
  }

  private func fault(
    _ byte: UInt8, expected: JSONSyntaxError.Expectation, at range: SourceRange,
    opener: SourceRange?
  ) -> JSONSyntaxError {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "`"):
      return JSONSyntaxError(.singleQuotes, at: range, opener: opener)
    case UInt8(ascii: "#"):
      return JSONSyntaxError(.comment, at: range)
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/") || peek(1) == UInt8(ascii: "*"):
      return JSONSyntaxError(.comment, at: SourceRange(offset, offset + 2))
    case UInt8(ascii: "="):
      return JSONSyntaxError(.assignment, at: range, opener: opener)
    case UInt8(ascii: ":") where expected == .end && bytes[lastToken.start] == UInt8(ascii: "\""):
      return JSONSyntaxError(.memberOutsideObject, at: range)
    case UInt8(ascii: ".") where peek(1) == byte && peek(2) == byte:
      return JSONSyntaxError(.ellipsis, at: range)
    case _ where beginsNumber:
      return JSONSyntaxError(.unexpected(expected: expected), at: range, opener: opener)
    case _ where byte.isWord:
      let digit = bytes[offset..<range.end].first { $0.isLetter || $0.isDigit }
      let isNumber = digit?.isDigit ?? false
      return JSONSyntaxError(
        isNumber ? .number : .word(expected: expected), at: range, opener: opener)
    default:
      return JSONSyntaxError(.unexpected(expected: expected), at: range, opener: opener)
    }
  }

  /// Whether a valid number is next.
  private var beginsNumber: Bool {
    var ahead = self
    return (ahead.peek(0)?.isDigit ?? false || beginsNegativeNumber) && (try? ahead.number()) != nil
  }

  private func multibyteFault(
    _ expected: JSONSyntaxError.Expectation, at range: SourceRange, opener: SourceRange?
  ) -> JSONSyntaxError {
    var ahead = self
    guard (try? ahead.multibyte()) != nil else {
      return JSONSyntaxError(.invalidUTF8, at: SourceRange(offset, offset + 1))
    }
    let text = String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else {
      return JSONSyntaxError(.unexpected(expected: expected), at: range, opener: opener)
    }
    switch scalar {
    case "“", "”", "„", "‟", "‘", "’", "‚", "＂", "«", "»":
      return JSONSyntaxError(.typographicQuote, at: range)
    case "…":
      return JSONSyntaxError(.ellipsis, at: range)
    case _ where scalar.properties.isWhitespace || scalar.properties.generalCategory == .format:
      return JSONSyntaxError(.foreignSpace(scalar), at: range)
    default:
      return JSONSyntaxError(.unexpected(expected: expected), at: range, opener: opener)
    }
  }
}
