import Testing

@testable import TaskLintRules

/// Which versions of Fluent Bit have a property or a plugin, in log options and in a file.
@Suite("The versions of Fluent Bit that have a property")
struct PropertyVersionTests {
  private func severities(_ rule: any Rule.Type, _ example: Example) -> [Severity] {
    ExampleRun(rule, example.documents).findings.map(\.severity)
  }

  /// The severities of the findings about a property: first those in log options.
  private func findings(_ plugin: String, _ property: String, _ image: String) -> [[Severity]] {
    let image = "\"image\": \"\(image)\""
    return [
      severities(
        OutputOptionUnknownRule.self,
        Example(options: "\"Name\": \"\(plugin)\", \"\(property)\": \"a\"", sidecar: image)),
      severities(
        FluentbitPropertyUnknownRule.self,
        .configured(
          file: "[OUTPUT]\n    Name \(plugin)\n    Match *\n    \(property) a\n", sidecar: image)),
    ]
  }

  @Test("are those from the first one")
  func first() {
    for (plugin, property, first, before) in [
      ("loki", "structured_metadata", "3.1", "3.0"), ("loki", "tls.verify_hostname", "3.1", "3.0"),
      ("stdout", "net.io_timeout", "2.0", "1.9"), ("opentelemetry", "traces_uri", "2.0", "1.9"),
    ] {
      #expect(
        findings(plugin, property, "fluent/fluent-bit:\(first).0") == [[], []], "\(property)")
      #expect(
        findings(plugin, property, "fluent/fluent-bit:\(before).0") == [[.error], [.error]],
        "\(property)")
      // The image may have a version with the property.
      #expect(findings(plugin, property, "koyama/fluent-bit:1") == [[], []], "\(property)")
    }
  }

  @Test("are those before the end")
  func end() {
    #expect(findings("opentelemetry", "uri", "fluent/fluent-bit:1.9.10") == [[], []])
    #expect(findings("opentelemetry", "uri", "fluent/fluent-bit:2.0.0") == [[.error], [.error]])
    #expect(findings("opentelemetry", "uri", "fluent/fluent-bit:4.2.0") == [[.error], [.error]])
    #expect(findings("opentelemetry", "uri", "koyama/fluent-bit:1") == [[.warning], [.warning]])
  }

  @Test("are those that have its plugin")
  func plugins() {
    for (image, expected) in [
      ("fluent/fluent-bit:2.0.14", [Severity.error]), ("fluent/fluent-bit:2.1.0", []),
      ("amazon/aws-for-fluent-bit:2.32.2", [.error]), ("amazon/aws-for-fluent-bit:3.0.0", []),
      ("fluent/fluent-bit:latest", []), ("koyama/fluent-bit:2.0", []),
    ] {
      let sidecar = "\"image\": \"\(image)\""
      #expect(
        severities(
          OutputPluginUnknownRule.self,
          Example(options: #""Name": "vivo_exporter""#, sidecar: sidecar)) == expected, "\(image)")
      #expect(
        severities(
          FluentbitPluginUnknownRule.self,
          .configured(file: "[OUTPUT]\n    Name vivo_exporter\n    Match *\n", sidecar: sidecar))
          == expected, "\(image)")
    }
  }
}
