import Testing

@testable import TaskLintRules

@Suite("The table of Fluent Bit's output plugins")
struct OutputPluginTests {
  @Test("is sorted and has no duplicates")
  func isSorted() {
    let names = OutputPlugin.all.map(\.displayName)
    #expect(names == Set(names).sorted())
    #expect(names.allSatisfy { $0 == $0.lowercased() })
  }

  @Test("finds a plugin by name in any case")
  func findsInAnyCase() throws {
    let plugin = try #require(OutputPlugin.named("Kinesis_Firehose"))
    #expect(plugin.displayName == "kinesis_firehose")
    #expect(OutputPlugin.named("kinesis_fire") == nil)
  }

  @Test(
    "has the required properties of plugins",
    arguments: [
      ("datadog", [["apikey"]]),
      ("kinesis_firehose", [["delivery_stream"], ["region"]]),
      (
        "cloudwatch_logs",
        [["log_group_name"], ["region"], ["log_stream_name", "log_stream_prefix"]]
      ),
      ("splunk", [["splunk_token", "http_user"]]),
      ("firehose", [["region"], ["delivery_stream"]]),
      ("loki", []),
    ])
  func requirements(_ name: String, _ expected: [[String]]) throws {
    #expect(try #require(OutputPlugin.named(name)).requirements == expected)
  }

  @Test("accepts properties of both versions and of all outputs")
  func takesProperties() throws {
    let otlp = try #require(OutputPlugin.named("opentelemetry"))
    #expect(otlp.takes("uri") && otlp.takes("logs_uri") && otlp.takes("tls.verify"))
    #expect(!otlp.takes("log_uri"))
    let kafka = try #require(OutputPlugin.named("kafka"))
    #expect(kafka.takes("rdkafka.acks") && !kafka.takes("rdkafka"))
  }

  @Test("requires only known properties")
  func requirementsAreProperties() {
    for plugin in OutputPlugin.all where plugin.checksProperties {
      #expect(plugin.requirements.flatMap(\.self).allSatisfy(plugin.takes))
    }
  }

  @Test(
    "suggests only similar names",
    arguments: [("lokki", "loki"), ("cloudwatch_log", "cloudwatch_logs")])
  func suggests(_ word: String, _ expected: String) {
    #expect(OutputPlugin.nearest(to: word)?.displayName == expected)
  }

  @Test("does not know properties newer than 1.9 in AWS's build of it, but for a few")
  func oldProperties() throws {
    let opensearch = try #require(OutputPlugin.named("opensearch"))
    #expect(opensearch.takes("compress") && !opensearch.takes("compress", inOldVersion: true))
    #expect(opensearch.takes("aws_service_name", inOldVersion: true))
    #expect(opensearch.takes("tls.verify", inOldVersion: true))
    #expect(!opensearch.takes("tls.min_version", inOldVersion: true))
  }

  @Test(
    "knows the version of an image by its tag",
    arguments: [
      ("amazon/aws-for-fluent-bit:2.32.2", FluentBitVersion(1, 9)),
      ("amazon/aws-for-fluent-bit:init-debug-2.31.12.20231011", FluentBitVersion(1, 9)),
      ("amazon/aws-for-fluent-bit:3.2.2", FluentBitVersion(4, 1)),
      ("fluent/fluent-bit:4.2.0-debug", FluentBitVersion(4, 2)),
      ("fluent/fluent-bit:latest", nil), ("amazon/aws-for-fluent-bit:stable", nil),
      ("koyama/fluent-bit:2.1", nil),
      ("bitnami/fluent-bit:3.1.4-debian-12-r0", FluentBitVersion(3, 1)),
    ])
  func versions(_ image: String, _ expected: FluentBitVersion?) {
    #expect(FluentBitVersion(of: ImageReference(image)) == expected)
  }

  @Test("ignores blanks around a name, as Fluent Bit does")
  func blanks() { #expect(OutputPlugin.named(" loki")?.displayName == "loki") }

  @Test(
    "takes no vendor's plugin for a misspelling",
    arguments: ["coralogix", "sls", "axiom", "oss", "gstdout"])
  func suggestsNothing(_ word: String) {
    #expect(OutputPlugin.nearest(to: word) == nil)
  }
}
