import Testing

@testable import TaskLintRules

@Suite("Values of log options")
struct LogOptionValueTests {
  @Test(
    "are sizes as Fluent Bit reads them",
    arguments: [
      ("5242880", 5_242_880), ("5M", 5_000_000), ("10 KB", nil), ("10KB", 10_000),
      ("1g", 1_000_000_000),
      ("1e3", 1), ("5X", nil), ("5MiB", nil), ("5B", nil), ("abc", nil),
    ])
  func sizes(_ text: String, _ expected: Int?) {
    #expect(OutputValue.Form.bytes(text) == expected)
  }

  @Test(
    "are checked by their form",
    arguments: [
      (OutputValue.Form.boolean, "Yes", true), (.boolean, "1", false), (.url, "a://b", true),
      (.url, "a", false), (.secureURL, "http://a", false), (.labels, "a=b, $c", true),
      (.labels, "a=", false), (.keys, "$a,b", false), (.words, "a", false), (.words, "a b", true),
      (.logLevel, "verbose", false), (.limit, "off", true), (.limit, "lots", false),
      (.exactly(["gzip"]), "GZIP", false), (.oneOf(["gzip"]), "GZIP", true),
      (.port, "65536", false),
    ])
  func forms(_ form: OutputValue.Form, _ value: String, _ isAccepted: Bool) {
    #expect(form.accepts(value) == isAccepted)
  }

  @Test(
    "are patterns that Go does not compile",
    arguments: [
      ("*a", GoPatternFault.nothingToRepeat("*")), ("(a", .unclosedGroup), ("a)", .unopenedGroup),
      ("[a", .unclosedClass), ("a\\", .trailingBackslash), ("[z-a]", .reversedRange("z-a")),
      ("(?<=a)b", .unsupported("(?<=")), ("(a)\\1", .unsupported("\\1")),
    ])
  func faults(_ pattern: String, _ fault: GoPatternFault) {
    #expect(GoPatternFault.first(in: pattern) == fault)
  }

  @Test(
    "are patterns that Go compiles",
    arguments: [
      "^\\[?[A-Z]+", "[]a]", "[^]a-]", "[[:alpha:]_]", "[\\w-.]", "(?i)a", "(?P<n>a)+", "\\Q(*\\E",
      "a|(b)*", "{", "a{2}", "^*",
    ])
  func compiles(_ pattern: String) {
    #expect(GoPatternFault.first(in: pattern) == nil)
  }

  @Test(
    "are date formats with brackets",
    arguments: [
      ("[%Y-%m-%d]", false), ("\\[%Y-%m-%d\\]", true), ("%d/%b/%Y:%H:%M:%S %z", true),
      ("[%b %d, %Y %H:%M:%S]", false), ("%Y-%m-%d %Q", true),
    ])
  func dateFormats(_ format: String, _ isValid: Bool) {
    let fault = GoPatternFault.first(in: AwslogsDateFormat.expression(of: format))
    #expect((fault == nil) == isValid)
  }

  @Test("are in one row of the table for each version")
  func rowsAreOfKnownProperties() {
    for row in OutputValue.all {
      for name in row.plugins {
        let plugin = OutputPlugin.named(name.description)
        #expect(plugin?.takes(row.property.description) ?? false, "\(name) \(row.property)")
      }
    }
  }
}
