import Testing

@testable import TaskLintRules

@Suite("Invalid regular expressions")
struct RegexFaultTests {
  @Test(
    "is reported with its fault",
    arguments: [
      ("*failure*", RegexFault.nothingToRepeat("*")), ("a|+", .nothingToRepeat("+")),
      ("(?", .unclosedGroup), ("(a", .unclosedGroup), ("(*)", .nothingToRepeat("*")),
      ("a)", .unopenedGroup), ("[a", .unclosedClass), ("[]", .unclosedClass),
      ("[^\\]", .unclosedClass), ("a\\", .trailingBackslash), ("[a](b", .unclosedGroup),
      ("(?P<n>a)", .unknownGroup("(?P<")), ("(?s)a", .unknownGroup("(?s)")),
      ("(?R)", .unknownGroup("(?R")), ("(?(1)a)", .unknownGroup("(?(")),
      ("[z-a]", .reversedRange("z-a")), ("a{3,2}", .reversedRepetition("{3,2}")),
      ("{2}", .nothingToRepeat("{2}")), ("[[:bogus:]]", .unknownClass("[:bogus:]")),
      ("\\1", .unknownReference("\\1")),
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
      "(?i)warn", "(?mi-x:a)", "(a)\\1", "x{,", "{", "a{2,3}", "^*", "[a-z0-9_-]", "[^\\]]",
      "$+", "\\[ERROR\\]", "(?<=a)b", "(?!a)b", "\\01", "[\\w-a]",
    ])
  func compiles(_ expression: String) {
    #expect(RegexFault.first(in: expression) == nil)
  }
}
