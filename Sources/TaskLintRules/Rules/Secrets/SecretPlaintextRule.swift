struct SecretPlaintextRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "secret-plaintext",
    category: .secrets,
    severity: .warning,
    stage: .run,
    isSecurity: true,
    summary: "The definition holds a secret in plain text.",
    rationale: """
      Environment variables, commands, health checks, log options, labels and tags are part of the \
      task definition: anyone who can call DescribeTaskDefinition can read them, every revision \
      keeps them, and so does the repository of the file. A secret is recognized by its name, if \
      it ends in `password`, `pwd`, `secret`, `token`, `api key`, `credentials` or a similar word, \
      or by its form: a password in a URL, a JSON Web Token, a private key, a Slack webhook, the \
      URL of a Sumo Logic source, or a key in a documented format. ARNs, paths, numbers, URLs \
      without a password, placeholders and dummy values such as `changeme` are not reported.
      """,
    remedy: """
      Store the value in Secrets Manager or Parameter Store, refer to it in `secrets`, and replace \
      it, because it is exposed.
      """,
    references: [.sensitiveData],
    lessons: [
      Lesson(
        Example(
          app: #""environment": [{ "name": "DB_PASSWORD", "value": [|"hunter2hunter2"|] }]"#),
        after: Example(
          app: #""secrets": [{ "name": "DB_PASSWORD", "valueFrom": "/koyama/db-password" }]"#)),
      Lesson(
        Example(
          app: """
            "environment": [
              { "name": "DATABASE_URL", "value": [|"postgres://app:hunter2@db.koyama.example/app"|] }
            ]
            """),
        after: Example(
          app: #""secrets": [{ "name": "DATABASE_URL", "valueFrom": "/koyama/database-url" }]"#)),
    ],
    examples: [
      Example(
        app: #""environment": [{"name": "DB_PASSWORD", "value": [|"hunter2hunter2"|]}]"#,
        isDocumented: false),
      Example(app: #""environment": [{"name": "stripeApiKey", "value": [|"d41d8cd98f00b204"|]}]"#),
      Example(app: #""dockerLabels": {"deploy": [|"glpat-Zq3dJ0sVbK7wTn5xYc2L"|]}"#),
      Example(app: #""command": ["migrate", [|"--password=hunter2hunter2"|]]"#),
      Example(app: #""command": ["migrate", "--password", [|"hunter2hunter2"|]]"#),
      Example(app: #""command": ["migrate", "--password", "$DB_PASSWORD"]"#),
      Example(
        app: """
          "healthCheck": {
            "command": ["CMD-SHELL", [|"PGPASSWORD=hunter2hunter2 psql -c 'select 1' || exit 1"|]]}
          """),
      Example(
        task: #""tags": [{"key": "deploy-token", "value": [|"hunter2hunter2"|]}]"#),
      Example(app: #""environment": [{"name": "secret_key_base", "value": [|"9c1f5d7e2b"|]}]"#),
      Example(
        app: """
          "environment": [{"name": "ECS_ENGINE_AUTH_DATA",
            "value": [|"{\\"registry\\":{\\"username\\":\\"koyama\\",\\"password\\":\\"p\\"}}"|]}]
          """),
      Example(
        app: """
          "environment": [{"name": "COLLECTOR",
            "value": [|"https://collectors.koyama.example/receiver/v1/http/Wq3dJ0sVbK7wTn5xYc2Lzz"|]}]
          """),
      Example(app: #""environment": [{"name": "DB_PASSWORD", "value": "/run/secrets/db"}]"#),
      Example(app: #""environment": [{"name": "DB_PASSWORD", "value": "{{ db_password }}"}]"#),
      Example(app: #""environment": [{"name": "DB_PASSWORD", "value": "DB_PASSWORD_VALUE"}]"#),
      Example(app: #""environment": [{"name": "DB_PASSWORD", "value": "[DB PASSWORD]"}]"#),
      Example(app: #""environment": [{"name": "DB_PASSWORD", "value": "to-be-replaced"}]"#),
      Example(
        app: """
          "environment": [{"name": "SIGNING_KEY",
            "value": "-----BEGIN PRIVATE KEY-----\\nREDACTED\\n-----END PRIVATE KEY-----"}]
          """),
      Example(app: #""environment": [{"name": "PASSWORD_FILE", "value": "hunter2hunter2"}]"#),
      Example(app: #""environment": [{"name": "TOKEN", "value": "https://auth.koyama.example"}]"#),
      Example(app: #""environment": [{"name": "MAX_TOKEN", "value": "4096000000"}]"#),
      Example(app: #""environment": [{"name": "STRIPE_PUBLIC_TOKEN", "value": "hunter2hunter2"}]"#),
      Example(
        app: """
          "environment": [{"name": "DATABASE_URL", "value": "postgres://user:password@host/name"}]
          """),
      Example(
        app: """
          "environment": [{"name": "DB_SECRET",
            "value": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3"}]
          """),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let secrets = definition.plaintextSecrets
    guard !secrets.isEmpty else { return [] }
    let hint = definition.executionRoleHint
    return secrets.map {
      RuleFinding(at: $0.value.range, .plaintext($0, hint: hint), subject: $0.subject)
    }
  }
}

extension Message {
  fileprivate static func plaintext(_ secret: PlaintextSecret, hint: String) -> Message {
    let remedy: MessageText =
      switch secret.place {
      case .variable: "move it to 'secrets', and replace the secret\(hint)"
      case .logOption: "move it to 'secretOptions', and replace the secret\(hint)"
      case .label, .tag, .property: "remove it, and replace the secret"
      case .parameter: "remove the default, and replace the secret"
      case .command:
        "add the secret to 'secrets', read it from the variable, and replace it\(hint)"
      }
    return Message(
      fact: "\(secret.description) holds \(secret.kind) in plain text",
      consequence: "anyone who can describe the task definition can read it, in every revision",
      remedy: remedy
    )
  }
}
