import Testing

@testable import TaskLintRules

@Suite("Invalid regular expressions")
struct RegexFaultTests {
  @Test(
    "are reported with the reason",
    arguments: [
      ("*failure*", RegexFault.nothingToRepeat("*")), ("a|+", .nothingToRepeat("+")),
      ("(?", .unclosedGroup), ("(a", .unclosedGroup), ("(*)", .nothingToRepeat("*")),
      ("a)", .unopenedGroup), ("[a", .unclosedClass), ("[]", .unclosedClass),
      ("[^\\]", .unclosedClass), ("a\\", .trailingBackslash), ("[a](b", .unclosedGroup),
    ])
  func hasFault(_ expression: String, _ fault: RegexFault) {
    #expect(RegexFault.first(in: expression) == fault)
  }

  @Test(
    "do not include valid ones",
    arguments: [
      "", "failure", ".*", "^GET /(healthz|ready)$", "[]a]", "[^]]*", "\\(", "a]", "a{2,}",
      "(?:a)?",
      "(?<year>\\d+)+", "[[:alpha:]]+", "[a[b]](", "(?#)", "(?x) # (", "()*", "a**", "\\\\",
    ])
  func compiles(_ expression: String) {
    #expect(RegexFault.first(in: expression) == nil)
  }
}
