@testable import TaskLintRules

/// Edge cases of rules on the outputs in log options.
enum OutputCorners {
  static let all: [RuleCase] =
    tls + loops + farLoops + fileLoops + modes + duplicates + olderDuplicates + patterns + names
    + fluentdNames + empties + missing + templates + foreign + matches + refused + secrets
    + overlaps
    + absent + unknownPlugins + undefined

  private static func output(
    _ rule: any Rule.Type, _ options: String, secrets: String = "", task: String = "",
    sidecar: String = ""
  ) -> RuleCase {
    RuleCase(
      rule, Example(options: options, secretOptions: secrets, task: task, sidecar: sidecar))
  }

  private static func image(_ name: String) -> String { "\"image\": \"\(name)\"" }

  private static let token = #"{ "name": "splunk_token", "valueFrom": "/koyama/splunk" }"#

  private static let tls: [RuleCase] = [
    output(OutputTLSMissingRule.self, #""Name": "es", "port": [|" 443 "|]"#),
    output(OutputTLSMissingRule.self, #""Name": "loki", "port": "9243""#),
    output(OutputTLSMissingRule.self, #""Name": "es", "port": [|"9243"|], "tls": "no""#),
    output(OutputTLSMissingRule.self, #""Name": "es", "port": "${PORT}""#),
    output(OutputTLSMissingRule.self, #""Name": "es", "port": [|"443"|], "tls": null"#),
    output(OutputTLSMissingRule.self, #""Name": "es", "port": "443", "tls": "{{ x }}""#),
    output(OutputTLSMissingRule.self, #""Name": "es", "port": [|"443"|], "tls": "1""#),
    output(OutputTLSMissingRule.self, #""Name": "es", "port": "443", "tls": " TRUE ""#),
    output(OutputTLSMissingRule.self, #""Name": "splunk", "tls": "yes""#, secrets: token),
    output(
      OutputTLSMissingRule.self, #""Name": "splunk", "tls": [|"yes"|]"#, secrets: token,
      sidecar: image("amazon/aws-for-fluent-bit:2.32.2")),
    output(OutputTLSMissingRule.self, #""Name": "splunk", "tls": "false""#, secrets: token),
    output(OutputTLSMissingRule.self, #""Name": "splunk", "tls": [|"enabled"|]"#, secrets: token),
    output(OutputTLSMissingRule.self, #""Name": "splunk", "tls": "enabled""#),
    output(OutputTLSMissingRule.self, #""Name": "splunk""#, secrets: token),
    output(OutputTLSMissingRule.self, #""Name": "http", "tls": [|"1"|], "http_passwd": "${P}""#),
  ]

  private static let forward = #""Name": "forward", "#

  private static let loops: [RuleCase] = [
    #""Host": [|"localhost"|]"#, #""Host": [|"127.0.0.1"|], "Port": "24224""#,
    #""Host": "127.0.0.2""#, #""Host": "localhost", "Port": "24225""#, #""Host": "{{ x }}""#,
    #""Host": "localhost", "Port": "{{ x }}""#, #""Host": "localhost", "unix_path": "/a""#,
    #""Host": "localhost", "Upstream": "a""#, #""Host": "localhost", "{{ x }}": "a""#,
  ].flatMap { options in
    [#""networkMode": "awsvpc""#, #""networkMode": "bridge""#, #""networkMode": null"#].map {
      output(OutputForwardLoopRule.self, forward + options, task: $0)
    }
  }

  private static let farLoops: [RuleCase] =
    [#""networkMode": "host""#, #""networkMode": "none""#, #""networkMode": "{{ x }}""#].map {
      output(OutputForwardLoopRule.self, forward + #""Host": "localhost""#, task: $0)
    }
    + [
      output(
        OutputForwardLoopRule.self, forward + #""Host": [|"localhost"|]"#,
        task: #""requiresCompatibilities": ["FARGATE"], "networkMode": "{{ x }}""#),
      output(OutputForwardLoopRule.self, #""Name": [|"forward"|], "Port": "24224""#, task: awsvpc),
      output(OutputForwardLoopRule.self, #""Name": "tcp", "Host": "localhost""#, task: awsvpc),
    ]

  private static let awsvpc = #""networkMode": "awsvpc""#

  private static let fileLoops: [RuleCase] =
    [
      "Host [|127.0.0.1|]", "Host [|localhost|]\n    Port 24224", "Host 127.0.0.2",
      "Host localhost\n    Port 24225", "Host ${HOST}", "Host localhost\n    Port ${PORT}",
      "Host localhost\n    unix_path /a", "Host localhost\n    Upstream a",
      "Host localhost\n    tag",
    ].map {
      RuleCase(
        OutputForwardLoopRule.self,
        .configured(file: "[OUTPUT]\n    Name forward\n    Match *\n    \($0)\n", task: awsvpc))
    }
    + ["Name [|forward|]\n    Match *", "Name http\n    Host localhost", "Name tcp\n    Match *"]
    .map {
      RuleCase(OutputForwardLoopRule.self, .configured(file: "[OUTPUT]\n    \($0)\n", task: awsvpc))
    }

  private static let modes: [RuleCase] = ["host", "none"].map { mode in
    RuleCase(
      OutputForwardLoopRule.self,
      .configured(
        file: "[OUTPUT]\n    Name forward\n    Match *\n    Host localhost\n",
        task: "\"networkMode\": \"\(mode)\""))
  }

  private static let duplicates: [RuleCase] =
    [
      #""Name": "loki", [1|"Line_Format"|]: "json", [|"line_format"|]: "json""#,
      #""Name": "loki", "host": "a", "port": "1""#,
      #""Name": "http", "Header": "A b", "header": "C d""#,
      #""Name": "loki", "Bogus": "a", "bogus": "a""#,
      #""Name": "loki", [|"line_format"|]: "json", [1|"LINE_FORMAT"|]: "json", "host": "a""#,
      #""Name": "firehose", "Region": "a", "region": "a""#,
      #""Name": "loki", "Line_Format": null, "line_format": "json""#,
      #""Name": "loki", [1|"Line_Format"|]: "json", [|"line_format x"|]: "a""#,
    ].map { output(OutputOptionDuplicateRule.self, $0) }
    + [
      output(
        OutputOptionDuplicateRule.self, #""Name": "loki", [1|"Line_Format"|]: "json""#,
        secrets: #"{ "name": [|"line_format"|], "valueFrom": "/a" }"#),
      output(
        OutputOptionDuplicateRule.self, #""Name": "loki", "line_format": "json""#,
        secrets: #"{ "name": "line_format", "valueFrom": "/a" }"#),
      output(
        OutputOptionDuplicateRule.self,
        #""Name": "loki", [1|"Line_Format"|]: "json", [|"line_format"|]: "json", "#
          + (1...16).map { "\"bogus\($0)\": \"a\"" }.joined(separator: ", ")),
      output(
        OutputOptionDuplicateRule.self,
        #""Name": "loki", "host": "a", "#
          + (1...17).map { "\"bogus\($0)\": \"a\"" }.joined(separator: ", ")),
    ]

  private static let olderDuplicates: [RuleCase] = ["1.9.10", "2.0.0", "2.2.3", "3.1.0"].map {
    output(
      OutputOptionDuplicateRule.self,
      #""Name": "loki", [1|"Line_Format"|]: "json", [|"line_format"|]: "json""#,
      sidecar: image("fluent/fluent-bit:\($0)"))
  }

  private static let patterns: [RuleCase] =
    ["include-pattern", "exclude-pattern"].flatMap { option in
      [
        "[|\"\"|]", "[|\" \"|]", "[|\"*a\"|]", "\"^a.*\"", "\"${A}(\"", "\"{{ x }}(\"",
        "[|\"(?P<n>a)\"|]",
        "\"(?<n>a)\"", "[|\"(?P<n>a\"|]", "[|\"a(\"|]", "null", "\"(?<n>{{ x }})\"",
      ].map { output(OutputPatternInvalidRule.self, "\"\(option)\": \($0), \"Name\": \"loki\"") }
    } + [
      output(OutputPatternInvalidRule.self, #""Include-Pattern": "a(", "Name": "loki""#),
      fluentd(OutputPatternInvalidRule.self, #""@type": "stdout", "include-pattern": """#),
      fluentd(OutputPatternInvalidRule.self, #""@type": "stdout", "include-pattern": [|"a("|]"#),
    ]

  private static func fluentd(_ rule: any Rule.Type, _ options: String) -> RuleCase {
    output(
      rule, options, sidecar: Example.router(Example.fileOptions, type: "fluentd"))
  }

  private static let names: [RuleCase] =
    [
      #"[|"name"|]: "loki""#, #"[|"NAME"|]: "loki", "host": "a""#, #"[|"@type"|]: "loki""#,
      #""Name": "loki", "name": "loki""#, #""include-pattern": "a""#,
      #""log-driver-buffer-limit": "1""#,
      #""{{ x }}": "a", "host": "a""#,
    ].map { output(OutputNameMissingRule.self, $0) }
    + [
      RuleCase(
        OutputNameMissingRule.self,
        Example(
          app: """
            "logConfiguration": { "logDriver": "awsfirelens",
              [|"options"|]: { "host": "a", "name x": "b" } }
            """)),
      RuleCase(
        OutputNameMissingRule.self,
        Example(
          app: """
            "logConfiguration": { "logDriver": "awsfirelens", [|"options"|]: {},
              "secretOptions": [{ "name": "apikey", "valueFrom": "/a" }] }
            """)),
      RuleCase(
        OutputNameMissingRule.self,
        Example(
          app: """
            "logConfiguration": { "logDriver": "awsfirelens",
              [|"secretOptions"|]: [{ "name": "apikey", "valueFrom": "/a" }] }
            """)),
      RuleCase(
        OutputNameMissingRule.self,
        Example(app: #""logConfiguration": { "logDriver": "awsfirelens", "options": {} }"#)),
    ]

  private static let fluentdNames: [RuleCase] = [
    #"[|"@TYPE"|]: "stdout""#, #"[|"Name"|]: "stdout""#, #""@type": "stdout""#,
    #""@type": "stdout", "Name": "a""#,
  ].map { fluentd(OutputNameMissingRule.self, $0) }

  private static let empties: [RuleCase] =
    [
      #""Name": [|""|]"#, #""Name": "loki", "host": [|""|]"#,
      #""Name": "loki", "host": [|" "|], "port": "1""#,
      #""Name": "loki", "host x": """#, #""Name": "loki", "include-pattern": """#,
      #""Name": "loki", "host": null"#, #""Name": "loki", "host": "{{ x }}""#,
      #""Name": "loki", "log-driver-buffer-limit": """#,
    ].map { output(OutputOptionEmptyRule.self, $0) }
    + [fluentd(OutputOptionEmptyRule.self, #""@type": "stdout", "host": """#)]

  private static let stock = "amazon/aws-for-fluent-bit:2.32.2"

  /// Apps without an output, and routers that have one or may have one.
  private static let missing: [RuleCase] = [
    (#"[|"awsfirelens"|]"#, "\(image(stock)), \(bare)"),
    (#"[|"awsfirelens"|]"#, "\(image("fluent/fluent-bit:3")), \(bare)"),
    (#"[|"awsfirelens"|]"#, "\(image("bitnami/fluent-bit:3")), \(bare)"),
    (#""awsfirelens""#, "\(image("koyama/fluent-bit:3")), \(bare)"),
    (#""awsfirelens""#, image(stock)),
    (#""awsfirelens""#, "\(image(stock)), \(bare), \"command\": [\"run\"]"),
    (#""awsfirelens""#, "\(image(stock)), \(bare), \"entryPoint\": [\"run\"]"),
    (#""awslogs""#, "\(image(stock)), \(bare)"), (#""{{ x }}""#, "\(image(stock)), \(bare)"),
    (#""awsfirelens", "options": { "Name": "loki" }"#, "\(image(stock)), \(bare)"),
    (#""awsfirelens", "options": { "host": "a" }"#, "\(image(stock)), \(bare)"),
    (#""awsfirelens", "options": { "{{ x }}": "a" }"#, "\(image(stock)), \(bare)"),
    (#"[|"awsfirelens"|], "options": { "include-pattern": "a" }"#, "\(image(stock)), \(bare)"),
    (
      #""awsfirelens", "secretOptions": [{ "name": "a", "valueFrom": "/a" }]"#,
      "\(image(stock)), \(bare)"
    ),
  ].map { driver, sidecar in
    RuleCase(
      OutputMissingRule.self,
      Example(app: "\"logConfiguration\": { \"logDriver\": \(driver) }", sidecar: sidecar))
  }

  private static let bare = #""firelensConfiguration": { "type": "fluentbit" }"#
}
