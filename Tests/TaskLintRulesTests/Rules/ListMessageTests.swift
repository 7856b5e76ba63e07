import Testing

@testable import TaskLintRules

@Suite("The findings about the entries of lists")
struct ListMessageTests {
  @Test("suggest the option of the plugin with the same meaning")
  func foreignOptions() {
    let equivalents = [
      ("awslogs-group", "log_group_name"), ("awslogs-region", "region"),
      ("awslogs-stream", "log_stream_name"), ("awslogs-stream-prefix", "log_stream_prefix"),
      ("awslogs-create-group", "auto_create_group"), ("splunk-token", "splunk_token"),
      ("splunk-index", "event_index"), ("splunk-source", "event_source"),
      ("splunk-sourcetype", "event_sourcetype"),
    ]
    for (foreign, own) in equivalents {
      let plugins =
        foreign.hasPrefix("awslogs") ? ["cloudwatch_logs", "cloudwatch"] : ["splunk"]
      for plugin in plugins {
        let findings = findings(
          of: OutputOptionForeignRule.self, "\"Name\": \"\(plugin)\", \"\(foreign)\": \"a\"")
        #expect(findings.count == 1)
        #expect(
          findings.allSatisfy { $0.message.remedy.contains("'\(own)'") }, "\(plugin) \(foreign)")
      }
    }
  }

  @Test("are errors if Fluent Bit does not start without the value")
  func fatalVariables() {
    let fatal = [
      "tls", "tls.verify", "tls.debug", "net.keepalive", "net.connect_timeout", "alias",
      "log_level",
      "match_regex", "ipv6", "workers", "storage.total_limit_size", "tls.proxy.verify_hostname",
    ]
    for (options, severity) in [(fatal, Severity.error), (["host", "uri"], .warning)] {
      for option in options {
        let findings = findings(
          of: OutputVariableUndefinedRule.self, "\"Name\": \"loki\", \"\(option)\": \"${VALUE}\"")
        #expect(findings.map(\.severity) == [severity], "\(option)")
      }
    }
  }

  private func findings(of rule: any Rule.Type, _ options: String) -> [Finding] {
    ExampleRun(rule, Example(options: options).documents).findings
  }
}
