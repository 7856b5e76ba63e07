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

  @Test func keepsACommandOfTheSummaryOnOneLine() {
    var run = RunSummary()
    run.files = 1
    run.filesWithFindings = 1
    run.counts = [.error: 1]
    run.policyCounts = [.error: 1]
    for width in 40...90 {
      let text = SummaryText(run: run, layout: TextLayout(width: .terminal(width))).lines
      for command in ["'tasklint explain policy'", "'tasklint init'", "'--ignore policy'"] {
        #expect(text.contains(command), "\(text)")
      }
    }
  }

  @Test func hasOneLineWithoutAWidth() {
    let text = String(repeating: "word ", count: 40)
    #expect(TextLayout.wrapped(text, to: .unlimited) == text)
  }
}
