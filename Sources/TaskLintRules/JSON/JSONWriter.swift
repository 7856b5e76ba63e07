/// Writes JSON as RFC 8259 has it, on one line.
struct JSONWriter {
  /// What has been written.
  private(set) var text = ""
  private let blank: String

  init(spaced: Bool = false) { blank = spaced ? " " : "" }

  /// The text of a value.
  ///
  /// Where it is spaced, blanks stand after commas and colons and inside braces.
  static func text(of value: JSONOutput, spaced: Bool = false) -> String {
    var writer = JSONWriter(spaced: spaced)
    writer.write(value)
    return writer.text
  }

  mutating func write(_ value: JSONOutput) {
    switch value {
    case .string(let string): write(string)
    case .integer(let number): text += String(number)
    case .boolean(let isTrue): text += isTrue ? "true" : "false"
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," + blank }
        write(value)
      }
      text += "]"
    case .object(let members):
      text += members.isEmpty ? "{" : "{" + blank
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," + blank }
        write(member.name)
        text += ":" + blank
        write(member.value)
      }
      text += members.isEmpty ? "}" : blank + "}"
    }
  }

  /// Writes a string; what a reader's terminal or editor would obey is escaped, though the grammar
  /// asks for less.
  private mutating func write(_ string: String) {
    text += "\""
    if string.utf8.allSatisfy(Self.isPlain) {
      text += string
    } else {
      for scalar in string.unicodeScalars { write(scalar) }
    }
    text += "\""
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where scalar.isInvisible:
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    default: text.unicodeScalars.append(scalar)
    }
  }
}
