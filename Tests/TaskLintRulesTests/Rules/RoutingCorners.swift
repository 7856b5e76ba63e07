@testable import TaskLintRules

/// Edge cases of rules on log routers, their outputs and their Fluent Bit files.
enum RoutingCorners {
  static let all: [RuleCase] = [
    RuleCase(
      DatadogEnvTagMissingRule.self,
      .configured(file: datadog("dd_tags [|team:sre|]"), without: ["DD_TAGS"])),
    RuleCase(
      FirelensHealthCheckUnreachableRule.self,
      Example(
        task: #""networkMode": "host""#,
        sidecar: """
          "healthCheck": { "command": ["CMD", "curl", [|"http://localhost:2020/api/v1/health"|]] },
          \(Example.router(#""enable-ecs-log-metadata": "true""#))
          """)),
    // The included file of the image may have the missing output.
    RuleCase(
      FluentbitLogUnroutedRule.self,
      .configured(file: "@INCLUDE /fluent-bit/configs/more.conf\n" + output("stdout", "web*"))),
    // The output in the log options of another container takes all logs.
    RuleCase(
      FluentbitLogUnroutedRule.self,
      .configured(
        file: output("stdout", "web*"), more: [web(#""Name": "stdout", "Match": "*""#)])),
    RuleCase(
      FluentbitLogUnroutedRule.self,
      .configured(
        file: output("stdout", "web*"), more: [web(#""Name": "stdout", "Match_Regex": ".*""#)])),
    RuleCase(
      FluentbitLogUnroutedRule.self,
      .configured(
        file: output("stdout", "[1|web*|]"),
        app: #""logConfiguration": { "logDriver": [|"awsfirelens"|] }"#,
        more: [web(#""Name": "stdout""#)])),
    // Two plugins without a destination are not the same output.
    RuleCase(
      FluentbitMatchOverlapRule.self,
      .configured(
        file: output("stdout", "*"),
        app: """
          "logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": "datadog" } }
          """)),
    RuleCase(
      FluentbitMatchOverlapRule.self,
      .configured(
        file: output("stdout", "[|*|]"),
        app: """
          "logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": [1|"stdout"|] } }
          """)),
    RuleCase(
      FluentbitPropertyUnknownRule.self,
      .configured(
        file: "[FILTER]\n    Name grep\n    Match *\n    Regexp log ^a\n" + output("stdout", "*"),
        sidecar: #""image": "fluent/fluent-bit:9.0.0""#)),
    RuleCase(
      OutputForwardLoopRule.self,
      .configured(
        file: "[OUTPUT]\n    Name forward\n    Match *\n    Host [|localhost|]\n",
        task: #""networkMode": "awsvpc""#)),
    // The word 'off' is intended.
    RuleCase(
      OutputTLSMissingRule.self,
      Example(
        options: #""Name": "splunk", "host": "splunk.koyama.example", "tls": "off""#,
        secretOptions: #"{"name": "splunk_token", "valueFrom": "/koyama/splunk"}"#)),
    RuleCase(
      OutputValueInvalidRule.self,
      Example(
        options: #""Name": "s3", "bucket": "koyama", "total_file_size": "1000000", "#
          + #""upload_chunk_size": [|"1M"|]"#)),
    RuleCase(
      OutputValueInvalidRule.self,
      Example(options: #""Name": "stdout", "Retry_Limit": "no_retries""#)),
    RuleCase(
      OutputValueInvalidRule.self,
      Example(options: #""Name": "loki", "host": "loki.koyama.example", "tenant_id": "köyama""#)),
    RuleCase(
      EnvironmentFileInvalidRule.self,
      Example(app: #""environmentFiles": [{ "type": "s3", "value": "" }]"#)),
    RuleCase(
      RepositoryCredentialsInvalidRule.self,
      Example(
        app: """
          "image": "registry.koyama.example/app:1", "repositoryCredentials": {
            "credentialsParameter":
              [|"arn:aws:secretsmanager:eu-west-1:111122223333:registry:a1b2c3"|]
          }
          """)),
    RuleCase(
      FluentbitMatchOverlapRule.self,
      .configured(
        file: "[OUTPUT]\n    Name http\n    Match *\n    Host two.koyama.example\n",
        app: """
          "logConfiguration": { "logDriver": "awsfirelens", "options": {
            "Name": "http", "Host": "one.koyama.example" } }
          """)),
    RuleCase(
      FluentbitSecretPlaintextRule.self,
      .configured(file: "@SET LEVEL=info\n" + output("stdout", "*"))),
    RuleCase(
      FirelensConfigPathInvalidRule.self,
      Example(
        app: Example.inlineOutput,
        sidecar: Example.router(
          #""config-file-type": "s3", "config-file-value": " arn:aws:s3:::koyama/app.conf""#))),
    RuleCase(
      FirelensHealthCheckUnreachableRule.self,
      Example(
        task: #""networkMode": "none""#,
        sidecar: """
          "healthCheck": { "command": ["CMD-SHELL", [|"nc -z 127.0.0.1 8877 || exit 1"|]] },
          \(Example.router(#""enable-ecs-log-metadata": "true""#))
          """)),
    // Of two names Fluent Bit uses the first.
    RuleCase(
      OutputOptionUnknownRule.self, Example(options: #""Name": "loki", "name": "loki""#)),
    RuleCase(
      OutputValueInvalidRule.self, Example(options: #""Name": "stdout", "Retry_Limit": "5x""#)),
    RuleCase(
      OutputValueInvalidRule.self,
      Example(options: #""Name": "loki", "line_format": [|"text\nlabels job=app"|]"#)),
    RuleCase(
      OutputValueInvalidRule.self,
      Example(options: #""Name": "stdout", "log-driver-buffer-limit": "1048576\n""#)),
    chunk(#""use_put_object": "on""#), chunk(#""format": "json""#),
    chunk(#""compression": "gzip""#),
    RuleCase(
      OutputVariableUndefinedRule.self, Example(options: #""Name": [|"${PLUGIN}"|]"#)),
    RuleCase(
      OutputVariableUndefinedRule.self,
      Example(options: #""Name": "loki", "host": [|"${ONE}${TWO}"|]"#)),
    RuleCase(
      FluentbitVariableUndefinedRule.self,
      .configured(
        file: "[SERVICE]\n    Log_Level [|${LEVEL}|]\n" + output("stdout", "*"),
        sidecar: #""name": [1|"fluentbit"|]"#)),
  ]

  /// An output to S3 without an upload in parts, which ignores their size.
  private static func chunk(_ option: String) -> RuleCase {
    RuleCase(
      OutputValueInvalidRule.self,
      Example(
        options:
          "\"Name\": \"s3\", \"bucket\": \"koyama\", \"upload_chunk_size\": \"1M\", \(option)"))
  }

  private static func datadog(_ tags: String) -> String {
    "[OUTPUT]\n    Name datadog\n    Match *\n    apikey ${DD_API_KEY}\n    tls on\n    \(tags)\n"
  }

  private static func output(_ plugin: String, _ match: String) -> String {
    "[OUTPUT]\n    Name \(plugin)\n    Match \(match)\n"
  }

  private static func web(_ options: String) -> String {
    """
    { "name": "web", "image": "nginx:1.27",
      "logConfiguration": { "logDriver": "awsfirelens", "options": { \(options) } } }
    """
  }
}
