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

  @Test(
    "does not take a vendor's plugin for a misspelling",
    arguments: ["coralogix", "sls", "axiom", "oss"])
  func suggestsNothing(_ word: String) {
    #expect(OutputPlugin.nearest(to: word) == nil)
  }
}
