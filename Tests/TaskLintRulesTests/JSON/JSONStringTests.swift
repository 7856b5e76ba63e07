import Testing

@testable import TaskLintRules

@Suite("A JSON string")
struct JSONStringTests {
  @Test(
    "decodes every escape",
    arguments: [
      (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{08}\u{0C}\n\r\t"),
      (#"\u0041\u00e9\u3042"#, "Aéあ"),
      (#"\ud83c\udf63"#, "🍣"),
      (#"a\uD83C\uDF63b"#, "a🍣b"),
      (#"\u0000"#, "\u{0}"),
      ("plain 寿司", "plain 寿司"),
      ("", ""),
    ])
  func escapes(_ written: String, _ text: String) throws {
    #expect(try string("\"\(written)\"").text == text)
  }

  @Test(
    "shows half a surrogate pair as U+FFFD",
    arguments: [
      (#"\ud83c"#, "\u{FFFD}"), (#"\udf63"#, "\u{FFFD}"), (#"\ud83cx"#, "\u{FFFD}x"),
      (#"\ud83c\u0041"#, "\u{FFFD}A"), (#"\ud83c\n"#, "\u{FFFD}\n"),
      (#"\ud83c\ud83c\udf63"#, "\u{FFFD}🍣"),
    ])
  func halfPairs(_ written: String, _ text: String) throws {
    #expect(try string("\"\(written)\"").text == text)
  }

  @Test("is compared by its decoded text")
  func comparison() throws {
    #expect(try string(#""cpu""#) == "cpu")
    #expect(try string(#""\u0063pu""#) == "cpu")
    #expect(try string(#""cpus""#) != "cpu")
    #expect(try string(#""cpu""#).isSame(as: string(#""c\u0070u""#)))
    // Composed and decomposed accents are different keys for every parser.
    #expect(try !string(#""é""#).isSame(as: string(#""e\u0301""#)))
  }

  @Test("is blank if it has only white space")
  func blank() throws {
    #expect(try string(#""""#).isEmpty)
    #expect(try string(#"" \t\n""#).isBlank)
    #expect(try !string(#""a""#).isBlank)
  }

  @Test(
    "rejects invalid UTF-8",
    arguments: [
      ([0x80], 0), ([0x61, 0xFF], 1), ([0xC0, 0xAF], 0), ([0xC3], 0), ([0xC3, 0x28], 0),
      ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xF0, 0x80, 0x80, 0x80], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xE3, 0x81], 0),
    ] as [([UInt8], Int)])
  func wrongUTF8(_ bytes: [UInt8], _ place: Int) {
    let document = JSONDocument(SourceFile(path: "a.json", bytes: [0x22] + bytes + [0x22]))
    #expect(document.fatal?.problem == .invalidUTF8)
    #expect(document.fatal?.range == SourceRange(place + 1, place + 2))
  }

  @Test("accepts every non-ASCII scalar")
  func multibyte() throws {
    for text in ["\u{80}", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"] {
      #expect(try string("\"\(text)\"").text == text)
    }
  }

  private func string(_ text: String) throws -> JSONString {
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    return try #require(document.root?.string)
  }
}
