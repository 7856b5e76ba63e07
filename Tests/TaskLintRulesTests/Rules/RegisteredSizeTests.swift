import Testing

@testable import TaskLintRules

@Suite("The size of a registered definition")
struct RegisteredSizeTests {
  private static let limit = 64 * 1024

  private func isTooLarge(_ text: String) -> Bool {
    let findings = Linter(rules: [ECSTooLargeRule.self]).lint(
      SourceFile(path: "a.json", text: text)
    ).findings
    return !findings.isEmpty
  }

  /// A definition of a number of bytes without white space; a property that replaces `MORE` counts as
  /// one of no bytes.
  private func definition(_ size: Int, more: String = "", newline: String = "") -> String {
    let start =
      #"{"family":"koyama","containerDefinitions":[{"name":"app","image":"a","command":[""#
    let end = #""]}]}"#
    let padding = String(repeating: "a", count: size - start.utf8.count - end.utf8.count)
    return start.replacing(#"{"family""#, with: "{" + more + newline + #""family""#) + padding + end
      + newline
  }

  @Test("may be the limit")
  func limit() {
    #expect(!isTooLarge(definition(Self.limit)))
    #expect(isTooLarge(definition(Self.limit + 1)))
    #expect(!isTooLarge(definition(Self.limit, newline: "\n  ")))
    #expect(isTooLarge(definition(Self.limit + 1, newline: "\n  ")))
  }

  @Test("does not include what only the API returns, and includes every other property")
  func answers() {
    for property in [
      #""status":"ACTIVE","#, #""revision":3,"#, #""requiresAttributes":[{"name":"a"}],"#,
    ] {
      #expect(!isTooLarge(definition(Self.limit, more: property)), "\(property)")
      #expect(isTooLarge(definition(Self.limit + 1, more: property)), "\(property)")
    }
    for property in [
      #""cpu":"1","#, #""tags":[{"key":"a","value":"b"},{"key":"c"}],"#, #""volumes":[],"#,
      #""pidMode":null,"#,
    ] {
      let size = property.utf8.count
      #expect(!isTooLarge(definition(Self.limit - size, more: property)), "\(property)")
      #expect(isTooLarge(definition(Self.limit - size + 1, more: property)), "\(property)")
    }
  }

  @Test("is the least that a placeholder may become")
  func placeholders() {
    for (property, size) in [
      (#""cpu":"{{ cpu }}","#, #""cpu":"","#), (#""cpu":"${cpu}-a","#, #""cpu":"","#),
      (#""cpu":{{ cpu }},"#, #""cpu":1,"#),
    ] {
      let least = size.utf8.count
      #expect(!isTooLarge(definition(Self.limit - least, more: property)), "\(property)")
      #expect(isTooLarge(definition(Self.limit - least + 1, more: property)), "\(property)")
    }
  }

  @Test("is not known for containers that Terraform reads")
  func terraform() {
    let containers = definition(2 * Self.limit).split(separator: #""containerDefinitions":"#)[1]
      .dropLast()
    #expect(!isTooLarge(String(containers)))
  }
}
