struct SecretValueFromInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "secret-value-from-invalid",
    category: .secrets,
    severity: .error,
    stage: .start,
    summary: "`valueFrom` names neither a parameter nor a secret.",
    rationale: """
      ECS looks a secret up when the task starts. `valueFrom` is the name or the ARN of a \
      parameter, `arn:aws:ssm:REGION:ACCOUNT:parameter/NAME`, or the ARN of a secret, \
      `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME`, which three more fields may follow: \
      JSON key, stage and version, with all their colons. With anything else the task stops with \
      ResourceInitializationError.
      """,
    remedy: "Write the parameter's name or ARN, or the secret's ARN.",
    silences: ["datadog-api-key-not-ssm"],
    references: [
      .sensitiveData,
      .init(
        "Amazon ECS API: Secret",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html"),
    ],
    examples: [
      secret(#"[|"arn:aws:s3:::koyama/password"|]"#),
      secret(#"[|"arn:aws:ssm:eu-west-1:123456789012:parameter//koyama/db"|]"#),
      secret(#"[|"arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3:password"|]"#),
      secret(#"[|"arn:aws:ssm:parameter/koyama/db"|]"#),
      secret(#"[|"koyama db password"|]"#),
      Example(
        options: #""Name": "loki""#,
        secretOptions: #"{"name": "http_passwd", "valueFrom": [|"ssm:/koyama/loki"|]}"#),
      secret(#""arn:aws:ssm:eu-west-1:123456789012:parameter/koyama/db""#),
      secret(#""arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3:password::""#),
      secret(#""arn:aws:secretsmanager:eu-west-1:123456789012:secret:db""#),
      secret(#""/koyama/db""#),
      secret(#""arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter//koyama/db""#, isDocumented: false),
      secret(#""{{ db_secret }}""#),
      secret(#"[|"arn:aws:ssm:eu-west-1:123456789012:document/koyama"|]"#, isDocumented: false),
      secret(
        #"[|"arn:aws:secretsmanager:eu-west-1:123456789012:rotation:db"|]"#, isDocumented: false),
      secret(#"[|"arn:aws:secretsmanager:eu-west-1:123456789012:secret"|]"#, isDocumented: false),
      secret(#"[|"arn:aws:secretsmanager:eu-west-1:123456789012:secret:"|]"#, isDocumented: false),
      secret(#"[|"koyama-db:"|]"#, isDocumented: false),
      secret(#""koyama-db:3""#),
    ]
  )

  private static func secret(_ value: String, isDocumented: Bool = true) -> Example {
    Example(
      app: #""secrets": [{"name": "DB_PASSWORD", "valueFrom": \#(value)}]"#,
      isDocumented: isDocumented)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.secretPlaces(unless: SecretReference.isParameterName).compactMap { place in
      guard let value = place.entry.value.value, let problem = Self.problem(of: value) else {
        return nil
      }
      return RuleFinding(
        at: value.range, .invalid(place.label, problem), subject: place.subject)
    }
  }

  /// What is wrong with a reference; the value itself may be a secret that was put in the wrong
  /// place.
  private static func problem(of value: JSONString) -> String? {
    guard value.decodedBytes.begins(with: "arn:") else {
      return SecretReference(value) == .other && !isVersionedName(value.text)
        ? "neither a parameter's name nor an ARN" : nil
    }
    guard let arn = ARN(value.decodedBytes) else { return "an ARN with fewer than six fields" }
    let resource = arn.resource
    switch arn.service {
    case "ssm":
      guard resource.hasPrefix("parameter/") else { return "an ARN of no parameter" }
      return resource.hasPrefix("parameter//")
        ? "a parameter's ARN with two slashes before the name" : nil
    case "secretsmanager":
      let fields = resource.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.first == "secret", fields.count > 1, !fields[1].isEmpty else {
        return "an ARN of no secret"
      }
      return fields.count == 2 || fields.count == 5
        ? nil : "a secret's ARN with \(fields.count + 5) fields, not 7 or 10"
    default:
      return "an ARN of the service '\(arn.service)'"
    }
  }

  /// `NAME:3`, a version of a parameter, which the Parameter Store itself takes.
  private static func isVersionedName(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[1].isEmpty && parts[1].utf8.allSatisfy(\.isDigit)
  }
}

extension Message {
  fileprivate static func invalid(_ secret: String, _ problem: String) -> Message {
    Message(
      fact: "the 'valueFrom' of \(secret) is \(problem)",
      consequence: "ECS can't look it up, and the task does not start",
      remedy: "write a parameter's name or ARN, or a secret's ARN"
    )
  }
}
