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
    // 'off' is what the author meant.
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
  ]

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
