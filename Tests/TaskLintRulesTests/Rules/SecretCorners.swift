@testable import TaskLintRules

/// Edge cases of rules on secrets, variables and the execution role.
enum SecretCorners {
  static let all: [RuleCase] =
    references + goodReferences + files + badFiles + credentials + accounts + duplicates + shadows
    + needs + fargateNeeds + noNeeds + keys + plainKeys

  private static let region = "eu-west-1:111122223333"

  private static let references: [RuleCase] = [
    "arn:aws:ssm:\(region):document/a", "arn:aws:ssm:\(region):parameter//a",
    "arn:aws:ssm:\(region)",
    "arn:aws:secretsmanager:\(region):secret", "arn:aws:secretsmanager:\(region):secret:",
    "arn:aws:secretsmanager:\(region):other:a", "arn:aws:secretsmanager:\(region):secret:a:b",
    "arn:aws:secretsmanager:\(region):secret:a:b:c",
    "arn:aws:secretsmanager:\(region):secret:a:b:c:d:e",
    "arn:aws:s3:::koyama/a", "koyama secret", "koyama:x1", "koyama:3:4", "koyama:",
  ].flatMap { value in
    [
      RuleCase(
        SecretValueFromInvalidRule.self,
        Example(app: "\"secrets\": [{ \"name\": \"A\", \"valueFrom\": [|\"\(value)\"|] }]")),
      RuleCase(
        SecretValueFromInvalidRule.self,
        Example(
          options: #""Name": "loki""#,
          secretOptions: "{ \"name\": \"host\", \"valueFrom\": [|\"\(value)\"|] }")),
    ]
  }

  private static let goodReferences: [RuleCase] = [
    "arn:aws:ssm:\(region):parameter/a", "arn:aws:ssm:\(region):parameter/a/b", "koyama:12",
    "/koyama/a",
    "arn:aws:secretsmanager:\(region):secret:a", "arn:aws:secretsmanager:\(region):secret:a:b:c:d",
    "arn:aws:secretsmanager:\(region):secret:a:::", "{{ x }}",
  ].map {
    RuleCase(
      SecretValueFromInvalidRule.self,
      Example(app: "\"secrets\": [{ \"name\": \"A\", \"valueFrom\": \"\($0)\" }]"))
  }

  private static let badFiles: [RuleCase] = [
    "s3://koyama/app.env", "s3://{{ x }}/app.env", "arn:aws:s3:::koyama", "arn:aws:s3:::koyama/",
    "arn:aws:s3:::/app.env", "arn:aws:ssm:::koyama/app.env", "koyama/app.env",
    "arn:aws:s3:::koyama/app",
    "arn:aws:s3:::koyama/app.env.txt", "arn:aws:s3::koyama/app.env", #"s3:\/\/koyama/app.env"#,
  ].map { file("[|\"\($0)\"|]") }

  private static let files: [RuleCase] =
    [
      "arn:aws:s3:::koyama/app.env", "arn:aws:s3:::koyama/a/b.env", "{{ x }}",
      "arn:aws:s3:::{{ x }}/app",
      "  ",
    ].map { file("\"\($0)\"") } + [file("null")]

  private static func file(_ value: String) -> RuleCase {
    RuleCase(
      EnvironmentFileInvalidRule.self,
      Example(app: "\"environmentFiles\": [{ \"type\": \"s3\", \"value\": \(value) }]"))
  }

  private static let ecr = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1"

