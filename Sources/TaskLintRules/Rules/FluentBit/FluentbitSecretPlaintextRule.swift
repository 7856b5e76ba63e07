struct FluentbitSecretPlaintextRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-secret-plaintext",
    category: .fluentbit,
    severity: .error,
    stage: .run,
    isSecurity: true,
    summary: "The custom file holds a secret in plain text.",
    rationale: """
      The custom file is in the repository and in the log router's image, and everyone who can read \
      one of them can read the secret. Fluent Bit reads `${X}` from its environment, where ECS puts \
      a value from `secrets`. A secret is recognized by its property, such as `apikey` or \
      `http_passwd`, or by its form, such as `Bearer …` or a password in a URL. Dummy values, such \
      as `changeme`, are not reported.
      """,
    remedy: """
      Write a reference such as `${DD_API_KEY}`, and add the variable to `secrets` of the log \
      router. Replace the secret, because it is exposed.
      """,
    references: [.fluentBitVariables, .sensitiveData],
    lessons: [
      Lesson(
        .configured(
          file: withLine("http_passwd [|hunter2|]")),
        after: .configured(
          file: withLine("http_passwd ${LOKI_PASSWORD}"),
          sidecar: """
            "secrets": [
              { "name": "DD_API_KEY", "valueFrom": "/koyama/DD_API_KEY" },
              { "name": "LOKI_PASSWORD", "valueFrom": "/koyama/LOKI_PASSWORD" }
            ]
            """, without: ["secrets"]))
    ],
    examples: [
      .configured(file: withLine("http_passwd [|${LOKI_PASSWORD:-hunter2}|]")),
      .configured(file: withLine("http_passwd changeme")),
      .configured(file: withLine("http_passwd ${LOKI_PASSWORD:-changeme}")),
      .configured(file: withLine("http_user hunter2")),
      .configured(
        file: "[OUTPUT]\n    Name http\n    Match *\n    header [|Authorization Bearer 3b1f00d|]\n"
          + Example.outputs),
      .configured(file: "@SET [|LOKI_PASSWORD=hunter2|]\n" + Example.outputs),
    ]
  )

  private static func withLine(_ line: String) -> String {
    "[OUTPUT]\n    Name loki\n    Match *\n    host loki.koyama.example\n    \(line)\n"
      + Example.outputs
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile else { return [] }
    let inCommands = file.configuration.files.flatMap { read in
      read.items.compactMap { item -> RuleFinding? in
        guard case .command(let command) = item, let name = command.variable,
          isSecret(String(command.value.dropFirst(name.count + 1)), of: name, nil)
        else { return nil }
        return file.finding(
          at: command.range, in: read.source, .plaintext("variable", name), about: [name])
      }
    }
    return inCommands
      + file.configuration.sections.flatMap { section in
        let plugin = file.plugin(of: section)?.output
        return section.properties.compactMap { property -> RuleFinding? in
          guard isSecret(property.literal, of: property.name, plugin) else { return nil }
          return file.finding(
            at: property.valueRange, of: section, property: property.name,
            .plaintext("property", property.key))
        }
      }
  }

  private func isSecret(_ value: String, of name: String, _ plugin: OutputPlugin?) -> Bool {
    guard !value.isEmpty, name != "name", name != "match" else { return false }
    if OutputSecret.isIn(value) || CredentialText.kind(of: value, named: name) != nil {
      return true
    }
    if name == "header", OutputSecret.isIn(header: value) { return true }
    return OutputSecret.isIn(property: name.lowercased(), of: plugin)
      && CredentialText.isValue(value) && !SecretStandIn.isStandIn(value, for: name)
  }
}

extension ClassicProperty {
  /// The value, or the default of the variable that is the whole value.
  fileprivate var literal: String {
    guard let variable = onlyVariable, variable.hasDefault else { return value }
    return String(value.dropFirst(variable.name.count + 4).dropLast())
  }
}

extension Message {
  fileprivate static func plaintext(_ kind: StaticString, _ name: String) -> Message {
    Message(
      fact: "\(kind) '\(name)' of the custom file holds a secret in plain text",
      consequence: "everyone who can read the repository or the image can read it",
      remedy:
        "write a reference such as '${NAME}', add the variable to 'secrets' of the log router, "
        + "and replace the secret"
    )
  }
}
