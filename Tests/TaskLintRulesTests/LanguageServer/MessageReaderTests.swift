import Testing

@testable import TaskLintRules

@Suite("The messages of a client")
struct MessageReaderTests {
  /// Reads a stream in pieces of a size.
  private static func events(
    _ stream: String, piece: Int = .max, most: Int = 1000
  ) -> [MessageReader.Event] {
    var reader = MessageReader(mostBytes: most)
    var events: [MessageReader.Event] = []
    var rest = Array(stream.utf8)[...]
    repeat {
      reader.add(Array(rest.prefix(piece)))
      rest = rest.dropFirst(piece)
      while let event = reader.next() { events.append(event) }
    } while !rest.isEmpty
    return events
  }

  private static func message(_ text: String) -> MessageReader.Event { .message(Array(text.utf8)) }

  private static let stream =
    "Content-Length: 2\r\n\r\n{}content-length:3\r\nContent-Type: x; charset=utf-8\r\n\r\n[1]"
    + "Content-Length: 0\r\n\r\nContent-Length: 4\n\nnull"

  @Test("are read in pieces of any size", arguments: [1, 2, 3, 5, 7, 19, 50, 1000])
  func pieces(size: Int) {
    let expected = ["{}", "[1]", "", "null"].map(Self.message)
    #expect(Self.events(Self.stream, piece: size) == expected)
  }

  @Test(
    "are found again after an invalid header",
    arguments: [
      ("Content-Length: x\r\n\r\n", "invalid 'Content-Length' in the header"),
      ("Content-Length: -1\r\n\r\n{}", "invalid 'Content-Length' in the header"),
      ("Content-Length: 99999999999999999999\r\n\r\n", "invalid 'Content-Length' in the header"),
      (
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "invalid 'Content-Length' in the header"
      ),
      ("Content-Type: json\r\n\r\n{}", "the header has no 'Content-Length'"),
      ("{\"jsonrpc\": 1}\n\n", "the header has no 'Content-Length'"),
      ("GET / HTTP/1.1\r\n\r\n", "a line of the header has no colon"),
      (String(repeating: "x", count: 9000), "the header has more than 4096 bytes"),
    ])
  func invalid(header: String, reason: String) {
    for piece in [1, 100, 100_000] {
      let events = Self.events(header + "Content-Length: 2\r\n\r\n{}", piece: piece)
      #expect(events == [.failure(reason), Self.message("{}")])
    }
  }

  @Test("are skipped if they are too large")
  func large() {
    let content = String(repeating: "a", count: 1001)
    let stream = "Content-Length: 1001\r\n\r\n\(content)Content-Length: 2\r\n\r\n{}"
    for piece in [1, 100, 100_000] {
      let reason = "the message has 1001 bytes; at most 1000 are read"
      #expect(Self.events(stream, piece: piece) == [.failure(reason), Self.message("{}")])
    }
    let endless = Self.events("Content-Length: 999999999999999999\r\n\r\n\(content)")
    #expect(endless.count == 1)
  }
}

@Suite("The text of an open document")
struct DocumentTextTests {
  private static let text = "a\r\nö😀x\rlast\n\n\"€\""

  @Test("has positions in UTF-16 and UTF-8", arguments: [PositionEncoding.utf16, .utf8])
  func positions(encoding: PositionEncoding) {
    let text = DocumentText(Array(Self.text.utf8), encoding)
    func offset(_ line: Int, _ character: Int) -> Int {
      text.offset(of: TextPosition(line: line, character: character))
    }
    #expect(offset(0, 9) == 1)
    #expect(offset(1, encoding == .utf16 ? 1 : 2) == 5)
    #expect(offset(1, encoding == .utf16 ? 3 : 6) == 9)
    // Inside a scalar.
    #expect(offset(1, encoding == .utf16 ? 2 : 4) == 5)
    #expect(offset(2, 0) == 11)
    #expect(offset(4, 1) == 18)
    #expect(offset(5, 0) == text.bytes.count)
    for index in text.bytes.indices where text.bytes[index] & 0xC0 != 0x80 {
      let isInsideEnd = index > 0 && text.bytes[index - 1] == 13 && text.bytes[index] == 10
      #expect(text.offset(of: text.position(at: index)) == (isInsideEnd ? index - 1 : index))
    }
  }

  @Test("is edited like a copy of it", arguments: [PositionEncoding.utf16, .utf8])
  func edits(encoding: PositionEncoding) {
    var text = DocumentText(Array(Self.text.utf8), encoding)
    var copy = Array(Self.text.utf8)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let boundaries = (0...copy.count).filter { $0 == copy.count || copy[$0] & 0xC0 != 0x80 }
      let first = text.position(at: boundaries.randomElement(using: &random) ?? 0)
      let second = text.position(at: boundaries.randomElement(using: &random) ?? 0)
      let (start, end) = (text.offset(of: first), text.offset(of: second))
      let new = Array(
        (["", "\n", "\r", "{}", "ö", "😀\n"].randomElement(using: &random) ?? "").utf8)
      copy.replaceSubrange(min(start, end)..<max(start, end), with: new)
      text.replace(from: first, to: second, with: new)
      #expect(text.bytes == copy)
      let fresh = DocumentText(copy, encoding)
      for index in copy.indices { #expect(text.position(at: index) == fresh.position(at: index)) }
    }
  }
}
