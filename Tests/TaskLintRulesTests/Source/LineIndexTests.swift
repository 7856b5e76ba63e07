import Testing

@testable import TaskLintRules

@Suite("The line index")
struct LineIndexTests {
  @Test("counts lines and columns from 1")
  func ascii() {
    let index = LineIndex(SourceFile(path: "a", text: "ab\ncd\n"))
    #expect(index.position(at: 0) == Position(line: 1, column: 1, utf16Column: 1, utf8Column: 1))
    #expect(index.position(at: 2) == Position(line: 1, column: 3, utf16Column: 3, utf8Column: 3))
    #expect(index.position(at: 4) == Position(line: 2, column: 2, utf16Column: 2, utf8Column: 2))
    #expect(index.position(at: 6) == Position(line: 3, column: 1, utf16Column: 1, utf8Column: 1))
    #expect(index.position(at: 99) == index.position(at: 6))
    #expect(index.lineCount == 3)
  }

  @Test("counts scalars and UTF-16 units")
  func multibyte() {
    let text = "é寿🍣e\u{301}|"
    let index = LineIndex(SourceFile(path: "a", text: text))
    let position = index.position(at: text.utf8.count - 1)
    #expect(position == Position(line: 1, column: 6, utf16Column: 7, utf8Column: 13))
  }

  @Test("excludes line endings, LF and CR LF")
  func lineEnds() {
    let source = SourceFile(path: "a", text: "ab\r\n\r\ncd\re")
    let index = LineIndex(source)
    let lines = (1...index.lineCount).map { source.text(in: index.range(ofLine: $0)) }
    #expect(lines == ["ab", "", "cd\re"])
    #expect(index.position(at: 6).line == 3)
  }

  @Test("counts invalid UTF-8 like a decoder")
  func damagedUTF8() {
    let pieces: [[UInt8]] = [
      [0x61], [0xC3, 0xA9], [0xE5, 0xAF, 0xBF], [0xF0, 0x9F, 0x8D, 0xA3], [0x80], [0xC3],
      [0xC0, 0xAF],
      [0xE0, 0x80, 0xAF], [0xE5, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xF0, 0x9F, 0x8D],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF], [0xBF, 0xBF],
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let bytes = first + second + third
          let decoded = String(decoding: bytes, as: UTF8.self)
          let end = LineIndex(SourceFile(path: "a", bytes: bytes)).position(at: bytes.count)
          #expect(end.column == decoded.unicodeScalars.count + 1, "\(bytes)")
          #expect(end.utf16Column == decoded.utf16.count + 1, "\(bytes)")
        }
      }
    }
  }

  @Test("counts an invalid UTF-8 byte as one character")
  func wrongUTF8() {
    let bytes: [UInt8] = [0x61, 0x80, 0x62, 0xE3, 0x81, 0x63, 0xFF, 0x64]
    let index = LineIndex(SourceFile(path: "a", bytes: bytes))
    #expect([0, 1, 2, 3, 5, 6, 7].map { index.position(at: $0).column } == [1, 2, 3, 4, 5, 6, 7])
  }

  @Test("is correct on long lines with scalars at any offset")
  func longLine() {
    for shift in 0..<4 {
      let prefix = String(repeating: "x", count: shift)
      let text = prefix + String(repeating: "🍣寿", count: 5000)
      let index = LineIndex(SourceFile(path: "a", text: text))
      for scalar in [1, 584, 585, 586, 1170, 4999] {
        let position = index.position(at: shift + scalar * 7)
        #expect(position.column == shift + scalar * 2 + 1)
        #expect(position.utf16Column == shift + scalar * 3 + 1)
      }
    }
  }

  @Test("has one line for an empty file")
  func empty() {
    let index = LineIndex(SourceFile(path: "a", text: ""))
    #expect(index.lineCount == 1)
    #expect(index.position(at: 0) == Position(line: 1, column: 1, utf16Column: 1, utf8Column: 1))
    #expect(index.range(ofLine: 1) == SourceRange(0, 0))
  }
}
