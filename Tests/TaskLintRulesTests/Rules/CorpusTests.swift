import Testing

@testable import TaskLintRules

@Suite(
  "The corpus of real files",
  .enabled(if: Corpus.isThere, "TASKLINT_CORPUS names no folder"))
struct CorpusTests {
  @Test("is there")
  func isThere() {
    #expect(!Corpus.broken.isEmpty)
  }

  @Test("gives json-syntax where another parser refuses a file, once", arguments: Corpus.broken)
  func syntax(_ entry: Corpus.Entry) throws {
    let source = try Corpus.source(entry.path)
    let findings = Linter(rules: [JSONSyntaxRule.self]).lint(source).findings
    // A placeholder in the place of a value is no JSON to others, and a value to tasklint.
    let isRefused = !entry.isJSON && JSONDocument(source).placeholders.isEmpty
    let facts = findings.map(\.message.fact)
    #expect(findings.count == (isRefused ? 1 : 0), "\(facts)")
  }

  @Test("holds the house's definition with one brace missing: one finding where it shows")
  func house() throws {
    let source = try Corpus.source("house/koyama-as-printed.json")
    let findings = Linter().lint(source).findings
    #expect(findings.map(\.ruleID) == ["json-syntax"])
    let finding = try #require(findings.first)
    #expect(source.text(in: finding.location.range) == "]")
    #expect(finding.related.count == 1)
    #expect(finding.related.allSatisfy { $0.start.line < finding.location.start.line })
  }
}
