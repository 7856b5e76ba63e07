@testable import TaskLintRules

/// Edge cases of rules on what a log router lacks.
enum VariableCorners {
  static let all: [RuleCase] =
    variables + sources + keys + metadata + metadataOfFile + missing + unused + readOnly + windows
    + duplicated
    + secretOptions + plaintext

  private static let reads = Example.router(options)
  private static let mention = #""environment": [{ "name": "DD_ENV", "value": "a" }]"#

  private static func required(
    _ sidecar: String, app: String = mention, more: [String] = []
  ) -> RuleCase {
    RuleCase(
      DatadogVariableMissingRule.self,
      Example(
        configuration:
          #"{ "settings": { "datadog-variable-missing": { "required": ["DD_SERVICE"] } } }"#,
        over: Example(app: app, sidecar: "\(sidecar), \(reads)", more: more)))
  }

  private static let variables: [RuleCase] =
    [
      #"[|"environment"|]: []"#, #""name": [|"fluentbit"|]"#, #"[|"environment"|]: null"#,
      #""environment": [{ "name": "DD_SERVICE", "value": [|""|] }]"#,
      #""environment": [{ "name": "DD_SERVICE", "value": "a" }]"#, #""environment": "{{ x }}""#,
      #""environment": [{ "name": "{{ x }}", "value": "a" }]"#,
      #""environment": [{ "name": "DD_SERVICE", "value": "{{ x }}" }]"#,
      #""secrets": [{ "name": "DD_SERVICE", "valueFrom": "/a" }]"#, #""secrets": "{{ x }}""#,
      #""environmentFiles": [{ "type": "s3", "value": "a" }]"#,
      #""environment": [{ "name": "DD_SERVICE", "value": [|""|] }], "environmentFiles": []"#,
      #""secrets": [{ "name": "DD_SERVICE", "valueFrom": "/a" }], "environment": []"#,
    ].map { required($0) }
    + [
      required(
        #""name": [|"fluentbit"|]"#,
        app: #""environment": [{ "name": [1|"DD_SERVICE"|], "value": "a" }]"#),
      required(
        #""name": [|"fluentbit"|]"#, app: #""environment": [{ "name": "DD_SERVICE", "value": "" }]"#
      ),
      required(
        #""name": [|"fluentbit"|]"#,
        app: #""secrets": [{ "name": [1|"DD_SERVICE"|], "valueFrom": "/a" }]"#),
    ]

  /// Where the logs of a container with a separate output go.
  private static let sources: [RuleCase] = [
    (#""Name": "datadog", "dd_service": "a""#, false), (#""Name": "datadog""#, true),
    (#""Name": "datadog", "{{ x }}": "a""#, false), (#""Name": "loki", "dd_service": "a""#, true),
  ].map { options, isMissing in
    required(
      isMissing ? #""name": [|"fluentbit"|]"# : #""name": "fluentbit""#,
      more: [
        """
        { "name": "b", "logConfiguration": { "logDriver": "awsfirelens", "options": { \(options) } } }
        """
      ])
  }

  private static let keys: [RuleCase] = [
    #"[|"secrets"|]: []"#, #""name": [|"fluentbit"|]"#, #""secrets": "{{ x }}""#,
    #""secrets": [{ "name": "DD_API_KEY", "valueFrom": "/a" }]"#,
    #"[|"secrets"|]: [{ "name": "DD_APP_KEY", "valueFrom": "/a" }]"#,
    #""environmentFiles": [{ "type": "s3", "value": "a" }]"#,
  ].map {
    RuleCase(
      DatadogAPIKeyMissingRule.self, Example(app: mention, sidecar: "\($0), \(reads)"))
  }

  private static let metadata: [RuleCase] = [
    ("[|\"false\"|]", "[1|\"ecs\"|]"), ("\"true\"", "\"ecs\""), ("\"false\"", "\"eks\""),
    ("\"no\"", "\"ecs\""),
    ("\"{{ x }}\"", "\"ecs\""), ("\"false\"", "\"{{ x }}\""),
  ].map { metadata, provider in
    RuleCase(
      DatadogMetadataOffRule.self,
      Example(
        options: "\"Name\": \"datadog\", \"provider\": \(provider)",
        sidecar: Example.router("\"enable-ecs-log-metadata\": \(metadata)")))
  }

  /// The metadata that an output of the custom file uses.
  private static let metadataOfFile: [RuleCase] = [
    ("[|\"false\"|]", "provider [1|ecs|]"), ("\"false\"", "provider eks"),
    ("\"false\"", "provider ${P}"),
    ("\"true\"", "provider ecs"), ("\"false\"", "host ecs"),
  ].map { metadata, line in
    RuleCase(
      DatadogMetadataOffRule.self,
      .configured(
        file: "[OUTPUT]\n    Name datadog\n    Match *\n    tls on\n    \(line)\n",
        sidecar: Example.router(
          "\(options), \"enable-ecs-log-metadata\": \(metadata)")))
  }

  private static let options =
    #""config-file-type": "file", "config-file-value": "/fluent-bit/etc/extra.conf""#

  private static let firelens = #""logConfiguration": { "logDriver": DRIVER }"#

  private static let missing: [RuleCase] = [
    (#"[|"awsfirelens"|]"#, "\"awslogs\""), (#"[|"awsfirelens"|]"#, #"[1|"awsfirelens"|]"#),
    ("\"awslogs\"", #"[|"awsfirelens"|]"#), (#"[|"awsfirelens"|]"#, "\"{{ x }}\""),
    ("\"awslogs\"", "\"{{ x }}\""),
  ].map { first, second in
    RuleCase(
      FirelensSidecarMissingRule.self,
      Example(
        app: firelens.replacing("DRIVER", with: first),
        more: ["{ \"name\": \"b\", \(firelens.replacing("DRIVER", with: second)) }"],
        without: ["sidecar"]))
  }

  private static let unused: [RuleCase] = [
    ("[|\"containerDefinitions\"|]", #"{ "name": "a" }"#),
    (
      "[|\"containerDefinitions\"|]", #"{ "name": "a", "logConfiguration": { "logDriver": null } }"#
    ),
    (
      "\"containerDefinitions\"",
      #"{ "name": "a", "logConfiguration": { "logDriver": "{{ x }}" } }"#
    ),
    (
      "\"containerDefinitions\"",
      #"{ "name": "a", "logConfiguration": { "logDriver": "awsfirelens" } }"#
    ),
    (
      "\"containerDefinitions\"",
      #"{ "name": "a", "firelensConfiguration": { "type": "fluentbit" } }"#
    ),
    ("\"containerDefinitions\"", ""), ("\"containerDefinitions\"", #"{ "name": "a" }, "{{ x }}""#),
  ].map { key, containers in
    RuleCase(FirelensNotUsedRule.self, Example("{ \"family\": \"a\", \(key): [\(containers)] }"))
  }

  private static let readOnly: [RuleCase] = [
    "[|true|]", "false", "\"{{ x }}\"", "[|true|], \"mountPoints\": []",
    #"true, "mountPoints": [{ "containerPath": "/a" }]"#,
    #"[|true|], "mountPoints": [{ "containerPath": "/a", "readOnly": true }]"#,
  ].map {
    RuleCase(
      FirelensSidecarReadOnlyRule.self, Example(sidecar: "\"readonlyRootFilesystem\": \($0)"))
  }

  private static let windows: [RuleCase] =
    [
      "[|\"WINDOWS_SERVER_2022_CORE\"|]", "\"LINUX\"", "\"{{ x }}\"", "null",
    ].map {
      RuleCase(
        FirelensWindowsRule.self,
        Example(task: "\"runtimePlatform\": { \"operatingSystemFamily\": \($0) }"))
    } + [
      RuleCase(
        FirelensWindowsRule.self,
        Example(
          task: #""runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }"#,
          without: ["sidecar"]))
    ]

  private static let duplicated: [RuleCase] = [
    RuleCase(
      FirelensSidecarDuplicatedRule.self,
      Example(
        sidecar: Example.router(key: "[1|[2|\"firelensConfiguration\"|]|]"),
        more: ["b", "c"].map {
          "{ \"name\": \"\($0)\", \(Example.router(key: "[|\"firelensConfiguration\"|]")) }"
        })),
    RuleCase(FirelensSidecarDuplicatedRule.self, Example(more: [#"{ "name": "b" }"#])),
  ]

  /// Requirements of plugins that options and secrets meet together.
  private static let secretOptions: [RuleCase] = [
    (#""Name": [|"s3"|]"#, ""), (#""Name": "s3", "bucket": "a""#, ""),
    (#""Name": "s3", "{{ x }}": "a""#, ""),
    (#""Name": "s3""#, #"{ "name": "bucket", "valueFrom": "/a" }"#),
    (#""Name": "s3""#, #""{{ x }}""#),
    (#""Name": [|"datadog"|], "apikey": null"#, ""), (#""Name": "koyama""#, ""),
    (#""Name": [|"es"|], [1|"aws_auth"|]: "on""#, ""),
    (#""Name": "es", "aws_auth": "on", "aws_region": "a""#, ""),
    (#""Name": "es", "aws_auth": "off""#, ""),
    (
      #""Name": [|"cloudwatch_logs"|], "region": "a", "log_group_name": "a", [1|"log_stream_name"|]: "a", "#
        + #"[2|"log_stream_prefix"|]: "a""#, ""
    ),
  ].map { options, secrets in
    RuleCase(OutputOptionMissingRule.self, Example(options: options, secretOptions: secrets))
  }

  private static let plaintext: [RuleCase] = [
    (#""Name": "datadog", "apikey": [|"0123456789abcdef0123456789abcdef"|]"#),
    (#""Name": "datadog", "apikey": "${K}""#),
    (#""Name": "datadog", "apikey": "{{ x }}""#), (#""Name": "datadog", "apikey": "changeme""#),
    (#""Name": "http", "header": [|"Authorization Bearer k0yamaXh72qPz91"|]"#),
    (#""Name": "http", "header": "X-Team a""#),
    (#""Name": "http", "http_passwd": [|"k0yamaXh72qPz91"|]"#),
    (#""Name": "http", "http_user": "k0yama""#),
    (#""Name": "slack", "webhook": [|"https://hooks.slack.com/services/T00/B00/k0yamaXh72qPz91"|]"#),
    (#""Name": "td", "api": "k0yamaXh72qPz91""#),
    (#""Name": "loki", "host": "loki.koyama.example""#),
    (#""Name": "http", "uri": [|"/v1?api-token=k0yamaXh72qPz91"|]"#),
    (#""Name": "http", "http_passwd": """#),
  ].map { RuleCase(OutputSecretPlaintextRule.self, Example(options: $0)) }
}
