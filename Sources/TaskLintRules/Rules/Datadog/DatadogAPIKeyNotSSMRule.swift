struct DatadogAPIKeyNotSSMRule: RoutingRule {
  private static let allowed = RuleSetting(
    "allowed", defaults: ["ssm"], choices: ["ssm", "secretsmanager"],
    fit: .common { $0 == "ssm" ? "Systems Manager" : "Secrets Manager" },
    summary: "The stores that the Datadog API key may come from.")

  static let metadata = RuleMetadata(
    id: "datadog-api-key-not-ssm",
    category: .datadog,
    severity: .error,
    stage: .run,
    isPolicy: true,
    summary: "The Datadog API key does not come from an SSM parameter.",
    rationale: """
      The team keeps its keys in the Parameter Store, and its execution roles may read that store \
      only. A key in another store is not rotated with the others, and if the role may not read it, \
      the task does not start. A team that uses another store sets `allowed`.
      """,
    remedy: "Set `valueFrom` to the name or the ARN of an SSM parameter.",
    settings: [allowed],
    references: [.parameterStore],
    lessons: [
      Lesson(
        .configured(secrets: [
          "DD_API_KEY":
            #"[|"arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:dd-AbCdEf"|]"#
        ]),
        after: .configured())
    ],
    examples: [
      Example(
        app: """
          "logConfiguration": {
            "logDriver": "awsfirelens",
            "options": { "Name": "datadog", "tls": "on" },
            "secretOptions": [{
              "name": "apikey",
              "valueFrom": [|"arn:aws:secretsmanager:us-east-1:111122223333:secret:dd-AbCdEf"|]
            }]
          }
          """),
      .configured(secrets: [
        "DD_API_KEY": #""arn:aws:ssm:ap-northeast-1:111122223333:parameter/koyama/DD_API_KEY""#
      ]),
      .configured(secrets: ["DD_API_KEY": #""koyama.DD_API_KEY""#]),
      .configured(secrets: ["DD_API_KEY": #""${DD_API_KEY_ARN}""#]),
      .configured(secrets: ["DD_API_KEY": #""SSMの鍵""#]),
      .configured(secrets: ["DD_API_KEY": #""""#]),
    ]
  )

  private let allowed: [String]

  init(settings: RuleSettings) { allowed = settings[Self.allowed] }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    var findings: [RuleFinding] = []
    if let sidecar = routing.definition.sidecars.first,
      let entry = sidecar.secrets.lookup(LogSetting.Kind.apiKey.variable).value
    {
      findings += finding(entry) { sidecar.subject("secrets", "DD_API_KEY") }
    }
    for output in routing.outputs(to: FirelensOutput.datadog) {
      guard let entry = output.configuration.secret(LogSetting.Kind.apiKey.option.description),
        let name = entry.name.value?.text
      else { continue }
      findings += finding(entry) {
        output.container.subject("logConfiguration", "secretOptions", name)
      }
    }
    return findings
  }

  func applies(to routing: LogRouting) -> Bool {
    let key = LogSetting.Kind.apiKey
    return routing.definition.sidecars.first?.secrets.lookup(key.variable).value != nil
      || routing.outputs(to: FirelensOutput.datadog).contains {
        $0.configuration.secret(key.option.description) != nil
      }
  }

  private func finding(
    _ entry: NamedEntries.Entry, subject: () -> Subject
  ) -> [RuleFinding] {
    guard let value = entry.value.written, !value.isBlank else { return [] }
    // A name with a placeholder is the name of a parameter, whatever replaces the placeholder.
    if allowed.contains("ssm"), SecretReference.isParameterName(value) { return [] }
    switch SecretReference(value) {
    case .unresolved: return []
    case .parameter where allowed.contains("ssm"): return []
    case .secret where allowed.contains("secretsmanager"): return []
    case .parameter, .secret, .other:
      return [
        RuleFinding(at: value.range, .wrongStore(value, allowed: allowed), subject: subject())
      ]
    }
  }
}

extension Message {
  fileprivate static func wrongStore(_ value: JSONString, allowed: [String]) -> Message {
    let stores = allowed.map { $0 == "ssm" ? "an SSM parameter" : "a Secrets Manager secret" }
      .joined(separator: " or ")
    return Message(
      fact: "Datadog API key '\(value.text)' is not \(stores)",
      consequence: "if the execution role may not read it, the task does not start",
      remedy: "store the key as \(stores) and refer to it in 'valueFrom'"
    )
  }
}
