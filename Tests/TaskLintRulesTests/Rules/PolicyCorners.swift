@testable import TaskLintRules

/// Edge cases of the rules on Datadog and Firehose.
enum PolicyCorners {
  static let all: [RuleCase] =
    tls + fileTLS + sources + hosts + siteVariables + tags + goodTags + streams + fileStreams
    + regions
    + fileSources + fileHosts + fileTags

  private static func output(_ rule: any Rule.Type, _ option: String) -> RuleCase {
    RuleCase(
      rule,
      Example(
        options: "\"Name\": \"datadog\", \"apikey\": \"${DD_API_KEY}\", \(option)",
        sidecar: #""secrets": [{ "name": "DD_API_KEY", "valueFrom": "/koyama/key" }]"#))
  }

  private static func variable(_ rule: any Rule.Type, _ name: String, _ value: String) -> RuleCase {
    RuleCase(
      rule, Example(sidecar: "\"environment\": [{ \"name\": \"\(name)\", \"value\": \(value) }]"))
  }

  private static func file(_ rule: any Rule.Type, _ old: String, _ new: String) -> RuleCase {
    RuleCase(rule, .configured(file: Example.outputs.replacing(old, with: new)))
  }

  private static let tls: [RuleCase] =
    [
      #""Name": "datadog", "tls": "on""#, #""Name": "datadog", "TLS": "True""#,
      #""Name": [|"datadog"|], "tls": "yes""#, #""Name": [|"datadog"|], "tls": "1""#,
      #""Name": [|"datadog"|], "tls": "off""#, #""Name": [|"datadog"|], "tls": null"#,
      #""Name": "datadog", "tls": "{{ x }}""#, #""Name": [|"datadog"|]"#, #""Name": [|"Datadog"|]"#,
      #""Name": "loki""#,
    ].map { RuleCase(DatadogTLSOffRule.self, Example(options: $0)) } + [mistypedSecrets]

  /// Secret options of a wrong type can't turn on TLS.
  private static let mistypedSecrets = RuleCase(
    DatadogTLSOffRule.self,
    Example(
      app: """
        "logConfiguration": {
          "logDriver": "awsfirelens", "options": { "Name": [|"datadog"|] },
          "secretOptions": { "name": "apikey", "valueFrom": "/koyama/datadog" }
        }
        """))

  private static let fileTLS: [RuleCase] = [
    ("datadog\n", "TLS On"), ("datadog\n", "tls ${TLS}"), ("datadog\n", "tls true"),
    ("[|datadog|]\n", "tls yes"), ("[|DataDog|]\n", "tls off"), ("[|datadog|]\n", "compress gzip"),
    ("http\n", "tls off"), ("datadog\n", "tag"),
  ].map { name, line in
    RuleCase(
      DatadogTLSOffRule.self,
      .configured(
        file: Example.outputs.replacing("datadog\n", with: name).replacing("tls on", with: line)))
  }

  private static let badSources = ["a b", "Java", "12", "-", "a\\tb", ""]

  private static let sources: [RuleCase] = [
    "[|\"a b\"|]", "[|\"Java\"|]", "[|\"12\"|]", "[|\"-\"|]", #"[|"a\tb"|]"#, "[|\"é B\"|]",
    "\"é\"",
    "\"java-8\"", "\"{{ x }}\"", "\"\"", "[|\"~\"|]", "\"a~\"",
  ].flatMap { value in
    [
      variable(DatadogSourceUnexpectedRule.self, "DD_SOURCE", value),
      output(DatadogSourceUnexpectedRule.self, "\"dd_source\": \(value)"),
    ]
  }

  private static let fileSources: [RuleCase] = [
    "[|Java|]", "[|a b|]", "[|12|]", "java", "${DD_SOURCE}",
  ].map { file(DatadogSourceUnexpectedRule.self, "${DD_SOURCE}", $0) }

  private static let hosts: [RuleCase] = [
    "[|\"http-intake.logs.datadoghq.con\"|]", "\"http-intake.logs.datadoghq.eu\"",
    "\"logs.koyama.example\"",
    "\"http-intake.logs.us3.datadoghq.com\"", "[|\"datadoghq.com\"|]", "\"{{ x }}.datadoghq.con\"",
    "[|\"http-intake.logs.ddog-gov.con\"|]", "\"http-intake.logs.ddog-gov.com\"",
  ].map { output(DatadogHostUnknownRule.self, "\"Host\": \($0)") }

  private static let siteVariables: [RuleCase] = [
    "[|\"datadoghq.con\"|]", "\"datadoghq.com\"", "\"datadoghq.eu\"", "\"us5.datadoghq.com\"",
    "\"http-intake.logs.datadoghq.eu\"", "\"koyama.example\"", "[|\"us9.datadoghq.com\"|]", "\"\"",
  ].map { variable(DatadogHostUnknownRule.self, "DD_SITE", $0) }

  private static let fileHosts: [RuleCase] = [
    "Host [|http-intake.logs.datadoghq.con|]", "Host http-intake.logs.datadoghq.eu",
    "Host ${DD_SITE}",
    "Host logs.koyama.example",
  ].map { file(DatadogHostUnknownRule.self, "tls on", $0) }

  private static let tags: [RuleCase] = [
    "env:prod, team:a", "env:prod ,team:a", " env:prod", "env:prod,,team:a", "env",
    "env:prod team:a",
    "env:'prod'", #"env:\"prod\""#, "env:prod,", "env:(prod)", ":prod", "env:",
    "env:" + String(repeating: "a", count: 197),
  ].map { variable(DatadogTagsInvalidRule.self, "DD_TAGS", "[|\"\($0)\"|]") }

  private static let goodTags: [RuleCase] = [
    "env:prod,team:a", "env:prod", "env:a:b", "env:" + String(repeating: "a", count: 196), "",
    "env:{{ x }}, a:b",
  ].map { variable(DatadogTagsInvalidRule.self, "DD_TAGS", "\"\($0)\"") }

  private static let fileTags: [RuleCase] = [
    (DatadogTagsInvalidRule.self as any Rule.Type, "[|env:a, team:b|]"),
    (DatadogTagsInvalidRule.self, "env:a,team:b"), (DatadogTagsInvalidRule.self, "${DD_TAGS}"),
    (DatadogEnvTagMissingRule.self, "[|team:b|]"), (DatadogEnvTagMissingRule.self, "team:b,env:a"),
    (DatadogEnvTagMissingRule.self, "[|environment:b|]"),
  ].map { rule, tags in file(rule, "${DD_TAGS}", tags) }

  private static let streams: [RuleCase] = [
    "[|\"arn:aws:firehose:eu-west-1:111122223333:deliverystream/a\"|]", "[|\"a b\"|]",
    "[|\"a/b\"|]",
    "[|\"arn:aws:firehose:{{ x }}:1:deliverystream/a\"|]", "[|\"é\"|]", "\"a_b.c-D1\"",
    "\"{{ x }} b\"",
    "\" \"", "\"\"", "[|\"\(String(repeating: "a", count: 65))\"|]",
    "\"\(String(repeating: "a", count: 64))\"",
  ].flatMap { value in
    [
      variable(FirehoseStreamNameInvalidRule.self, "DELIVERY_STREAM", value),
      RuleCase(
        FirehoseStreamNameInvalidRule.self,
        Example(options: "\"Name\": \"kinesis_firehose\", \"delivery_stream\": \(value)")),
    ]
  }

  private static let fileStreams: [RuleCase] = [
    "[|a/b|]", "[|arn:aws:firehose:eu-west-1:1:deliverystream/a|]", "a_b", "${DELIVERY_STREAM}",
  ].map { file(FirehoseStreamNameInvalidRule.self, "${DELIVERY_STREAM}", $0) }

  private static let arn = #""taskDefinitionArn": ARN"#

  private static let regions: [RuleCase] =
    [
      ("\"eu-west-1\"", "\"eu-west-1\""), ("[1|\"eu-west-1\"|]", "[|\"eu-west-2\"|]"),
      ("\"eu-west-1\"", "[|\"Ireland\"|]"), ("\"Ireland\"", "\"eu-west-2\""),
      ("\"{{ x }}\"", "\"eu-west-2\""),
      ("\"eu-west-1\"", "\"{{ x }}\""), ("null", "\"eu-west-2\""), ("\"eu-west-1\"", "\"\""),
    ].flatMap { own, value in
      [
        RuleCase(
          RegionMismatchRule.self,
          Example(
            sidecar: """
              "environment": [{ "name": "AWS_REGION", "value": \(value) }],
              "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-region": \(own) } }
              """)),
        RuleCase(
          RegionMismatchRule.self,
          Example(
            options: "\"Name\": \"kinesis_firehose\", \"region\": \(value)",
            sidecar: """
              "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-region": \(own) } }
              """)),
      ]
    } + [
      RuleCase(
        RegionMismatchRule.self,
        Example(
          task: #""taskDefinitionArn": [1|"arn:aws:ecs:us-east-1:{{ x }}:task-definition/a:1"|]"#,
          sidecar: """
            "environment": [{ "name": "AWS_REGION", "value": [|"eu-west-1"|] }],
            "logConfiguration": {
              "logDriver": "awslogs", "options": { "awslogs-region": "eu-west-1" } }
            """)),
      RuleCase(
        RegionMismatchRule.self,
        Example(
          sidecar: """
            "environment": [{ "name": "AWS_REGION", "value": "eu-west-1" }],
            "logConfiguration": { "logDriver": "gelf", "options": { "awslogs-region": "eu-west-2" } }
            """)),
    ]
}
