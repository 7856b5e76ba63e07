@testable import TaskLintRules

/// Edge cases of rules on Fluent Bit files.
enum FluentBitCorners {
  static let all: [RuleCase] =
    ports + portModes + duplicates + coreDuplicates + services + unmatched + unreachable + unrouted
    + owners + sections + missing + secrets + unused + overlaps + plugins + properties
    + values + variables + roles

  private static func file(
    _ rule: any Rule.Type, _ text: String, task: String = "", app: String = "",
    sidecar: String = "",
    more: [String] = [], without: [String] = []
  ) -> RuleCase {
    RuleCase(
      rule,
      .configured(
        file: text + "\n", task: task, app: app, sidecar: sidecar, more: more, without: without))
  }

  private static func image(_ name: String) -> String { "\"image\": \"\(name)\"" }

  private static let bridge = #""networkMode": "bridge""#

  private static let ports: [RuleCase] = [
    "Name [|forward|]", "Name forward\n    Port [|24224|]", "Name tcp\n    Port [|8877|]",
    "Name tcp",
    "Name forward\n    Port 24225", "Name tcp\n    Port 8878", "Name forward\n    Port ${PORT}",
    "Name forward\n    unix_path /a", "Name tcp\n    Port 24224", "Name http\n    Port 8877",
    "Name [|Forward|]", "Name ${INPUT}",
  ].map { file(FluentbitInputConflictRule.self, "[INPUT]\n    \($0)", task: bridge) }

