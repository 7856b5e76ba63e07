/// The escapes of RFC 8259, section 7.
enum JSONEscapes {
  /// Decodes the bytes between a string's quotes, which the parser has found to be well formed.
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var plain = bytes.startIndex
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      text.append(contentsOf: String(decoding: bytes[plain..<index], as: UTF8.self).unicodeScalars)
      index += 1
      if bytes[index] == UInt8(ascii: "u") {
        text.append(scalar(in: bytes, at: &index))
      } else {
        text.append(Unicode.Scalar(simple(bytes[index])))
        index += 1
      }
      plain = index
    }
    text.append(contentsOf: String(decoding: bytes[plain...], as: UTF8.self).unicodeScalars)
    return String(text)
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

  /// Reads `uXXXX`, and a second escape where the first is half of a pair.
  private static func scalar(in bytes: ArraySlice<UInt8>, at index: inout Int) -> Unicode.Scalar {
    let first = unit(in: bytes, at: index + 1)
    index += 5
    let second = index + 1 < bytes.endIndex ? unit(in: bytes, at: index + 2) : 0
    if (0xD800..<0xDC00).contains(first), (0xDC00..<0xE000).contains(second),
      bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
    {
      index += 6
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  /// Four hexadecimal digits, or 0 where there are none.
  private static func unit(in bytes: ArraySlice<UInt8>, at index: Int) -> UInt32 {
    guard index + 4 <= bytes.endIndex else { return 0 }
    return UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16) ?? 0
  }
}
