struct SecretPlaintextRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "secret-plaintext",
    category: .secrets,
    severity: .warning,
    stage: .run,
    isSecurity: true,
    summary: "A secret stands in the definition in clear text.",
    rationale: """
      Variables, log options and labels are part of the task definition: everybody who may call \
      DescribeTaskDefinition reads them, every revision keeps them, and so does the repository \
      that the file lies in. A secret is told by its name, whose last words are `password`, \
      `secret`, `token`, `api key` and the like, or by its format, where its issuer has made that \
      known. ARNs, paths, numbers, placeholders, and URLs without credentials are none.
      """,
    remedy: """
      Keep the value in Secrets Manager or the Parameter Store, name it in `secrets`, and replace \
      it: it is known by now.
      """,
    references: [.sensitiveData],
    examples: [
      Example(app: #""environment": [{"name": "DB_PASSWORD", "value": [|"hunter2hunter2"|]}]"#),
      Example(app: #""environment": [{"name": "stripeApiKey", "value": [|"d41d8cd98f00b204"|]}]"#),
      Example(app: #""dockerLabels": {"deploy": [|"glpat-Zq3dJ0sVbK7wTn5xYc2L"|]}"#),
      Example(app: #""environment": [{"name": "DB_PASSWORD", "value": "/run/secrets/db"}]"#),
      Example(app: #""environment": [{"name": "DB_PASSWORD", "value": "{{ db_password }}"}]"#),
      Example(app: #""environment": [{"name": "PASSWORD_FILE", "value": "hunter2hunter2"}]"#),
      Example(app: #""environment": [{"name": "TOKEN", "value": "https://auth.koyama.example"}]"#),
      Example(app: #""environment": [{"name": "MAX_TOKEN", "value": "4096000000"}]"#),
      Example(app: #""environment": [{"name": "STRIPE_PUBLIC_TOKEN", "value": "hunter2hunter2"}]"#),
      Example(
        app: """
          "environment": [{"name": "DB_SECRET",
            "value": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3"}]
          """),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let (names, values) = (CredentialName.Endings.known, CredentialText.Beginnings.known)
    let texts = definition.containers.flatMap { container in
      container.namedTexts(
        mayBeWanted: { values.mayBegin($1) || names.mayEnd($0) }, where: Self.isSecret)
    }
    return texts.map { text in
      let format = CredentialText.keyFormat(of: text.value.text)
      return RuleFinding(
        at: text.value.range, .plaintext(text, kind: format?.kind.description ?? "a secret"),
        subject: text.subject)
    }
  }
}

extension SecretPlaintextRule {
  fileprivate static func isSecret(_ name: JSONString, _ value: JSONString) -> Bool {
    let text = value.text
    return CredentialText.keyFormat(of: text) != nil
      || CredentialName.isSecret(name.text) && CredentialText.isLiteral(text)
  }
}

extension Message {
  fileprivate static func plaintext(_ text: NamedText, kind: String) -> Message {
    Message(
      fact: "\(text.description) of container \(text.container.label) holds \(kind) in clear text",
      consequence: "whoever may describe the task definition reads it, in every revision",
      remedy: "move it to 'secrets', and replace it"
    )
  }
}
