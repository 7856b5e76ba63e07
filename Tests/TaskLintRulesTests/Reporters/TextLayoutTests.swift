import Testing

@testable import TaskLintRules

struct TextLayoutTests {
  @Test func continuesAfterAWordThatIsWiderThanALine() {
    let word = String(repeating: "x", count: 50)
    #expect(
      TextLayout.wrapped("a \(word) b c d e f g h i j k l m", to: .terminal(40)) == """
        a
            \(word) b c d e f g h i j k l m
        """)
    #expect(
      TextLayout.wrapped("\(word) and thirty columns of other text", to: .terminal(40)) == """
        \(word) and thirty columns of other
            text
        """)
  }

  @Test func hasOneLineWithoutAWidth() {
    let text = String(repeating: "word ", count: 40)
    #expect(TextLayout.wrapped(text, to: .unlimited) == text)
  }
}
