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

  @Test("has lists of properties that are sorted by name, and finds each of them")
  func listsAreSorted() {
    let lists =
      OutputPlugin.all.map(\.properties) + [OutputPlugin.sharedProperties]
      + FluentBitPlugin.inputs.map(\.properties) + [FluentBitPlugin.sharedInputProperties]
      + FluentBitPlugin.filters.map(\.properties) + [FluentBitPlugin.sharedFilterProperties]
    for list in lists {
      let names = OutputProperty.names(in: list)
      let bytes = names.map { Array($0.utf8) }
      #expect(zip(bytes, bytes.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
      for name in names where name != "*" {
        #expect(OutputProperty.named(name, in: list)?.name == name)
        #expect(OutputProperty.named(name + "?", in: list).map { name.hasPrefix($0.name) } ?? true)
      }
      #expect(OutputProperty.named("", in: list) == nil)
      #expect(OutputProperty.named("~", in: list) == nil)
    }
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

  @Test("has the versions of properties, with those that AWS added to its build of 1.9")
  func versionsOfProperties() throws {
    let opensearch = try #require(OutputPlugin.named("opensearch"))
    let aws = FluentBitVersions(of: ImageReference("amazon/aws-for-fluent-bit:2.32.2"))
    func part(_ property: String, _ versions: FluentBitVersions, _ image: FluentBitImage?)
      -> FluentBitVersions.Subset
    {
      opensearch.support(of: property, in: versions, image: image)
    }
    #expect(part("compress", .all, nil) == .newest)
    #expect(part("compress", aws, .aws) == .none)
    #expect(part("aws_service_name", aws, .aws) == .all)
    #expect(part("tls.verify", aws, .aws) == .all)
    #expect(part("tls.min_version", aws, .aws) == .none)
    let otlp = try #require(OutputPlugin.named("opentelemetry"))
    #expect(otlp.support(of: "uri", in: .all, image: nil) == .oldest)
  }

  @Test("has the types of properties")
  func types() throws {
    let http = try #require(OutputPlugin.named("http"))
    #expect(try #require(http.property("header")).isRepeatable)
    #expect(try #require(http.property("aws_auth")).isBoolean)
    #expect(try #require(http.property("http_method")).first == FluentBitVersion(4, 2))
    #expect(try #require(http.property("net.keepalive")).isBoolean)
    #expect(http.property("aws_external_id") != nil)
  }

  @Test(
    "knows the versions of an image by its tag",
    arguments: [
      ("amazon/aws-for-fluent-bit:2.32.2", "1.9", "1.9"),
      ("amazon/aws-for-fluent-bit:init-debug-2.31.12.20231011", "1.9", "1.9"),
      ("amazon/aws-for-fluent-bit:2", "1.9", "1.9"),
      ("amazon/aws-for-fluent-bit:3.0.1", "4.1", "4.2"),
      ("amazon/aws-for-fluent-bit:3.2.2", "4.2", "4.2"),
      ("amazon/aws-for-fluent-bit:3.4.4", "4.2", "5.1"),
      ("fluent/fluent-bit:4.2.0-debug", "4.2", "4.2"),
      ("fluent/fluent-bit:latest", "1.9", "5.1"),
      ("amazon/aws-for-fluent-bit:stable", "1.9", "5.1"), ("koyama/fluent-bit:2.1", "1.9", "5.1"),
      ("bitnami/fluent-bit:3.1.4-debian-12-r0", "3.1", "3.1"),
    ])
  func versions(_ image: String, _ oldest: String, _ newest: String) {
    let versions = FluentBitVersions(of: ImageReference(image))
    #expect(versions.oldest.text == oldest && versions.newest.text == newest)
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
