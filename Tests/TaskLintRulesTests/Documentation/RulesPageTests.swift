import Testing

@testable import TaskLintRules

@Suite("rules.md")
struct RulesPageTests {
  @Test("is up to date")
  func isCurrent() throws {
    let stored = try Repository.text("rules.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    let current = RulesPage().markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(stored, current).prefix { $0 == $1 }.count
    let isCurrent = stored == current
    #expect(
      isCurrent,
      """
      rules.md is out of date from line \(line + 1) on: run 'make rules.md'
      stored:  \(line < stored.count ? stored[line] : "nothing")
      current: \(line < current.count ? current[line] : "nothing")
      """)
  }

  @Test("shows a correction as a diff")
  func correctionIsTheDifference() {
    #expect(LineChange(from: "a\nb\nc\n", to: "a\nx\ny\nc\n").diff == "-b\n+x\n+y")
  }
}

@Suite("explain")
struct ExplanationTests {
  @Test("wraps prose at 80 columns", arguments: RuleCatalog.ids)
  func isWrapped(_ id: RuleID) throws {
    let rule = try #require(RuleCatalog.rules.first { $0.metadata.id == id })
    let text = Explanation(rule, color: .none).text
    for line in Explanation.wrapped(rule.metadata.rationale).split(separator: "\n") {
      #expect(line.count <= 80)
    }
    for part in [rule.metadata.remedy, rule.metadata.summary] {
      #expect(text.contains(Explanation.wrapped(part)))
    }
  }

  @Test("has lines of a terminal, except for long strings", arguments: RuleCatalog.ids)
  func fitsATerminal(_ id: RuleID) throws {
    let rule = try #require(RuleCatalog.rules.first { $0.metadata.id == id })
    for line in Explanation(rule, color: .none).text.split(separator: "\n") {
      #expect(line.count <= 80 || line.split(separator: " ").contains { $0.count > 45 }, "\(line)")
    }
  }

  @Test("breaks long lines of JSON outside of strings")
  func breaksLongLines() {
    let change = LineChange(
      from: #"    "a": ["one, two", "three"], "b": {"c": 1}"#, to: "    \"a\": 1\n      x")
    #expect(
      change.diff(columns: 24) == """
        - "a": ["one, two",
        -   "three"],
        -   "b": {"c": 1}
        + "a": 1
        +   x
        """)
  }

  @Test("is bold only with color")
  func colorIsOptional() throws {
    let rule = try #require(RuleCatalog.rules.first)
    #expect(!Explanation(rule, color: .none).text.contains("\u{1B}"))
    #expect(Explanation(rule, color: .ansi).text.hasPrefix("\u{1B}[1m\(rule.metadata.id)"))
  }
}
