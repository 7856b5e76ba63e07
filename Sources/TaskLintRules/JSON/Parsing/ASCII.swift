/// Classes of ASCII bytes.
extension UInt8 {
  var isJSONWhitespace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  var isUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  var isLetter: Bool { isLowercase || isUppercase }
  var isAlphanumeric: Bool { isLetter || isDigit }
  var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
  /// Whether the byte can be part of an unquoted word: a name, a literal, a number.
  var isWord: Bool {
    isAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "+") || self == UInt8(ascii: ".")
  }
  /// The lower-case form of an ASCII letter; any other byte unchanged.
  var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
  /// The capital letter; other bytes are not changed.
  var uppercased: UInt8 { isLowercase ? self & ~0x20 : self }
}
