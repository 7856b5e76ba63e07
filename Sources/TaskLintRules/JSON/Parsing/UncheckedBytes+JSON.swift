/// The lengths of JSON tokens; 0 where the text has no such token.
extension UncheckedBytes {
  /// The bytes between the quotes of a string.
  func content(of node: JSONNode) -> UncheckedBytes {
    part(Int(node.start) + 1, max(Int(node.start) + 1, Int(node.end) - 1))
  }

  /// The first offset without white space; the end if there is none.
  func endOfWhitespace(from offset: Int) -> Int {
    var offset = offset
    while let byte = byte(at: offset), byte.isJSONWhitespace { offset += 1 }
    return offset
  }

  /// The end of the string at an offset, after its quote, and whether it contains a backslash; 0 if
  /// there is no string.
  func string(at offset: Int) -> (end: Int, hasEscapes: Bool) {
    guard byte(at: offset) == UInt8(ascii: "\"") else { return (0, false) }
    let end = endOfPlainText(from: offset + 1)
    return byte(at: end) == UInt8(ascii: "\"") ? (end + 1, false) : restOfString(from: end)
  }

  /// The same from the first byte that is not plain.
  private func restOfString(from offset: Int) -> (end: Int, hasEscapes: Bool) {
    var offset = offset
    var hasEscapes = false
    while let byte = byte(at: offset), byte != UInt8(ascii: "\"") {
      let isEscape = byte == UInt8(ascii: "\\")
      let length = isEscape ? lengthOfEscape(at: offset) : lengthOfScalar(at: offset)
      guard length > 0 else { return (0, false) }
      hasEscapes = hasEscapes || isEscape
      offset = endOfPlainText(from: offset + length)
    }
    return offset < end ? (offset + 1, hasEscapes) : (0, false)
  }

  /// The content of a string that may be invalid or not closed, from the start of the bytes, which
  /// is after the opening quote: to the closing quote or, without one, to the end of the line.
  func damagedString(
    _ quote: UInt8 = UInt8(ascii: "\"")
  ) -> (content: Range<Int>, isClosed: Bool, hasEscapes: Bool) {
    let newline = UInt8(ascii: "\n")
    var offset = start
    var hasEscapes = false
    while true {
      if quote == UInt8(ascii: "\"") { offset = endOfPlainText(from: offset) }
      guard let byte = byte(at: offset), byte != newline else { break }
      if byte == quote { return (start..<offset, true, hasEscapes) }
      if byte == UInt8(ascii: "\\"), let next = self.byte(at: offset + 1), next != newline {
        hasEscapes = true
        offset += 1
      }
      offset += 1
    }
    let hasReturn = offset > start && byte(at: offset - 1) == UInt8(ascii: "\r")
    return (start..<(hasReturn ? offset - 1 : offset), false, hasEscapes)
  }

  /// The kind and the end of the number or literal at an offset; the offset itself if there is
  /// none.
  @inline(never)
  func scalar(_ byte: UInt8, at offset: Int) -> (kind: JSONNode.Kind, end: Int) {
    switch byte {
    case UInt8(ascii: "t"): (.true, offset + length(of: "true", at: offset))
    case UInt8(ascii: "f"): (.false, offset + length(of: "false", at: offset))
    case UInt8(ascii: "n"): (.null, offset + length(of: "null", at: offset))
    default: (.number, offset + lengthOfNumber(at: offset))
    }
  }

  /// The length of the escape at a backslash: two or six bytes.
  func lengthOfEscape(at offset: Int) -> Int {
    switch byte(at: offset + 1) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      return codeUnit(at: offset + 2) == nil ? 0 : 6
    default:
      return 0
    }
  }

  /// The UTF-16 code unit of four hexadecimal digits; nil if they are not digits.
  func codeUnit(at offset: Int) -> UInt16? {
    var unit: UInt16 = 0
    for index in 0..<4 {
      guard let byte = byte(at: offset + index), byte.isHexDigit else { return nil }
      let digit = byte.isDigit ? byte - UInt8(ascii: "0") : byte.lowercased - UInt8(ascii: "a") + 10
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  /// The length of a scalar outside ASCII in UTF-8, two to four bytes; overlong forms and
  /// surrogates are invalid (RFC 3629).
  func lengthOfScalar(at offset: Int) -> Int {
    let second = byte(at: offset + 1) ?? 0
    let length: Int
    switch byte(at: offset) ?? 0 {
    case 0xC2...0xDF: length = 2
    case 0xE0 where second >= 0xA0, 0xED where second < 0xA0: length = 3
    case 0xE1...0xEC, 0xEE, 0xEF: length = 3
    case 0xF0 where second >= 0x90, 0xF4 where second < 0x90: length = 4
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    let isWhole = (1..<length).allSatisfy { (byte(at: offset + $0) ?? 0) & 0xC0 == 0x80 }
    return isWhole ? length : 0
  }

  /// The length of a number, as a whole word.
  func lengthOfNumber(at offset: Int) -> Int {
    var end = offset
    func skipDigits() -> Bool {
      let start = end
      while byte(at: end)?.isDigit ?? false { end += 1 }
      return end > start
    }
    if byte(at: end) == UInt8(ascii: "-") { end += 1 }
    if byte(at: end) == UInt8(ascii: "0") {
      end += 1
    } else if !skipDigits() {
      return 0
    }
    if byte(at: end) == UInt8(ascii: ".") {
      end += 1
      guard skipDigits() else { return 0 }
    }
    if let letter = byte(at: end), letter | 0x20 == UInt8(ascii: "e") {
      end += 1
      if byte(at: end) == UInt8(ascii: "+") || byte(at: end) == UInt8(ascii: "-") { end += 1 }
      guard skipDigits() else { return 0 }
    }
    return isWord(at: end) ? 0 : end - offset
  }

  /// The number as an integer, if it has neither fraction nor exponent and fits in 64 bits.
  var integer: Int? {
    let isNegative = byte(at: start) == UInt8(ascii: "-")
    var offset = isNegative ? start + 1 : start
    // The range of negative integers is larger by one.
    var (negated, isTooLarge) = (0, false)
    while let byte = byte(at: offset) {
      guard byte.isDigit, !isTooLarge else { return nil }
      let (tenfold, isOver) = negated.multipliedReportingOverflow(by: 10)
      (negated, isTooLarge) = tenfold.subtractingReportingOverflow(Int(byte & 0x0F))
      isTooLarge = isTooLarge || isOver
      offset += 1
    }
    guard !isTooLarge, isNegative || negated != .min else { return nil }
    return isNegative ? negated : -negated
  }

  /// The length of a text, if it is at the offset as a whole word.
  func length(of word: StaticString, at offset: Int) -> Int {
    word.withUncheckedBytes { word in
      let end = offset + word.end
      guard end <= self.end, part(offset, end).isSame(as: word), !isWord(at: end) else { return 0 }
      return word.end
    }
  }

  private func isWord(at offset: Int) -> Bool { byte(at: offset)?.isWord ?? false }
}
