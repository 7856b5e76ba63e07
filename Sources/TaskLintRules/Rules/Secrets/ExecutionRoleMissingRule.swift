struct ExecutionRoleMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "execution-role-missing",
    category: .secrets,
    severity: .error,
    stage: .register,
    summary: "The definition needs an execution role and does not specify one.",
    rationale: """
      ECS uses the execution role before the containers run: it reads secrets, registry \
      credentials and environment files, and on Fargate, where there is no instance role, it pulls \
      images from private ECR and writes to CloudWatch Logs. The API rejects secrets without the \
      role: `When you are specifying container secrets, you must also specify a value for \
      'executionRoleArn'`. With `repositoryCredentials` or `environmentFiles` the task does not \
      start.
      """,
    remedy: "Add `executionRoleArn` with a role that has the permissions.",
    references: [.executionRole],
    lessons: [
      Lesson(
        Example(
          task: #""family": "app""#,
          app: """
            "memory": 512,
            [|"secrets"|]: [{ "name": "DB", "valueFrom": "/koyama/db" }]
            """),
        after: Example(
          task: """
            "family": "app",
            "executionRoleArn": "arn:aws:iam::123456789012:role/app-execution"
            """,
          app: """
            "memory": 512,
            "secrets": [{ "name": "DB", "valueFrom": "/koyama/db" }]
            """))
    ],
    examples: [
      Example(
        task: #""family": "app""#,
        app: #""memory": 512, [|"secrets"|]: [{"name": "DB", "valueFrom": "/koyama/db"}]"#,
        sidecar: #""memory": 64"#, isDocumented: false),
      Example(
        task: #""family": "app""#,
        app: """
          "memory": 512,
          [|"environmentFiles"|]: [{"type": "s3", "value": "arn:aws:s3:::koyama/app.env"}]
          """, sidecar: #""memory": 64"#),
      Example(
        task: #""family": "app""#,
        app: """
          "memory": 512, [|"repositoryCredentials"|]: {
            "credentialsParameter": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hub"}
          """, sidecar: #""memory": 64"#),
      Example(
        task: fargate, app: #""image": [|"123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1.4"|]"#),
      Example(
        task: fargate,
        sidecar: """
          "logConfiguration": {"logDriver": [|"awslogs"|], "options": {"awslogs-region": "eu-west-1",
            "awslogs-group": "router", "awslogs-stream-prefix": "router"}}
          """),
      Example(
        task: #""family": "app""#,
        app: #""memory": 512, "environment": [{"name": "DB", "value": "/koyama/db"}]"#,
        sidecar: #""memory": 64"#),
      Example(task: #""family": "app""#, app: #""memory": 512, "secrets": []"#),
      Example(
        task: fargate, app: #""image": "public.ecr.aws/koyama/app:1.4""#),
      Example(app: #""secrets": [{"name": "DB", "valueFrom": "/koyama/db"}]"#),
    ]
  )

  private static let fargate = """
    "family": "app", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
    "cpu": "256", "memory": "512"
    """

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.executionRoleARN.isUnset else { return [] }
    let needs = definition.executionRoleNeeds
    guard let first = needs.first else { return [] }
    let finding = RuleFinding(
      at: first.range, .missing(first), subject: Subject(["executionRoleArn"]))
    return [
      needs.dropFirst().prefix(4).reduce(finding) { $0.related($1.range, "\($1.reason)") }
    ]
  }
}

extension Message {
  fileprivate static func missing(_ need: ExecutionRoleNeed) -> Message {
    Message(
      fact: "\(need.reason), but the definition has no 'executionRoleArn'",
      consequence: need.isRejected
        ? "the API rejects the definition"
        : "ECS has no role to read them, and the task does not start",
      remedy: "add 'executionRoleArn'"
    )
  }
}
