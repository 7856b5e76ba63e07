@testable import TaskLintRules

/// Definitions of which a part is not known, so that rules on what is absent report nothing.
enum UnresolvedCorners {
  static let all: [RuleCase] = containers + files + others

  private static let unknown = #""{{ more }}""#
  private static let plain = #""logConfiguration": { "logDriver": "awsfirelens" }"#

  /// Another container is not known.
  private static let containers: [RuleCase] = [
    RuleCase(
      FluentbitVariableUndefinedRule.self,
      .configured(file: output("host ${X}"), more: [unknown])),
    RuleCase(
      FluentbitLogUnroutedRule.self,
      .configured(file: "[OUTPUT]\n    Name loki\n    Match web*\n", app: plain, more: [unknown])),
    RuleCase(
      FluentbitMatchUnreachableRule.self,
      .configured(file: "[OUTPUT]\n    Name loki\n    Match ghost-firelens*\n", more: [unknown])),
    RuleCase(
      OutputMissingRule.self,
      Example(
        sidecar: """
          "image": "amazon/aws-for-fluent-bit:2.32.2", "firelensConfiguration": { "type": "fluentbit" }
          """, more: [unknown])),
    RuleCase(
      OutputVariableUndefinedRule.self,
      Example(options: #""Name": "loki", "host": "${X}""#, more: [unknown])),
    RuleCase(
      ECSDependencyUnknownRule.self,
      Example(task: #""family": "a""#, app: #""links": ["ghost"]"#, more: [unknown])),
    RuleCase(
      ECSNoEssentialContainerRule.self,
      Example(
        task: #""family": "a""#, app: #""essential": false"#, sidecar: #""essential": false"#,
        more: [unknown])),
    RuleCase(
      FirelensSidecarUnusedRule.self,
      Example(
        task: #""family": "a""#, app: #""logConfiguration": { "logDriver": "awslogs" }"#,
        more: [unknown])),
    RuleCase(
      FirelensSidecarMissingRule.self, Example(app: plain, more: [unknown], without: ["sidecar"])),
    RuleCase(
      ECSProxyInvalidRule.self,
      Example(
        task:
          #""networkMode": "awsvpc", "proxyConfiguration": { "containerName": "ghost", "type": "A" }"#,
        more: [unknown])),
    RuleCase(
      OutputVariableUndefinedRule.self,
      Example(
        options: #""Name": "loki", "host": "${X}""#,
        more: [#"{ "name": "b", "firelensConfiguration": { "type": "fluentbit" } }"#])),
  ]

  private static func output(_ line: String, _ name: String = "loki") -> String {
    "[OUTPUT]\n    Name \(name)\n    Match *\n    \(line)\n"
  }

  /// The custom file includes a file that is not known.
  private static let files: [RuleCase] = [
    RuleCase(
      FirehoseTaskRoleMissingRule.self,
      .configured(
        file: "@INCLUDE /fluent-bit/configs/a.conf\n" + output("host a"),
        environment: ["DELIVERY_STREAM": "[|\"a\"|]"],
        task: Example.fargateTask(family: "koyama", taskRole: nil))),
    RuleCase(
      FirehoseTaskRoleMissingRule.self,
      .configured(
        file: output("host a"), environment: ["DELIVERY_STREAM": "\"a\""],
        task: Example.fargateTask(family: "koyama", taskRole: nil))),
  ]

  /// Options among the secrets, and versions that the image does not show.
  private static let others: [RuleCase] = [
    RuleCase(
      OutputTLSMissingRule.self,
      Example(
        options: #""Name": "es", "port": "443""#,
        secretOptions: #"{ "name": "tls", "valueFrom": "/a" }"#)),
    RuleCase(
      OutputPluginUnknownRule.self,
      Example(
        options: #""Name": "elasticsearch""#, sidecar: #""image": "fluent/fluent-bit:latest""#)),
    RuleCase(
      OutputMatchOverlapRule.self,
      Example(
        options: #""Name": "null""#, app: #""name": "x-firelens-y""#,
        more: [
          #"{ "name": [|"x-firelens-y-firelens-z"|], "logConfiguration": { "logDriver": "awsfirelens" } }"#
        ])),
    RuleCase(
      OutputSecretPlaintextRule.self,
      Example(options: #""Name": "http", "header": [|"X-Api-Key k0yamaXh72qPz91"|]"#)),
    RuleCase(
      OutputValueInvalidRule.self,
      Example(
        options: """
          "Name": "cloudwatch_logs", "region": "eu-west-1", "log_group_name": "a", \
          "log_stream_prefix": "a", "auto_create_group": [|"1"|]
          """)),
  ]
}
