/// Writes JSON (RFC 8259) on one line, or on several lines where a function decides so.
struct JSONWriter {
  /// Decides whether the items of an object or a list are on separate lines, by the indentation of
  /// its line and the column of its bracket.
  typealias Division = (_ value: JSONOutput, _ indentation: String, _ column: Int) -> Bool

  /// The output in UTF-8.
  private(set) var bytes: [UInt8] = []
  private let style: JSONStyle

  init(style: JSONStyle = .compact) { self.style = style }

  /// Creates a writer with room for a number of bytes.
  init(bytes count: Int) {
    style = .compact
    bytes.reserveCapacity(count)
  }

  /// The output.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text of a value on one line.
  static func text(of value: JSONOutput, style: JSONStyle = .compact) -> String {
    String(decoding: bytes(of: value, style: style), as: UTF8.self)
  }

  /// The text of a string between its quotes.
  static func content(of string: String) -> String {
    String(text(of: .string(string)).dropFirst().dropLast())
  }

  /// The text of a value on one line, in UTF-8.
  static func bytes(of value: JSONOutput, style: JSONStyle = .compact) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.write(value)
    return writer.bytes
  }

  /// The text of a value on several lines, after an indentation.
  static func text(
    of value: JSONOutput, style: JSONStyle, indentation: String = "", dividing: Division
  ) -> String {
    var writer = JSONWriter(style: style)
    writer.write(value, indentation, column: indentation.count, dividing)
    return writer.text
  }

  /// Writes a value on one line.
  mutating func write(_ value: JSONOutput) {
    switch value {
    case .string(let string): write(string)
    case .integer(let number): put(String(number))
    case .boolean(let isTrue): put(isTrue ? "true" : "false")
    case .null: put("null")
    case .list(let values):
      put("[")
      if !values.isEmpty { put(style.listPadding) }
      for (index, value) in values.enumerated() {
        if index > 0 { put(style.comma) }
        write(value)
      }
      if !values.isEmpty { put(style.listPadding) }
      put("]")
    case .object(let members):
      put("{")
      if !members.isEmpty { put(style.objectPadding) }
      for (index, member) in members.enumerated() {
        if index > 0 { put(style.comma) }
        write(member.name)
        put(style.colon)
        write(member.value)
      }
      if !members.isEmpty { put(style.objectPadding) }
      put("}")
    }
  }

  private mutating func write(
    _ value: JSONOutput, _ indentation: String, column: Int, _ dividing: Division
  ) {
    guard !value.isScalar, dividing(value, indentation, column) else { return write(value) }
    let inner = indentation + style.unit
    switch value {
    case .list(let values):
      put("[")
      lines(values.count, indentation) { json, index in
        json.write(values[index], inner, column: inner.count, dividing)
      }
      put("]")
    case .object(let members):
      put("{")
      lines(members.count, indentation) { json, index in
        let key = Self.text(of: .string(members[index].name)) + json.style.colon
        json.put(key)
        json.write(members[index].value, inner, column: inner.count + key.count, dividing)
      }
      put("}")
    case .string, .integer, .boolean, .null: write(value)
    }
  }

  /// Writes the items between the brackets of an object or a list, each on a line.
  mutating func lines(
    _ count: Int, _ indentation: String, _ writeItem: (inout JSONWriter, Int) -> Void
  ) {
    for index in 0..<count {
      put((index > 0 ? "," : "") + style.newline + indentation + style.unit)
      writeItem(&self, index)
    }
    put(style.newline + indentation)
  }

  /// Writes a text that is JSON, or white space.
  mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  // MARK: - Strings

  /// Writes a string; escapes control sequences of terminals and editors, which the grammar does
  /// not require.
  mutating func write(_ string: String) {
    var string = string
    bytes.append(UInt8(ascii: "\""))
    string.withUTF8 { text in
      var plain = 0
      var index = 0
      while true {
        index = UncheckedBytes(text).endOfPlainOutput(from: index)
        guard index < text.count else { break }
        bytes.append(contentsOf: text[plain..<index])
        let end = index + Self.length(ofScalarFrom: text[index])
        // Workflow runners execute `##[error]` also inside a document.
        if text[index] == UInt8(ascii: "#"), index > 0, text[index - 1] == text[index] {
          bytes += Array("\\u0023".utf8)
        } else {
          write(text[index..<end])
        }
        index = end
        plain = end
      }
      bytes.append(contentsOf: text[plain...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The number of bytes of a scalar by its first one: RFC 3629, section 3.
  private static func length(ofScalarFrom first: UInt8) -> Int {
    switch first {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  /// Writes one scalar that is not plain.
  private mutating func write(_ utf8: Slice<UnsafeBufferPointer<UInt8>>) {
    switch utf8.first {
    case UInt8(ascii: "\""): bytes += Array("\\\"".utf8)
    case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
    case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
    case UInt8(ascii: "\r"): bytes += Array("\\r".utf8)
    case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
    default:
      let scalar = String(decoding: utf8, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
      guard scalar.isInvisible else { return bytes.append(contentsOf: utf8) }
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        let digits = String(unit, radix: 16)
        bytes += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
      }
    }
  }
}

/// Streaming output without an intermediate value, and without spaces.
///
/// It is used for each finding: creating and releasing a value takes three times as long.
extension JSONWriter {
  /// Writes an object; a function adds its properties.
  mutating func object(_ addMembers: (inout JSONWriter) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    addMembers(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Adds a property whose name needs no escapes; a function writes its value.
  mutating func member(_ name: StaticString, _ writeValue: (inout JSONWriter) -> Void) {
    begin(name)
    writeValue(&self)
  }

  mutating func member(_ name: StaticString, _ text: String) {
    begin(name)
    write(text)
  }

  mutating func member(_ name: StaticString, _ number: Int) {
    begin(name)
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Adds a property if it has a value.
  mutating func member(_ name: StaticString, _ value: JSONOutput?) {
    guard let value else { return }
    begin(name)
    write(value)
  }

  /// Writes a list of one element, which a function writes.
  mutating func list(_ writeElement: (inout JSONWriter) -> Void) {
    bytes.append(UInt8(ascii: "["))
    writeElement(&self)
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes the name of the next property.
  private mutating func begin(_ name: StaticString) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }
}
