struct ExecutionRoleMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "execution-role-missing",
    category: .secrets,
    severity: .error,
    stage: .register,
    summary: "The definition needs an execution role and names none.",
    rationale: """
      With the execution role ECS acts before the containers run: it looks up secrets, and on \
      Fargate, where no instance lends its own role, it pulls images from private ECR and writes \
      to CloudWatch Logs. The API refuses what needs it without `executionRoleArn`: `When you are \
      specifying container secrets, you must also specify a value for 'executionRoleArn'`.
      """,
    remedy: "Add `executionRoleArn` with a role that may do this.",
    references: [.executionRole],
    examples: [
      Example(
        task: #""family": "app""#,
        app: #""memory": 512, [|"secrets"|]: [{"name": "DB", "valueFrom": "/koyama/db"}]"#,
        sidecar: #""memory": 64"#),
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
      needs.dropFirst().prefix(4).reduce(finding) { $0.related($1.range, $1.reason) }
    ]
  }
}

extension Message {
  fileprivate static func missing(_ need: ExecutionRoleNeed) -> Message {
    Message(
      fact: "\(need.reason), and the definition has no 'executionRoleArn'",
      consequence: "the API refuses it at registration",
      remedy: "add 'executionRoleArn'"
    )
  }
}
