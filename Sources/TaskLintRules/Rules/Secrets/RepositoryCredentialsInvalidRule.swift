struct RepositoryCredentialsInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "repository-credentials-invalid",
    category: .secrets,
    severity: .error,
    stage: .register,
    summary: "The credentials of a registry are not a secret, or ECR does not use them.",
    rationale: """
      `credentialsParameter` is the name or the ARN of a secret in Secrets Manager, without a JSON \
      key behind it. Private ECR authenticates with the execution role; the API rejects credentials \
      there as `not a supported authentication method for ECR repositories`.
      """,
    remedy: "Use the ARN of a secret, or remove the credentials of an image in ECR.",
    references: [
      .init(
        "Amazon ECS API: RepositoryCredentials",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RepositoryCredentials.html"),
      .init(
        "Amazon ECS: private registry authentication",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html"),
    ],
    lessons: [
      Lesson(
        credentials(
          #"[|"arn:aws:ssm:eu-west-1:111122223333:parameter/registry"|]"#),
        after: credentials(
          #""arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-a1b2c3""#)),
      Lesson(
        credentials(
          #""arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-a1b2c3""#,
          key: #"[|"repositoryCredentials"|]"#,
          image: #"[1|"111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1"|]"#),
        after: Example(
          app: #""image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1""#)),
    ],
    examples: [
      credentials(
        #"[|"arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-a1b2c3:user::"|]"#),
      credentials(#"[|"arn:aws:secretsmanager:registry-a1b2c3"|]"#),
      credentials(#""registry""#),
      credentials(#""arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry""#),
      credentials(#""${CREDENTIALS}""#),
      credentials(#""registry""#, image: #""public.ecr.aws/koyama/app:1""#),
    ]
  )

  private static func credentials(
    _ value: String, key: String = #""repositoryCredentials""#,
    image: String = #""registry.koyama.example/app:1""#, fileID: String = #fileID,
    line: Int = #line
  ) -> Example {
    Example(
      app: """
        "image": \(image),
        \(key): { "credentialsParameter": \(value) }
        """, fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.compactMap { container in
      guard case .value(let credentials, let place) = container.repositoryCredentials,
        case .value(let secret, let own) = credentials.credentialsParameter, !secret.isBlank
      else { return nil }
      if let image = container.image.value, ImageReference(image).isPrivateECR {
        return RuleFinding(at: place.name, .ecr(container)).related(image.range, "the image")
      }
      guard !Placeholder.isIn(secret, .reference), let problem = Self.problem(with: secret.text)
      else { return nil }
      return RuleFinding(at: own.range, .invalid(container, problem))
    }
  }

  /// The problem with a secret, without its value; nil if it is a name or an ARN.
  private static func problem(with text: String) -> MessageText? {
    guard text.hasPrefix("arn:") else { return nil }
    guard let arn = ARN(text), arn.service == "secretsmanager" else {
      return ARN(text).map { "are an ARN of the service '\($0.service)'" }
        ?? "are an ARN with fewer than six fields"
    }
    let fields = arn.resource.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.first == "secret", fields.count > 1, !fields[1].isEmpty else {
      return "are not the ARN of a secret"
    }
    return fields.count == 2 ? nil : "have fields behind the ARN of the secret"
  }
}

extension Message {
  fileprivate static func ecr(_ container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) has registry credentials for an image in private ECR",
      consequence: "the API rejects them; ECR authenticates with the execution role",
      remedy: "remove 'repositoryCredentials'"
    )
  }

  fileprivate static func invalid(_ container: ContainerDefinition, _ problem: MessageText)
    -> Message
  {
    Message(
      fact: "the registry credentials of container \(container.label) \(problem)",
      consequence: "the API rejects the definition",
      remedy: "use the name or the ARN of a secret in Secrets Manager"
    )
  }
}
