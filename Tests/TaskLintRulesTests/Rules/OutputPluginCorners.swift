@testable import TaskLintRules

/// Edge cases of rules on the plugins of outputs in log options.
extension OutputCorners {
  static func plugin(
    _ rule: any Rule.Type, _ options: String, image: String = "koyama/fluent-bit:2.1",
    secrets: String = "", more: [String] = []
  ) -> RuleCase {
    RuleCase(
      rule,
      Example(
        options: options, secretOptions: secrets, sidecar: "\"image\": \"\(image)\"", more: more))
  }

  static let templates: [RuleCase] = [
    #""Name": "s3", "bucket": "$(A)""#, #""Name": "s3", "bucket": "$(a""#,
    #""Name": "s3", "bucket": "$a)""#,
    #""Name": "s3", "bucket": [|"x-$(Aa)-$(B)"|]"#, #""Name": "s3", "region": "$(a)""#,
    #""Name": "cloudwatch", "log_group_name": "$(a)""#, #""Name": "loki", "bucket": "$(a)""#,
    #""Name": "cloudwatch_logs", "log_group_template": "$(a)""#,
    #""Name": "s3", "bucket": "{{ x }}$(a)""#,
  ].map { plugin(OutputTemplateLiteralRule.self, $0) }

  /// The options of other log drivers, and the options of a plugin with the same meaning.
  static let foreign: [RuleCase] =
    [
      ("awslogs-group", "cloudwatch_logs"), ("awslogs-region", "cloudwatch_logs"),
      ("awslogs-stream", "cloudwatch_logs"), ("awslogs-stream-prefix", "cloudwatch"),
      ("awslogs-create-group", "cloudwatch"), ("awslogs-other", "cloudwatch_logs"),
      ("awslogs-group", "loki"),
      ("splunk-token", "splunk"), ("splunk-index", "splunk"), ("splunk-source", "splunk"),
      ("splunk-sourcetype", "splunk"), ("splunk-url", "splunk"), ("splunk-token", "loki"),
      ("awslogs-group", "splunk"), ("splunk-index", "cloudwatch_logs"),
      ("awslogs-region", "koyama"),
    ].map { option, name in
      plugin(OutputOptionForeignRule.self, "\"Name\": \"\(name)\", [|\"\(option)\"|]: \"a\"")
    } + [
      plugin(
        OutputOptionForeignRule.self,
        #""Name": "cloudwatch_logs", "region": "a", [|"awslogs-region"|]: "a""#),
      plugin(
        OutputOptionForeignRule.self,
        #""Name": "loki", "awslogs": "a", "splunk": "a", "labels-x": "a""#),
      plugin(OutputOptionForeignRule.self, #""awslogs-group": "a""#),
    ]

  static let matches: [RuleCase] =
    [
      #""Name": "loki", [|"Match"|]: "*""#,
      #""Name": "loki", [|"MATCH_REGEX"|]: "a", [|"match"|]: "a""#,
      #""Name": "loki", "matches": "a""#, #""Name": "loki", "Match": null"#,
    ].map { plugin(OutputMatchSetRule.self, $0) }
    + [
      RuleCase(
        OutputMatchSetRule.self,
        Example(
          options: #""@type": "stdout", "match": "a""#,
          sidecar: Example.router(Example.fileOptions, type: "fluentd")))
    ]

  /// TLS on plugins that have none, in versions that reject it and in those that ignore it.
  static let refused: [RuleCase] =
    [
      "koyama/fluent-bit:2.1", "fluent/fluent-bit:1.9.10", "fluent/fluent-bit:2.0.0",
      "fluent/fluent-bit:4.2",
    ].flatMap { image in
      [
        plugin(OutputTLSRefusedRule.self, #""Name": "stdout", [|"TLS"|]: "On""#, image: image),
        plugin(OutputTLSRefusedRule.self, #""Name": "stdout", "tls": "off""#, image: image),
        plugin(OutputTLSRefusedRule.self, #""Name": "loki", "tls": "on""#, image: image),
        plugin(OutputTLSRefusedRule.self, #""Name": "stdout", "tls": "{{ x }}""#, image: image),
      ]
    }
    + ["off", "${TLS}", "1"].map { word in
      RuleCase(
        OutputTLSRefusedRule.self,
        .configured(file: "[OUTPUT]\n    Name stdout\n    Match *\n    tls \(word)\n"))
    } + [
      RuleCase(
        OutputTLSRefusedRule.self,
        .configured(file: "[OUTPUT]\n    Name loki\n    Match *\n    tls on\n")),
      RuleCase(
        OutputTLSRefusedRule.self,
        .configured(file: "[OUTPUT]\n    Name ${PLUGIN}\n    Match *\n    tls on\n")),
    ]

  static let secrets: [RuleCase] =
    [
      ("datadog", "DD_API_KEY", true), ("datadog", "apikey", false),
      ("datadog", "include-pattern", false),
      ("datadog", "exclude-pattern", false), ("loki", "http_passwrd", true),
      ("loki", "HTTP_PASSWD", false),
      ("loki", "x", true), ("firehose", "x", false), ("loki", "{{ x }}", false),
      ("loki", "host x", false),
      ("splunk", "token", true), ("loki", "hots", true),
    ].map { name, secret, isInvalid in
      plugin(
        OutputSecretNameInvalidRule.self, "\"Name\": \"\(name)\"",
        secrets:
          "{ \"name\": \(isInvalid ? "[|\"\(secret)\"|]" : "\"\(secret)\""), \"valueFrom\": \"/a\" }"
      )
    } + [
      plugin(
        OutputSecretNameInvalidRule.self, #""Name": "loki", "http_passwd": "${A}""#,
        secrets: #"{ "name": [|"http_passwrd"|], "valueFrom": "/a" }"#)
    ]

  private static func worker(_ name: String, _ options: String) -> String {
    """
    { "name": \(name), "logConfiguration": { "logDriver": "awsfirelens", "options": { \(options) } } }
    """
  }

  /// Containers whose names begin with the name of another one.
  static let overlaps: [RuleCase] =
    [
      ("[|\"app-firelens\"|]", ""), ("[|\"app-firelens-2\"|]", ""), ("\"app-fire\"", ""),
      ("\"my-app-firelens\"", ""),
      ("\"{{ x }}-firelens\"", ""), ("[|\"app-firelens-firelens\"|]", ""),
      ("[|\"app-firelens\"|]", #""Name": "null""#),
      ("\"-firelens\"", ""), ("\"app\"", #""Name": "null""#),
    ].map { name, options in
      plugin(OutputMatchOverlapRule.self, #""Name": "null""#, more: [worker(name, options)])
    } + [
      plugin(OutputMatchOverlapRule.self, "", more: [worker("\"app-firelens\"", "")]),
      plugin(OutputMatchOverlapRule.self, #""Name": "null""#),
    ]

  static let absent: [RuleCase] =
    ["cloudwatch", "firehose", "kinesis"].flatMap { name in
      [
        plugin(
          OutputPluginAbsentRule.self, "\"Name\": [|\"\(name)\"|]", image: "fluent/fluent-bit:4.0"),
        plugin(
          OutputPluginAbsentRule.self, "\"Name\": \"\(name)\"",
          image: "amazon/aws-for-fluent-bit:2.32"),
        plugin(
          OutputPluginAbsentRule.self, "\"Name\": \"\(name)\"", image: "bitnami/fluent-bit:4.0"),
        plugin(OutputPluginAbsentRule.self, "\"Name\": \"\(name)\""),
      ]
    } + [
      plugin(OutputPluginAbsentRule.self, #""Name": "loki""#, image: "fluent/fluent-bit:4.0"),
      RuleCase(
        OutputPluginAbsentRule.self,
        Example(
          options: #""Name": "firehose""#,
          sidecar: #""image": "fluent/fluent-bit:4.0", "command": ["-e", "/firehose.so"]"#)),
    ]

  static let unknownPlugins: [RuleCase] =
    [
      ("koyama/fluent-bit:2.1", "loky", true), ("koyama/fluent-bit:2.1", "koyama", false),
      ("fluent/fluent-bit:4.0", "koyama", true), ("fluent/fluent-bit:4.0", "loki", false),
      ("koyama/fluent-bit:2.1", "lib", true), ("fluent/fluent-bit:4.0", "lib", true),
      ("fluent/fluent-bit:5.0", "elasticsearch", true),
      ("fluent/fluent-bit:5.1", "elasticsearch", false),
      ("koyama/fluent-bit:2.1", "elasticsearch", false),
      ("fluent/fluent-bit:2.1", "opentelemetry", false),
      ("koyama/fluent-bit:2.1", "{{ x }}", false), ("koyama/fluent-bit:2.1", "${PLUGIN}", false),
      ("grafana/fluent-bit-plugin-loki:1", "loki", false), ("koyama/fluent-bit:2.1", "", false),
      ("fluent/fluent-bit:1.9.10", "vivo_exporter", true),
      ("fluent/fluent-bit:2.2.0", "vivo_exporter", false),
    ].map { image, name, isUnknown in
      plugin(
        OutputPluginUnknownRule.self,
        "\"Name\": \(isUnknown ? "[|\"\(name)\"|]" : "\"\(name)\"")", image: image)
    } + [
      RuleCase(
        OutputPluginUnknownRule.self,
        Example(
          options: #""Name": "loky""#,
          sidecar: #""image": "koyama/fluent-bit:2.1", "command": ["-e", "/loky.so"]"#)),
      RuleCase(
        OutputPluginUnknownRule.self,
        Example(
          options: #""Name": "koyama""#,
          sidecar: #""image": "fluent/fluent-bit:4.0", "command": ["-c", "/a.conf"]"#)),
      RuleCase(
        OutputPluginUnknownRule.self,
        Example(
          options: #""Name": "loky""#, sidecar: Example.router(Example.fileOptions, type: "fluentd")
        )),
    ]

  private static let fatal = [
    "tls", "tls.verify", "tls.debug", "net.keepalive", "alias", "log_level", "match_regex", "ipv6",
    "workers", "storage.total_limit_size", "tls.proxy.verify_hostname", "net.dns.mode",
  ]

  /// Undefined variables; whether one stops Fluent Bit is in the recorded severity.
  static let undefined: [RuleCase] =
    (fatal + ["line_format", "host"]).map {
      plugin(OutputVariableUndefinedRule.self, "\"Name\": \"loki\", \"\($0)\": [|\"${X}\"|]")
    }
    + [
      #""Name": "loki", "tls": [|"a${X}"|]"#, #""Name": "loki", "tls": [|"${X}${Y}"|]"#,
      #""Name": [|"${X}"|]"#, #""Name": "s3", "bucket": [|"${X}"|]"#,
      #""Name": "loki", "host": "${AWS_REGION}""#,
      #""Name": "kafka", "brokers": [|"${X}"|]"#, #""Name": "loki", "host": "$X", "port": "1""#,
    ].map { plugin(OutputVariableUndefinedRule.self, $0) }
}
