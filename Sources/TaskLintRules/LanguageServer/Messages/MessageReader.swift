/// Splits a stream of bytes into the messages of the Language Server Protocol: a header with the
/// length, a blank line, and the content.
///
/// The memory that it uses is bounded by the size of the largest message that it accepts.
///
/// Source: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#baseProtocol
package struct MessageReader: Sendable {
  /// What was read from the stream.
  package enum Event: Equatable, Sendable {
    /// The content of a message.
    case message([UInt8])
    /// Bytes that are not a message, with the reason as a clause.
    case failure(String)
  }

  /// The size of the largest message that is read, in bytes.
  package static let mostBytes = 1 << 26
  /// The size of the largest header, in bytes.
  static let mostHeaderBytes = 1 << 12

  private enum State: Equatable {
    case header
    case content(Int)
    /// The rest of a message that is too large.
    case skipped(Int)
    /// After an invalid header, until the next header begins.
    case lost
  }

  private let mostBytes: Int
  private var state = State.header
  private var buffer: [UInt8] = []
  /// The offset of the first byte in the buffer that was not read.
  private var start = 0

  /// Creates a reader that accepts messages up to a size in bytes.
  package init(mostBytes: Int = MessageReader.mostBytes) { self.mostBytes = mostBytes }

  /// Adds bytes of the stream.
  package mutating func add(_ bytes: [UInt8]) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    buffer += bytes
  }

  /// Returns the next message; nil if more bytes are needed.
  package mutating func next() -> Event? {
    while true {
      switch state {
      case .content(let length):
        guard buffer.count - start >= length else { return nil }
        let content = Array(buffer[start..<start + length])
        start += length
        state = .header
        return .message(content)
      case .skipped(let length):
        let skipped = min(length, buffer.count - start)
        start += skipped
        guard skipped == length else {
          state = .skipped(length - skipped)
          return nil
        }
        state = .header
      case .lost:
        guard findHeader() else { return nil }
        state = .header
      case .header:
        switch readHeader() {
        case .incomplete: return nil
        case .length(let length) where length <= mostBytes: state = .content(length)
        case .length(let length):
          state = .skipped(length)
          return .failure("the message has \(length) bytes; at most \(mostBytes) are read")
        case .invalid(let reason):
          state = .lost
          return .failure(reason)
        }
      }
    }
  }

  // MARK: - Headers

  private enum Header {
    case incomplete
    case length(Int)
    case invalid(String)
  }

  private static let lengthName = Array("content-length".utf8)

  private mutating func readHeader() -> Header {
    var length: Int?
    var line = start
    while let end = buffer[line...].firstIndex(of: UInt8(ascii: "\n")),
      end - start < Self.mostHeaderBytes
    {
      var field = buffer[line..<end]
      if field.last == UInt8(ascii: "\r") { field.removeLast() }
      line = end + 1
      guard !field.isEmpty else {
        start = line
        return length.map { .length($0) } ?? .invalid("the header has no 'Content-Length'")
      }
      guard let colon = field.firstIndex(of: UInt8(ascii: ":")) else {
        start = line
        return .invalid("a line of the header has no colon")
      }
      guard Self.isLength(field[..<colon]) else { continue }
      guard let number = Self.number(field[(colon + 1)...]), length ?? number == number else {
        start = line
        return .invalid("invalid 'Content-Length' in the header")
      }
      length = number
    }
    guard buffer.count - start >= Self.mostHeaderBytes else { return .incomplete }
    // At least one byte is skipped, so that a header that begins here is not read again.
    start += 1
    return .invalid("the header has more than \(Self.mostHeaderBytes) bytes")
  }

  private static func isLength(_ name: some Sequence<UInt8>) -> Bool {
    name.lazy.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
      .elementsEqual(lengthName)
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Int? {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var digits = text.drop(while: isBlank)
    while let last = digits.last, isBlank(last) { digits.removeLast() }
    guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Skips bytes up to the next `Content-Length:`; returns false if there is none yet.
  private mutating func findHeader() -> Bool {
    let length = Self.lengthName.count
    var offset = start
    while offset + length < buffer.count {
      if buffer[offset + length] == UInt8(ascii: ":"),
        Self.isLength(buffer[offset..<offset + length])
      {
        start = offset
        return true
      }
      offset += 1
    }
    start = offset
    return false
  }
}
