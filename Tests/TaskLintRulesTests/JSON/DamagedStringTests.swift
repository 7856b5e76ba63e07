import Testing

@testable import TaskLintRules

@Suite("A string that may be damaged")
struct DamagedStringTests {
  @Test(
    "ends at its quote, or at the end of the line",
    arguments: [
      (#"ab", "c""#, "ab", true), (#"a\"b","#, #"a\"b"#, true), (#"a\\", "#, #"a\\"#, true),
      ("ab\n\"", "ab", false), ("ab\r\n\"", "ab", false), ("", "", false), ("\n", "", false),
      ("a\\", "a\\", false), ("a\\\n\"", "a\\", false), ("a\u{1}é\u{7F}\"", "a\u{1}é\u{7F}", true),
      ("\r", "", false), ("a\rb\"", "a\rb", true),
    ])
  func ends(_ text: String, _ content: String, _ isClosed: Bool) {
    let bytes = Array("\"\(text)".utf8)
    let string = bytes.withUncheckedBytes(in: 1..<bytes.count) { $0.damagedString() }
    #expect(String(decoding: bytes[string.content], as: UTF8.self) == content)
    #expect(string.isClosed == isClosed)
    #expect(string.hasEscapes == content.dropLast().contains("\\"))
  }

  @Test("can have another quote")
  func singleQuotes() {
    let bytes = Array(#"'a"b\'c' "#.utf8)
    let string = bytes.withUncheckedBytes(in: 1..<bytes.count) {
      $0.damagedString(UInt8(ascii: "'"))
    }
    #expect(string.content == 1..<7)
    #expect(string.isClosed && string.hasEscapes)
  }
}