  private static let portModes: [RuleCase] =
    [
      ("\"awsvpc\"", true), ("null", true), ("\"host\"", false), ("\"none\"", false),
      ("\"{{ x }}\"", false),
    ].map { mode, isFlagged in
      file(
        FluentbitInputConflictRule.self,
        "[INPUT]\n    Name \(isFlagged ? "[|forward|]" : "forward")",
        task: "\"networkMode\": \(mode)")
    } + [
      file(
        FluentbitInputConflictRule.self, "[INPUT]\n    Name [|forward|]",
        task: #""requiresCompatibilities": ["FARGATE"], "networkMode": "{{ x }}""#),
      file(
        FluentbitInputConflictRule.self, "[OUTPUT]\n    Name forward\n    Match *", task: bridge),
    ]

  private static func output(_ lines: String, _ name: String = "loki") -> String {
    "[OUTPUT]\n    Name \(name)\n    Match *\n    \(lines)"
  }

  private static let duplicates: [RuleCase] =
    [
      output("[1|line_format|] a\n    [|line_format|] a"),
      output("[1|Line_Format|] a\n    port 1\n    [|LINE_FORMAT|] b"),
      output("header A b\n    header C d", "http"), output("bogus a\n    bogus b"),
      output("host a\n    port a"),
      output("region a\n    region b", "firehose"), "[SERVICE]\n    flush 1\n    flush 2",
      output("[1|[2|line_format|]|] a\n    [|line_format|] b\n    [|line_format|] c"),
    ].map { file(FluentbitPropertyDuplicateRule.self, $0) }
    + ["1.9.10", "2.0.0", "4.2"].map {
      file(
        FluentbitPropertyDuplicateRule.self, output("[1|line_format|] a\n    [|line_format|] a"),
        sidecar: image("fluent/fluent-bit:\($0)"))
    }

  private static let coreDuplicates: [RuleCase] = [
    "[OUTPUT]\n    [1|Name|] loki\n    Match *\n    [|Name|] http",
    "[OUTPUT]\n    Name loki\n    Name loki",
    "[OUTPUT]\n    Name loki\n    [1|Match|] a\n    [|Match|] b",
    "[OUTPUT]\n    Match a\n    Match a",
    "[INPUT]\n    Name dummy\n    [1|Tag|] a\n    [|Tag|] b",
  ].map { file(FluentbitPropertyDuplicateRule.self, $0) }

  private static let services: [RuleCase] = [
    "[SERVICE]\n    [1|flush|] 1\n[SERVICE]\n    [|Flush|] 2",
    "[SERVICE]\n    flush 1\n[SERVICE]\n    flush 1",
    "[SERVICE]\n    flush 1\n    flush 2", "[SERVICE]\n    flush 1\n[SERVICE]\n    grace 2",
    "[SERVICE]\n    [1|[2|flush|]|] 1\n[SERVICE]\n    [|flush|] 2\n[SERVICE]\n    [|flush|] 3",
    "[SERVICE]\n    flush 1\n[OUTPUT]\n    flush 2",
  ].map { file(FluentbitServiceRepeatedRule.self, $0) }

  private static let unmatched: [RuleCase] = [
    "[OUTPUT]\n    Name [|loki|]", "[FILTER]\n    Name [|grep|]", "[[|OUTPUT|]]\n    host a",
    "[OUTPUT]\n    Name loki\n    Match_Regex .*", "[FILTER]\n    Name grep\n    match *",
    "[INPUT]\n    Name dummy", "[SERVICE]\n    flush 1",
    "[OUTPUT]\n    Name loki\n    tag",
  ].map { file(FluentbitOutputUnmatchedRule.self, $0) }

  private static let unreachable: [RuleCase] =
    [
      "[OUTPUT]\n    Name loki\n    Match [|ghost-firelens*|]",
      "[FILTER]\n    Name grep\n    Match [|app|]",
      "[OUTPUT]\n    Name loki\n    Match app-firelens*",
      "[OUTPUT]\n    Name loki\n    Match other",
      "[OUTPUT]\n    Name loki\n    Match *", "[INPUT]\n    Name dummy\n    Match ghost-firelens",
      "[INPUT]\n    Name dummy\n    Tag ghost-firelens\n[OUTPUT]\n    Name loki\n    Match ghost-firelens",
      "[OUTPUT]\n    Name loki\n    Match ghost-firelens\n    Match *",
      "[OUTPUT]\n    Name loki\n    Match_Regex ghost",
      "@INCLUDE /fluent-bit/configs/a.conf\n[OUTPUT]\n    Name loki\n    Match ghost-firelens*",
    ].map { file(FluentbitMatchUnreachableRule.self, $0) }
    + [#""name": "{{ x }}""#, #""logConfiguration": { "logDriver": "{{ x }}" }"#].map {
      file(
        FluentbitMatchUnreachableRule.self, "[OUTPUT]\n    Name loki\n    Match ghost-firelens*",
        app: $0)
    }
    + [
      file(
        FluentbitMatchUnreachableRule.self, "[OUTPUT]\n    Name loki\n    Match ghost-firelens*",
        more: [#"{ "name": "second", "firelensConfiguration": { "type": "fluentbit" } }"#])
    ]

  private static let web = "[OUTPUT]\n    Name loki\n    Match [1|web*|]"
  private static let unmarkedWeb = "[OUTPUT]\n    Name loki\n    Match web*"
  private static let plain = #""logConfiguration": { "logDriver": "awsfirelens" }"#
  private static let marked = #""logConfiguration": { "logDriver": [|"awsfirelens"|] }"#

  private static let unrouted: [RuleCase] = [
    file(FluentbitLogUnroutedRule.self, web, app: marked),
    file(FluentbitLogUnroutedRule.self, "[SERVICE]\n    flush 1", app: marked),
    file(
      FluentbitLogUnroutedRule.self, "[OUTPUT]\n    Name loki\n    Match app-firelens*", app: plain),
    file(FluentbitLogUnroutedRule.self, "[OUTPUT]\n    Name loki\n    Match_Regex app", app: plain),
    file(
      FluentbitLogUnroutedRule.self, unmarkedWeb + "\n[FILTER]\n    Name rewrite_tag\n    Match *",
      app: plain),
    file(FluentbitLogUnroutedRule.self, unmarkedWeb, app: plain + #", "name": "{{ x }}""#),
    file(
      FluentbitLogUnroutedRule.self, unmarkedWeb, app: plain,
      more: [#"{ "name": "b", "logConfiguration": { "logDriver": "{{ x }}" } }"#]),
    file(
      FluentbitLogUnroutedRule.self, unmarkedWeb, app: plain,
      more: [#"{ "name": "second", "firelensConfiguration": { "type": "fluentbit" } }"#]),
    file(
      FluentbitLogUnroutedRule.self, unmarkedWeb,
      app: #""logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": "loki" } }"#),
    file(
      FluentbitLogUnroutedRule.self, unmarkedWeb,
      app: #""logConfiguration": { "logDriver": "awsfirelens", "options": { "{{ x }}": "loki" } }"#),
  ]

  /// The options of another container with its own output, which may take the logs of `app`.
  private static let owners: [RuleCase] = [
    (#""Name": "loki""#, "web", true), (#""Name": "loki", "match": "*""#, "web", false),
    (#""Name": "loki", "MATCH_REGEX": "a""#, "web", false), (#""Name": "loki""#, "{{ x }}", false),
    (#""{{ x }}": "loki""#, "web", true),
  ].map { options, name, isFlagged in
    file(
      FluentbitLogUnroutedRule.self, isFlagged ? web : unmarkedWeb, app: isFlagged ? marked : plain,
      more: [
        """
        { "name": "\(name)", "logConfiguration": { "logDriver": "awsfirelens", "options": { \(options) } } }
        """
      ])
  }

  private static let sections: [RuleCase] = [
    "[OUTPUTS]", "[INPUTS]", "[[|FILTR|]]", "[[|INPT|]]", "[[|OUTPT|]]", "[[|SERVICES|]]",
    "[OUTPUT]", "[koyama]",
    "[CUSTOM]",
    "[[|PARSER|]]", "[[|MULTILINE_PARSER|]]", "[PLUGINS]",
  ].map { file(FluentbitSyntaxRule.self, "\($0)\n    Name loki\n    Match *") }

  private static let missing: [RuleCase] = [
    "[OUTPUT]\n    Name [|s3|]\n    Match *", "[OUTPUT]\n    Name s3\n    Match *\n    bucket a",
    "[[|OUTPUT|]]\n    Match *", "[[|FILTER|]]\n    Match *", "[[|INPUT|]]\n    Tag a",
    "[SERVICE]\n    flush 1",
    "[OUTPUT]\n    Name s3\n    Match *\n    tag",
    "[OUTPUT]\n    tag",
    "[OUTPUT]\n    Name [|es|]\n    Match *\n    [1|aws_auth|] on",
    "[OUTPUT]\n    Name es\n    Match *\n    aws_auth on\n    aws_region a",
    "[OUTPUT]\n    Name cloudwatch_logs\n    region a\n    log_group_name a\n"
      + "    [1|log_stream_name|] a\n    [|log_stream_prefix|] a",
    "[OUTPUT]\n    Name ${X}\n    Match *",
  ].map { file(FluentbitPropertyMissingRule.self, $0) }

  private static let secrets: [RuleCase] = [
    "[OUTPUT]\n    Name splunk\n    splunk_token [|a1b2c3d4-e5f6-7890|]",
    "[OUTPUT]\n    Name splunk\n    splunk_token ${T}",
    "[OUTPUT]\n    Name splunk\n    splunk_token changeme", "@SET API_TOKEN=${A}", "@SET LEVEL=",
    "[OUTPUT]\n    Name http\n    header [|Authorization Bearer k0yamaXh72qPz91|]",
    "[OUTPUT]\n    Name http\n    header X-Team koyama",
    "[OUTPUT]\n    Name http\n    header [|X-Api-Key k0yamaXh72qPz91|]",
    "[OUTPUT]\n    Name http\n    Match postgres://app:hunter2hunter2@db.koyama.example",
    "[OUTPUT]\n    Name postgres://app:hunter2hunter2@db.koyama.example",
    "[OUTPUT]\n    Name splunk\n    splunk_token ${T:-changeme}",
    "[OUTPUT]\n    Name http\n    http_passwd [|${P:-k0yamaXh72qPz91}|]",
    "[OUTPUT]\n    Name koyama-secret-token",
    "[OUTPUT]\n    Match koyama-secret-token", "@SET [|API_TOKEN=k0yamaXh72qPz91|]",
  ].map { file(FluentbitSecretPlaintextRule.self, $0) }

  private static let unused: [RuleCase] = [
    ("\"name\": \"DD_OTHER\", \"value\": [|\"a\"|]", ""),
    ("\"name\": \"DELIVERY_STREAM\", \"value\": [|\"a\"|]", ""),
    ("\"name\": \"OTHER\", \"value\": \"a\"", ""),
    ("\"name\": \"DD_OTHER\", \"value\": \"a\"", "\n    host ${DD_OTHER}"),
    ("\"name\": \"{{ x }}\", \"value\": \"a\"", ""), ("\"name\": [|\"DD_OTHER\"|]", ""),
    ("\"name\": \"DD_OTHER\", \"value\": \"a\"", "\n@INCLUDE /fluent-bit/configs/a.conf"),
  ].map { entry, line in
    RuleCase(
      FluentbitVariableUnusedRule.self,
      Example.configured(
        sidecar: "\"environment\": [{ \(entry) }]", without: ["environment", "secrets"]
      ).with(file: "[OUTPUT]\n    Name loki\n    Match *\(line)\n"))
  }

  private static let overlaps: [RuleCase] =
    [
      "[OUTPUT]\n    Name null\n    Match *", "[OUTPUT]\n    Name ${X}\n    Match *",
      "[OUTPUT]\n    Name loki\n    Match web*",
      "[OUTPUT]\n    Name loki\n    Match_Regex .*", "[OUTPUT]\n    Name loki\n    Match [|*|]",
      "[OUTPUT]\n    Name Loki\n    Match [|*|]", "[OUTPUT]\n    Name http\n    Match *",
      "[OUTPUT]\n    Name loki\n    Match *\n    host b",
    ].map { text in
      let plugin = text.contains("[|") ? #"[1|"loki"|]"# : #""loki""#
      return file(
        FluentbitMatchOverlapRule.self, text,
        app:
          "\"logConfiguration\": { \"logDriver\": \"awsfirelens\", \"options\": { \"Name\": \(plugin) } }"
      )
    }
    + [#""Name": "loki", "{{ x }}": "a""#, #""Name": "loki", "host": "b""#].map {
      file(
        FluentbitMatchOverlapRule.self, "[OUTPUT]\n    Name loki\n    Match *",
        app: "\"logConfiguration\": { \"logDriver\": \"awsfirelens\", \"options\": { \($0) } }")
    }

  private static let plugins: [RuleCase] = [
    ("koyama/fluent-bit:2.1", "[FILTER]\n    Name [|grepp|]"),
    ("koyama/fluent-bit:2.1", "[FILTER]\n    Name koyama"),
    ("fluent/fluent-bit:4.0", "[FILTER]\n    Name [|koyama|]"),
    ("fluent/fluent-bit:4.0", "[INPUT]\n    Name [|koyama|]"),
    ("fluent/fluent-bit:4.0", "[OUTPUT]\n    Name [|koyama|]"),
    ("fluent/fluent-bit:4.0", "[FILTER]\n    Name grep"),
    ("fluent/fluent-bit:4.0", "[FILTER]\n    Name ${X}"),
    ("fluent/fluent-bit:4.0", "[SERVICE]\n    Name koyama"),
    ("fluent/fluent-bit:1.9.10", "[OUTPUT]\n    Name [|vivo_exporter|]"),
    ("fluent/fluent-bit:4.0", "[OUTPUT]\n    Name vivo_exporter"),
    ("grafana/fluent-bit-plugin-loki:1", "[OUTPUT]\n    Name loki"),
  ].map { file(FluentbitPluginUnknownRule.self, $1, sidecar: image($0)) }

  private static let properties: [RuleCase] = [
    ("koyama/fluent-bit:2.1", output("[|hots|] a")),
    ("koyama/fluent-bit:2.1", output("[|koyama|] a")),
    ("koyama/fluent-bit:2.1", output("host a\n    [|hots|] a")),
    ("koyama/fluent-bit:2.1", output("hots a", "firehose")),
    ("fluent/fluent-bit:1.9.10", output("[|structured_metadata|] a=b")),
    ("fluent/fluent-bit:4.0", output("structured_metadata a=b")),
    ("fluent/fluent-bit:9.0", output("hots a")),
    ("koyama/fluent-bit:2.1", output("bucket a\n    [|buckets|] a", "s3")),
    ("koyama/fluent-bit:2.1", output("[|buckets|] a", "s3")),
  ].map { file(FluentbitPropertyUnknownRule.self, $1, sidecar: image($0)) }

  private static let values: [RuleCase] = [
    "[OUTPUT]\n    Name loki\n    log_level [|x|]", "[FILTER]\n    Name grep\n    log_level [|x|]",
    "[OUTPUT]\n    Name loki\n    log_level warn",
    "[OUTPUT]\n    Name loki\n    auto_kubernetes_labels [|1|]",
    "[OUTPUT]\n    Name firehose\n    log_level x", "[OUTPUT]\n    Name http\n    compress ${C}",
    "[OUTPUT]\n    Name http\n    header A b",
    "[FILTER]\n    Name grep\n    storage.total_limit_size x",
  ].map { file(FluentbitValueInvalidRule.self, $0) }

  private static let variables: [RuleCase] =
    [
      output("host ${X:-a}"), "@SET X=a\n" + output("host ${X}"),
      "@INCLUDE /fluent-bit/configs/a.conf\n" + output("host ${X}"),
      output("host ${AWS_REGION}"),
    ].map { file(FluentbitVariableUndefinedRule.self, $0) }
    + [
      file(
        FluentbitVariableUndefinedRule.self, output("host ${X}"),
        more: [#"{ "name": "second", "firelensConfiguration": { "type": "fluentbit" } }"#]),
      file(
        FluentbitVariableUndefinedRule.self, output("host [|${X}|]"),
        app: #""environment": [{ "name": [1|"X"|], "value": "a" }]"#),
      file(
        FluentbitVariableUndefinedRule.self, output("host [|${X}|]"),
        app: #""secrets": [{ "name": [1|"X"|], "valueFrom": "/a" }]"#),
    ]

  private static let fargate = Example.fargateTask(family: "koyama", taskRole: nil)

  /// Outputs to AWS on Fargate without a task role.
  private static let roles: [RuleCase] =
    [
      output("bucket a", "[|s3|]"), output("host a"),
      output("bucket a", "[|s3|]") + "\n" + output("stream a", "kinesis_streams"),
    ].map {
      file(FirehoseTaskRoleMissingRule.self, $0, task: fargate, without: ["DELIVERY_STREAM"])
    }
    + ["AWS_ACCESS_KEY_ID", "AWS_PROFILE"].map {
      RuleCase(
        FirehoseTaskRoleMissingRule.self,
        .configured(
          file: output("bucket a", "s3") + "\n", environment: [$0: "\"a\""], task: fargate))
    }
}
