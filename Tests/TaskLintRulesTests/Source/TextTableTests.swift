import Testing

@testable import TaskLintRules

@Suite("A table of texts")
struct TextTableTests {
  @Test("has each text once, with a number in the order of insertion")
  func numbers() {
    let texts = (0..<1000).map { "text \($0)" } + [""]
    var table = TextTable()
    for isFirst in [true, false] {
      for (number, text) in texts.enumerated() {
        let bytes = Array(text.utf8)
        let inserted = bytes.withUncheckedBytes(in: 0..<bytes.count) { table.insert($0) }
        #expect(inserted.number == number)
        #expect(inserted.isNew == isFirst)
      }
      #expect(table.count == texts.count)
    }
    for (number, text) in texts.enumerated() {
      #expect(table.number(of: text) == number)
      #expect(table.text(number) == text)
    }
    #expect(table.number(of: "text") == nil)
    #expect(TextTable().number(of: "") == nil)
  }

  @Test("is read in the order of insertion")
  func order() {
    var table = TextTable()
    for text: StaticString in ["b", "a", "b"] {
      _ = text.withUncheckedBytes { table.insert($0) }
    }
    var texts: [[UInt8]] = []
    table.withEachText { texts.append($0.array) }
    #expect(texts == [Array("b".utf8), Array("a".utf8)])
  }
}

@Suite("The words of a text")
struct WordTests {
  @Test(
    "are its runs of letters and digits in lower case",
    arguments: [
      ("", []), ("a", ["a"]), ("--Ab-c1_", ["ab", "c1"]), ("über Ä", ["über", "Ä"]),
    ] as [(String, [String])])
  func words(_ text: String, _ expected: [String]) {
    let bytes = Array(text.utf8)
    var words: [String] = []
    bytes.withUncheckedBytes(in: 0..<bytes.count) { bytes in
      let isFound = bytes.containsWord { written, word in
        #expect(written.array.map(\.lowercased) == word.array)
        words.append(String(decoding: word.array, as: UTF8.self))
        return false
      }
      #expect(!isFound)
      #expect(bytes.containsWord { _, _ in true } == !expected.isEmpty)
    }
    #expect(words == expected)
  }
}
