import Testing

@testable import TaskLintRules

@Suite("The message of a syntax error")
struct JSONSyntaxMessageTests {
  private static let faults =
    JSONSyntaxErrorTests.commas + JSONSyntaxErrorTests.brackets + JSONSyntaxErrorTests.tokens
    + JSONSyntaxErrorTests.notations

  @Test("has three clauses for each problem", arguments: faults)
  func clauses(_ fault: JSONSyntaxErrorTests.Fault) {
    let findings = findings(in: fault.text)
    #expect(findings.count == 1)
    for finding in findings {
      let message = finding.message
      for clause in [message.fact, message.consequence, message.remedy] {
        #expect(!clause.isEmpty && !clause.hasSuffix(".") && !clause.contains("\n"), "\(clause)")
        #expect(clause.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{200B}" })
      }
    }
  }

  @Test(
    "does not show strings and long words",
    arguments: [
      #"{"DD_API_KEY" "not-for-eyes"}"#, #"{"a": 1, "not-for-eyes"}"#, #"["a": "not-for-eyes"]"#,
      #"{"DD_API_KEY": not-for-eyes-0123456789}"#, #"{"DD_API_KEY": "not-for-eyes}"#,
      #"["a" "not-for-eyes"]"#, #"{"a": {}, "b" "not-for-eyes": 1}"#,
    ])
  func values(_ text: String) {
    let findings = findings(in: text)
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(!finding.message.sentences.contains("not-for-eyes"))
    }
  }

  @Test(
    "suggests the JSON literal",
    arguments: [("True", "true"), ("None", "null"), ("FALSE", "false"), ("NaN", "null")])
  func words(_ word: String, _ literal: String) throws {
    let finding = try #require(findings(in: #"{"a": \#(word)}"#).first)
    #expect(finding.message.remedy == "write '\(literal)'")
  }

  private func findings(in text: String) -> [Finding] {
    let source = SourceFile(path: "a.json", text: text)
    let syntax = Linter(rules: [JSONSyntaxRule.self]).lint(source).findings
    // Another rule reports YAML.
    return syntax.isEmpty
      ? Linter(rules: [NotATaskDefinitionRule.self]).lint(source).findings : syntax
  }
}
