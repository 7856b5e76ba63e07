struct SecretAccountMismatchRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "secret-account-mismatch",
    category: .secrets,
    severity: .warning,
    stage: .start,
    summary:
      "A parameter belongs to another account than the execution role or the other parameters.",
    rationale: """
      ECS reads parameters with the execution role, which can read those of its own account, and \
      those of another account only if that account shares them. Two accounts in one definition \
      usually mean that the definition was copied to another account and changed in part. The task \
      then stops with ResourceInitializationError.
      """,
    remedy: "Correct the account in the ARN.",
    references: [
      .executionRole,
      .init(
        "Systems Manager: work with shared parameters",
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-shared-parameters.html"
      ),
    ],
    lessons: [
      Lesson(
        Example(
          task: #""executionRoleArn": [1|"arn:aws:iam::123456789012:role/execution"|]"#,
          app: #""secrets": [{ "name": "DB", "valueFrom": [|"\#(parameter("210987654321"))"|] }]"#),
        after: Example(
          task: #""executionRoleArn": "arn:aws:iam::123456789012:role/execution""#,
          app: #""secrets": [{ "name": "DB", "valueFrom": "\#(parameter("123456789012"))" }]"#))
    ],
    examples: [
      Example(
        task: #""executionRoleArn": [1|"arn:aws:iam::123456789012:role/execution"|]"#,
        app: #""secrets": [{"name": "DB", "valueFrom": [|"\#(parameter("210987654321"))"|]}]"#,
        isDocumented: false),
      Example(
        app: #""secrets": [{"name": "DB", "valueFrom": [1|"\#(parameter("123456789012"))"|]}]"#,
        sidecar: #""secrets": [{"name": "DB", "valueFrom": [|"\#(parameter("210987654321"))"|]}]"#),
      Example(
        task: #""executionRoleArn": "arn:aws:iam::123456789012:role/execution""#,
        app: #""secrets": [{"name": "DB", "valueFrom": "\#(parameter("123456789012"))"}]"#),
      Example(
        task: #""executionRoleArn": "arn:aws:iam::ACCOUNT:role/execution""#,
        app: #""secrets": [{"name": "DB", "valueFrom": "\#(parameter("210987654321"))"}]"#),
      Example(
        task: #""executionRoleArn": "arn:aws:iam::123456789012:role/execution""#,
        app: #""secrets": [{"name": "DB", "valueFrom": "/koyama/db"}]"#),
      Example(
        task: #""executionRoleArn": "arn:aws:sts::123456789012:assumed-role/execution/koyama""#,
        app: #""secrets": [{"name": "DB", "valueFrom": "\#(parameter("210987654321"))"}]"#),
      Example(
        task: #""executionRoleArn": "arn:aws:iam:::role/execution""#,
        app: #""secrets": [{"name": "DB", "valueFrom": "\#(parameter("210987654321"))"}]"#),
    ]
  )

  private static func parameter(_ account: String) -> String {
    "arn:aws:ssm:eu-west-1:\(account):parameter/koyama/db"
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let places = definition.secretPlaces { !$0.decodedBytes.begins(with: "arn:") }
    let parameters = places.compactMap { place -> (SecretPlace, Account)? in
      let account = place.entry.value.value.flatMap { Self.account(in: $0, of: "ssm") }
      return account.map { (place, $0) }
    }
    guard !parameters.isEmpty else { return [] }
    let role = definition.executionRoleARN.value.flatMap { Self.account(in: $0, of: "iam") }
    // If the account of the role is not known, the parameters are compared with each other.
    guard let expected = role ?? Self.mostFrequent(parameters.map(\.1)) else { return [] }
    return parameters.compactMap { place, account in
      guard account.number != expected.number else { return nil }
      return RuleFinding(
        at: account.range, .mismatch(place.label, account, expected), subject: place.subject
      ).related(expected.range, "account '\(expected.number)'")
    }
  }

  /// The most frequent account, in any order; others are reported.
  private static func mostFrequent(_ accounts: [Account]) -> Account? {
    let counts = accounts.reduce(into: [String: Int]()) { $0[$1.number, default: 0] += 1 }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return accounts.first { $0.number == most?.key }
  }

  fileprivate struct Account {
    let number: String
    let range: SourceRange
  }

  private static func account(in text: JSONString, of service: StaticString) -> Account? {
    guard let arn = ARN(text.decodedBytes), arn.serviceBytes.isText(service),
      !arn.accountBytes.isEmpty
    else { return nil }
    return Account(number: arn.account, range: text.range)
  }
}

extension Message {
  fileprivate static func mismatch(
    _ secret: String, _ account: SecretAccountMismatchRule.Account,
    _ expected: SecretAccountMismatchRule.Account
  ) -> Message {
    Message(
      fact: "\(secret) is a parameter of account '\(account.number)', not '\(expected.number)'",
      consequence: "the task does not start if that account does not share the parameter",
      remedy: "correct the account in the ARN"
    )
  }
}
