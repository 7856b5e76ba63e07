struct SecretValueFromInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "secret-value-from-invalid",
    category: .secrets,
    severity: .error,
    stage: .start,
    summary: "`valueFrom` refers to neither a parameter nor a secret.",
    rationale: """
      ECS reads secrets when the task starts. `valueFrom` is the name or the ARN of a parameter, \
      `arn:aws:ssm:REGION:ACCOUNT:parameter/NAME`, or the ARN of a secret, \
      `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME`. Three more fields may follow the ARN of \
      a secret: JSON key, stage and version, with all their colons. With any other value the task \
      stops with ResourceInitializationError.
      """,
    remedy: "Set it to the name or ARN of a parameter, or to the ARN of a secret.",
    silences: ["datadog-api-key-not-ssm"],
    references: [
      .sensitiveData,
      .init(
        "Amazon ECS API: Secret",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html"),
    ],
    lessons: [
      Lesson(
        secret(#"[|"arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3:password"|]"#),
        after: secret(
          #""arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3:password::""#))
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
      secret(#"[|":3"|]"#, isDocumented: false),
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

  /// The problem of a reference, without its value: it may be a secret in the wrong place.
  private static func problem(of value: JSONString) -> String? {
    guard value.decodedBytes.begins(with: "arn:") else {
      return SecretReference(value) == .other && !isVersionedName(value.text)
        ? "neither the name of a parameter nor an ARN" : nil
    }
    guard let arn = ARN(value.decodedBytes) else { return "an ARN with fewer than six fields" }
    let resource = arn.resource
    switch arn.service {
    case "ssm":
      guard resource.hasPrefix("parameter/") else { return "not the ARN of a parameter" }
      return resource.hasPrefix("parameter//")
        ? "the ARN of a parameter with two slashes before the name" : nil
    case "secretsmanager":
      let fields = resource.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.first == "secret", fields.count > 1, !fields[1].isEmpty else {
        return "not the ARN of a secret"
      }
      return fields.count == 2 || fields.count == 5
        ? nil : "the ARN of a secret with \(fields.count + 5) fields, not 7 or 10"
    default:
      return "an ARN of the service '\(arn.service)'"
    }
  }

  /// `NAME:3`, a version of a parameter, which Parameter Store accepts.
  private static func isVersionedName(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && parts[1].utf8.allSatisfy(\.isDigit)
  }
}

extension Message {
  fileprivate static func invalid(_ secret: String, _ problem: String) -> Message {
    Message(
      fact: "the 'valueFrom' of \(secret) is \(problem)",
      consequence: "ECS cannot read it, and the task does not start",
      remedy: "set it to the name or ARN of a parameter, or to the ARN of a secret"
    )
  }
}
