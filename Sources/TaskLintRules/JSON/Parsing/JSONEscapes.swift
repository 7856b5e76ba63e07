/// The escapes of RFC 8259, section 7.
enum JSONEscapes {
  /// Decodes the text between a string's quotes, whose escapes are valid.
  static func decode(_ text: UncheckedBytes) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.end - text.start)
    var offset = text.start
    while let byte = text.byte(at: offset) {
      if byte != UInt8(ascii: "\\") {
        bytes.append(byte)
        offset += 1
      } else if let letter = text.byte(at: offset + 1), letter != UInt8(ascii: "u") {
        bytes.append(simple(letter))
        offset += 2
      } else {
        bytes.append(contentsOf: scalar(in: text, at: &offset).utf8)
      }
    }
    return bytes
  }

  /// Reads the escape at an offset, and the next one if the two are a surrogate pair; half of a
  /// pair becomes U+FFFD.
  static func scalar(in text: UncheckedBytes, at offset: inout Int) -> Unicode.Scalar {
    let letter = text.byte(at: offset + 1) ?? UInt8(ascii: "\\")
    guard letter == UInt8(ascii: "u") else {
      offset += 2
      return Unicode.Scalar(simple(letter))
    }
    let first = text.codeUnit(at: offset + 2) ?? 0
    offset += 6
    guard UTF16.isLeadSurrogate(first), text.byte(at: offset) == UInt8(ascii: "\\"),
      text.byte(at: offset + 1) == UInt8(ascii: "u"), let second = text.codeUnit(at: offset + 2),
      UTF16.isTrailSurrogate(second)
    else {
      return Unicode.Scalar(first) ?? "\u{FFFD}"
    }
    offset += 6
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  private static func simple(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: byte
    }
  }
}
