/// The bytes of words, and of separators between them, in a text that may not be JSON.
extension SecretWalk {
  static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "~"),
      UInt8(ascii: "*"), UInt8(ascii: "$"), UInt8(ascii: "\\"), UInt8(ascii: "!"),
      UInt8(ascii: "^"), UInt8(ascii: "#"), 0x80...:
      true
    default: byte.isWord
    }
  }
}
