import Testing

@testable import TaskLintRules

@Suite(
  "The corpus",
  .enabled(if: Corpus.isThere, "TASKLINT_CORPUS names no folder"))
struct CorpusTests {
  @Test("exists")
  func isThere() {
    #expect(!Corpus.broken.isEmpty)
  }

  @Test("has one json-syntax finding for each invalid file", arguments: Corpus.broken)
  func syntax(_ entry: Corpus.Entry) throws {
    let source = try Corpus.source(entry.path)
    let findings = Linter(rules: [JSONSyntaxRule.self]).lint(source).findings
    // tasklint accepts placeholders instead of values; other parsers do not.
    let isRefused = !entry.isJSON && JSONDocument(source).placeholders.isEmpty
    let facts = findings.map(\.message.fact)
    #expect(findings.count == (isRefused ? 1 : 0), "\(facts)")
  }

  @Test("has a definition with a missing brace, which is located by the next property")
  func missingBrace() throws {
    let source = try Corpus.source("house/koyama-as-printed.json")
    let findings = Linter().lint(source).findings
    let finding = try #require(findings.first { $0.ruleID == "json-syntax" })
    #expect(findings.filter { $0.ruleID == "json-syntax" }.count == 1)
    #expect(source.text(in: finding.location.range) == "\"entryPoint\"")
    #expect(finding.pointer == "/containerDefinitions/1/entryPoint")
    let related = try #require(finding.related.first)
    let lines = source.text(in: SourceRange(0, source.bytes.count)).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[related.start.line - 1].hasPrefix("\"logConfiguration\": {"))
    #expect(related.start.line == finding.location.start.line - 2)

    let fix = try #require(finding.fix)
    let corrected = SourceFile(path: source.path, text: fix.applied(to: source))
    #expect(JSONDocument(corrected).fatal == nil)
    // The other rules report the findings of the corrected file, at the same tokens.
    let others = findings.filter { $0.ruleID != "json-syntax" }
    let expected = Linter().lint(corrected).findings
    #expect(!others.isEmpty)
    #expect(others.map(\.ruleID) == expected.map(\.ruleID))
    #expect(
      others.map { source.text(in: $0.location.range) }
        == expected.map { corrected.text(in: $0.location.range) })
  }
}
