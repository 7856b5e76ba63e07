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

  @Test("holds the house's definition with one brace missing: it is found by the member behind it")
  func house() throws {
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
    let mended = SourceFile(path: source.path, text: fix.applied(to: source))
    #expect(JSONDocument(mended).fatal == nil)
    // With the brace in its place the other rules say what they say of the mended file, and point
    // at the same tokens.
    let others = findings.filter { $0.ruleID != "json-syntax" }
    let expected = Linter().lint(mended).findings
    #expect(!others.isEmpty)
    #expect(others.map(\.ruleID) == expected.map(\.ruleID))
    #expect(
      others.map { source.text(in: $0.location.range) }
        == expected.map { mended.text(in: $0.location.range) })
  }
}
