import Testing

@testable import TaskLintRules

struct ConfigurationTableTests {
  private let table = ConfigurationTable(rows: [
    ["name", "one, two, three, four, five, six", ".tasklint.json:1:1"], ["b", "none", "default"],
  ])

  @Test func hasALineForEachRow() {
    #expect(
      table.lines(TextLayout()) == """
          name  one, two, three, four, five, six  .tasklint.json:1:1
          b     none                              default

        """)
  }

  @Test func wrapsValues() {
    #expect(
      table.lines(TextLayout(width: .terminal(54))) == """
          name  one, two, three, four,      .tasklint.json:1:1
                five, six
          b     none                        default

        """)
  }

  @Test func putsValuesBelowTheirNamesIfThereIsNoRoom() {
    #expect(
      table.lines(TextLayout(width: .terminal(40))) == """
          name
              one, two, three, four, five, six
              (.tasklint.json:1:1)
          b
              none (default)

        """)
  }
}