  private static let credentials: [RuleCase] =
    [
      "[|\"arn:aws:ssm:\(region):parameter/a\"|]", "[|\"arn:aws:secretsmanager:\(region)\"|]",
      "[|\"arn:aws:secretsmanager:\(region):secret\"|]",
      "[|\"arn:aws:secretsmanager:\(region):secret:\"|]",
      "[|\"arn:aws:secretsmanager:\(region):other:a\"|]",
      "[|\"arn:aws:secretsmanager:\(region):secret:a:b\"|]",
      "\"arn:aws:secretsmanager:\(region):secret:a\"", "\"koyama\"", "\"\"", "\"{{ x }}\"",
      "\"arn:aws:ssm:\(region):{{ x }}\"",
    ].map { value in
      RuleCase(
        RepositoryCredentialsInvalidRule.self,
        Example(app: "\"repositoryCredentials\": { \"credentialsParameter\": \(value) }"))
    } + [
      RuleCase(
        RepositoryCredentialsInvalidRule.self,
        Example(
          app: """
            "image": [1|"\(ecr)"|], [|"repositoryCredentials"|]: { "credentialsParameter": "koyama" }
            """)),
      RuleCase(
        RepositoryCredentialsInvalidRule.self,
        Example(
          app:
            "\"image\": \"\(ecr)\", \"repositoryCredentials\": { \"credentialsParameter\": \"\" }")),
    ]

  private static func parameter(_ account: String, _ service: String = "ssm") -> String {
    "\"arn:aws:\(service):eu-west-1:\(account):parameter/a\""
  }

  private static let role = #""executionRoleArn": ROLE"#

  /// The accounts of parameters, and that of the execution role.
  private static let accounts: [RuleCase] = [
    ("[1|\"arn:aws:iam::111122223333:role/a\"|]", ["[|\(parameter("444455556666"))|]"]),
    ("\"arn:aws:iam::111122223333:role/a\"", [parameter("111122223333")]),
    ("\"arn:aws:iam::111122223333:role/a\"", [parameter("444455556666", "secretsmanager")]),
    ("\"arn:aws:iam::111122223333:role/a\"", [parameter("")]),
    ("null", [parameter("111122223333")]),
    ("null", ["[1|\(parameter("1111"))|]", "[|\(parameter("2222"))|]", parameter("1111")]),
    ("\"koyama\"", ["[|\(parameter("1111"))|]", "[1|\(parameter("2222"))|]", parameter("2222")]),
    ("null", ["[1|\(parameter("1111"))|]", "[|\(parameter("2222"))|]"]),
    ("null", ["[|\(parameter("2222"))|]", "[1|\(parameter("1111"))|]"]),
    ("\"arn:aws:iam::{{ x }}:role/a\"", [parameter("1111"), parameter("{{ x }}")]),
  ].map { value, parameters in
    let list = parameters.enumerated().map { "{ \"name\": \"S\($0)\", \"valueFrom\": \($1) }" }
    return RuleCase(
      SecretAccountMismatchRule.self,
      Example(
        task: role.replacing("ROLE", with: value),
        app: "\"secrets\": [\(list.joined(separator: ", "))]"))
  }

  private static let duplicates: [RuleCase] =
    [
      (EnvironmentDuplicateRule.self as any Rule.Type, "environment", "value"),
      (SecretDuplicateRule.self, "secrets", "valueFrom"),
    ].flatMap { rule, list, value in
      [
        (["[1|[2|\"A\"|]|]", "\"B\"", "[|\"A\"|]", "[|\"A\"|]"]), (["\"A\"", "\"a\""]),
        (["\"\"", "\"\""]), (["\"{{ x }}\"", "\"{{ x }}\""]),
      ].map { names in
        let entries = names.map { "{ \"name\": \($0), \"\(value)\": \"v\" }" }
        return RuleCase(rule, Example(app: "\"\(list)\": [\(entries.joined(separator: ", "))]"))
      }
    }

  private static let shadows: [RuleCase] = [
    ("[1|\"A\"|]", "[|\"A\"|]"), ("\"A\"", "\"B\""), ("\"{{ x }}\"", "\"{{ x }}\""),
    ("\"A\"", "\"{{ x }}\""),
    ("\"A\"", "\"a\""),
  ].map { variable, secret in
    RuleCase(
      SecretShadowsEnvironmentRule.self,
      Example(
        app: """
          "environment": [{ "name": "O", "value": "" }, { "name": \(variable), "value": "" }],
          "secrets": [{ "name": \(secret), "valueFrom": "/a" }, { "name": "P", "valueFrom": "/a" }]
          """))
  }

