struct OutputOptionMissingRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-option-missing",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "An option that the output plugin requires is missing, or two exclude each other.",
    rationale: """
      Each plugin checks its options when Fluent Bit starts. If a required option is missing \
      (`'delivery_stream' is a required field`, `no ApiKey configuration key defined`), if one \
      option requires another (`aws_auth` of `es` requires `aws_region`), or if two exclude each \
      other (`log_stream_name` and `log_stream_prefix` of `cloudwatch_logs`), the router exits \
      with status 255. Options from `secretOptions` count as well.
      """,
    remedy: "Add the option. Specify a secret under `secretOptions`, not under `options`.",
    silences: ["datadog-api-key-missing"],
    references: [.fluentBitOutputs, .fluentBitForAWS, .logSecrets],
    lessons: [
      Lesson(
        Example(options: #""Name": [|"splunk"|], "host": "splunk.koyama.example", "tls": "on""#),
        after: Example(
          options: #""Name": "splunk", "host": "splunk.koyama.example", "tls": "on""#,
          secretOptions: #"{ "name": "splunk_token", "valueFrom": "/koyama/splunk-token" }"#)),
      Lesson(
        Example(
          options: """
            "Name": [|"cloudwatch_logs"|], "region": "ap-northeast-1", "log_group_name": "app", \
            [1|"log_stream_name"|]: "app", [2|"log_stream_prefix"|]: "app-"
            """),
        after: Example(
          options: """
            "Name": "cloudwatch_logs", "region": "ap-northeast-1", "log_group_name": "app", \
            "log_stream_prefix": "app-"
            """)),
    ],
    examples: [
      Example(options: #""Name": [|"kinesis_firehose"|], "delivery_stream": "app""#),
      Example(options: #""Name": [|"firehose"|], "region": "eu-west-1""#),
      Example(
        options: #""Name": [|"cloudwatch_logs"|], "region": "eu-west-1", "log_group_name": "app""#),
      Example(
        options: #""Name": "kinesis_firehose", "Region": "eu-west-1", "delivery_stream": "app""#),
      Example(
        options: #""Name": "splunk", "host": "splunk.koyama.example""#,
        secretOptions: #"{"name": "splunk_token", "valueFrom": "/koyama/splunk-token"}"#),
      Example(options: #""Name": "{{ plugin }}", "delivery_stream": "app""#),
      Example(options: #""Name": "kinesis_firehose", "delivery_stream": "app", "{{ key }}": "x""#),
      Example(
        options: #""@type": "kinesis_firehose""#,
        sidecar: #""firelensConfiguration": {"type": "fluentd"}"#),
      Example(options: #""Name": [|"es"|], "host": "es.koyama.example", [1|"aws_auth"|]: "On""#),
      Example(options: #""Name": "es", "host": "es.koyama.example", "aws_auth": "Off""#),
      Example(options: #""Name": "es", "aws_auth": "${AUTH}""#, sidecar: variable),
      Example(options: #""Name": [|"http"|], "uri": "/v1", [1|"headers_key"|]: "headers""#),
      Example(options: #""Name": "http", "headers_key": "headers", "body_key": "body""#),
      Example(
        options: """
          "Name": [|"kinesis_streams"|], "region": "eu-west-1", "stream": "app", \
          [1|"time_key"|]: "time", [2|"log_key"|]: "log"
          """),
      Example(
        options: #""Name": "loki""#, sidecar: #""image": "grafana/fluent-bit-plugin-loki:1.6.0""#),
      Example(options: #""Name": [|"s3"|], "region": "eu-west-1""#),
      Example(
        options: #""Name": [|"http"|], [1|"aws_auth"|]: "on", "aws_service": "osis""#),
      Example(
        options: """
          "Name": "http", "aws_auth": "on", "aws_service": "osis", "aws_region": "eu-west-1"
          """),
      Example(options: #""Name": [|"azure_blob"|], "account_name": "a", "container_name": "b""#),
      Example(
        options: #""Name": "azure_blob", "account_name": "a", "container_name": "b""#,
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(
        options: #""Name": "s3", "region": "eu-west-1""#,
        sidecar: #""image": "cosmo0920/fluent-bit-go-s3:v0.7.0""#),
    ]
  )

  private static let variable = #""environment": [{"name": "AUTH", "value": "Off"}]"#

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output -> [RuleFinding] in
      guard let name = output.pluginOption?.value.value else { return [] }
      let missing = output.missingRequirements.compactMap { group in
        group.first.map { first in
          RuleFinding(
            at: name.range,
            .missing(
              group, plugin: name.text, secret: Self.secret(in: group, of: output),
              hint: routing.definition.executionRoleHint), subject: output.subject(first))
        }
      }
      return missing
        + output.brokenConditions.compactMap { condition in
          condition.rejecting.severity.map {
            broken(condition.kind, in: output, name).with($0)
          }
        }
    }
  }

  private func broken(
    _ condition: FirelensOutput.BrokenCondition.Kind, in output: FirelensOutput, _ name: JSONString
  ) -> RuleFinding {
    switch condition {
    case .missing(let properties, nil):
      RuleFinding(
        at: name.range,
        .missing(
          properties, plugin: name.text, secret: Self.secret(in: properties, of: output),
          hint: ""), subject: output.subject(properties[0]))
    case .missing(let properties, let option?):
      RuleFinding(
        at: name.range, .incomplete(properties, option, plugin: name.text),
        subject: output.subject(properties[0])
      ).related(option.key.range, "'\(option.key.text)'")
    case .exclusive(let first, let second):
      RuleFinding(
        at: name.range, .exclusive(first.key.text, second.key.text, plugin: name.text),
        subject: output.subject(second.property)
      ).related(first.key.range, "'\(first.key.text)'")
        .related(second.key.range, "'\(second.key.text)'")
    }
  }

  private static func secret(in group: [String], of output: FirelensOutput) -> String? {
    group.first { OutputSecret.isIn(property: $0, of: output.plugin) }
  }
}

extension Message {
  fileprivate static func missing(
    _ group: [String], plugin: String, secret: String?, hint: String
  ) -> Message {
    let names = group.map { "'\($0)'" }.joined(separator: " or ")
    return Message(
      fact: "output '\(plugin)' has no \(names)",
      consequence: "the plugin does not start without it, and the router exits with status 255",
      remedy: secret.map { "add '\($0)' under 'secretOptions', beside 'options'\(hint)" }
        ?? "add \(names) to 'options'"
    )
  }

  fileprivate static func incomplete(
    _ properties: [String], _ option: FirelensOutput.Option, plugin: String
  ) -> Message {
    let names = properties.map { "'\($0)'" }.joined(separator: " or ")
    return Message(
      fact: "output '\(plugin)' has '\(option.key.text)' but no \(names)",
      consequence: "the plugin does not start without it, and the router exits with status 255",
      remedy: "add \(names) to 'options', or remove '\(option.key.text)'"
    )
  }

  fileprivate static func exclusive(_ first: String, _ second: String, plugin: String) -> Message {
    Message(
      fact: "output '\(plugin)' has both '\(first)' and '\(second)', which exclude each other",
      consequence: "the plugin does not start, and the router exits with status 255",
      remedy: "remove one of the two"
    )
  }
}