  /// What needs an execution role anywhere.
  private static let needs: [RuleCase] =
    [
      #"[|"repositoryCredentials"|]: { "credentialsParameter": "a" }"#,
      #"[|"environmentFiles"|]: [{ "type": "s3", "value": "a" }]"#,
      #"[1|"secrets"|]: [{ "name": "A", "valueFrom": "/a" }], "#
        + #"[|"environmentFiles"|]: [{ "type": "s3", "value": "a" }]"#,
      #"[|"secrets"|]: ["{{ x }}"]"#,
      #""logConfiguration": { "logDriver": "splunk", [|"secretOptions"|]: [{ "name": "A", "valueFrom": "/a" }] }"#,
    ].map { needing($0, task: "") }
    + [
      needing(#""secrets": []"#, task: ""), needing(#""secrets": "{{ x }}""#, task: ""),
      needing(#""environmentFiles": []"#, task: ""), needing("\"image\": \"\(ecr)\"", task: ""),
      needing(
        #""secrets": [{ "name": "A", "valueFrom": "/a" }]"#, task: #""executionRoleArn": "a","#),
      needing(
        #""secrets": [{ "name": "A", "valueFrom": "/a" }]"#,
        task: #""executionRoleArn": "{{ x }}","#),
    ]

  private static let onFargate = #""requiresCompatibilities": ["FARGATE"],"#

  private static let fargateNeeds: [RuleCase] = [
    needing("\"image\": [|\"\(ecr)\"|]", task: onFargate),
    needing(#""logConfiguration": { "logDriver": [|"awslogs"|] }"#, task: onFargate),
    needing(#""logConfiguration": { "logDriver": "splunk" }"#, task: onFargate),
    needing(#""image": "public.ecr.aws/koyama/app:1""#, task: onFargate),
  ]

  private static let noNeeds: [RuleCase] = [
    needing(#""logConfiguration": { "logDriver": "awslogs" }"#, task: ""),
    needing("\"image\": \"\(ecr)\"", task: #""requiresCompatibilities": ["EC2"],"#),
    RuleCase(
      ExecutionRoleMissingRule.self,
      Example(app: #""secrets": [{ "name": "A", "valueFrom": "/a" }]"#)),
  ]

  private static func needing(_ members: String, task: String) -> RuleCase {
    RuleCase(
      ExecutionRoleMissingRule.self, Example(task: task + #""family": "koyama""#, app: members))
  }

  /// Stores of the Datadog key.
  private static let keys: [RuleCase] = [
    "[|\"arn:aws:secretsmanager:\(region):secret:a\"|]", "[|\"arn:aws:s3:::koyama/a\"|]",
    "\"arn:aws:ssm:\(region):parameter/a\"", "\"/koyama/a\"", "\"koyama{{ x }}\"", "\"{{ x }}\"",
    "\" \"",
  ].flatMap { value in
    [
      RuleCase(
        DatadogAPIKeyNotSSMRule.self,
        Example(sidecar: "\"secrets\": [{ \"name\": \"DD_API_KEY\", \"valueFrom\": \(value) }]")),
      RuleCase(
        DatadogAPIKeyNotSSMRule.self,
        Example(
          options: #""Name": "datadog""#,
          secretOptions: "{ \"name\": \"apikey\", \"valueFrom\": \(value) }")),
    ]
  }

  private static let plainKeys: [RuleCase] = ["DD_API_KEY", "DD_APP_KEY"].flatMap { name in
    [
      "[|\"0123456789abcdef0123456789abcdef\"|]", "\"/koyama/a\"",
      "\"arn:aws:ssm:\(region):parameter/a\"",
      "\"\"", "\"{{ x }}\"", "\"changeme\"", "\"\(name)\"",
    ].map { value in
      RuleCase(
        DatadogAPIKeyPlaintextRule.self,
        Example(app: "\"environment\": [{ \"name\": \"\(name)\", \"value\": \(value) }]"))
    }
  }
}
