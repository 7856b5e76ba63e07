struct AwslogsOptionMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "awslogs-option-missing",
    category: .logging,
    severity: .error,
    stage: .register,
    summary: "A required option of the log driver `awslogs` is missing.",
    rationale: """
      `awslogs` writes to the log group `awslogs-group` in the region `awslogs-region`. Without \
      them the API rejects the definition: "Log driver awslogs requires options". On Fargate it \
      also requires `awslogs-stream-prefix`, the first part of the names of the log streams.
      """,
    remedy: "Add the option.",
    references: [
      .init(
        "Amazon ECS: send logs to CloudWatch",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html"),
      .logConfiguration,
    ],
    lessons: [
      Lesson(
        Example(sidecar: log(#"[|"awslogs"|]"#, #""awslogs-group": "router""#)),
        after: Example(
          sidecar: log(
            #""awslogs""#,
            #""awslogs-group": "router", "awslogs-region": "eu-west-1", "#
              + #""awslogs-stream-prefix": "router""#)))
    ],
    examples: [
      Example(sidecar: log(#"[|"awslogs"|]"#, #""awslogs-group": "router""#)),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        sidecar: log(
          #"[|"awslogs"|]"#, #""awslogs-group": "router", "awslogs-region": "eu-west-1""#)),
      Example(sidecar: #""logConfiguration": {"logDriver": [|"awslogs"|]}"#),
      Example(
        sidecar: log(#""awslogs""#, #""awslogs-group": "router", "awslogs-region": "eu-west-1""#)),
      Example(
        task: #""requiresCompatibilities": ["EC2"]"#,
        sidecar: log(#""awslogs""#, #""awslogs-group": "router", "awslogs-region": "eu-west-1""#)),
      Example(sidecar: #""logConfiguration": {"logDriver": "json-file"}"#),
      Example(sidecar: log(#""awslogs""#, #""{{ group_key }}": "router""#)),
      Example(
        sidecar: #""logConfiguration": {"logDriver": "awslogs", "options": "{{ options }}"}"#),
      Example(
        sidecar: """
          "logConfiguration": {"logDriver": "awslogs", "secretOptions": "{{ secrets }}"}
          """),
    ]
  )

  private static func log(_ driver: String, _ options: String) -> String {
    #""logConfiguration": {"logDriver": \#(driver), "options": {\#(options)}}"#
  }

  private static let everywhere: [StaticString] = ["awslogs-group", "awslogs-region"]
  private static let onFargate: [StaticString] = everywhere + ["awslogs-stream-prefix"]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let required = definition.platform == .fargate ? Self.onFargate : Self.everywhere
    return definition.containers.compactMap { container in
      guard let configuration = container.logConfiguration.value,
        let driver = configuration.logDriver.value, driver == "awslogs"
      else { return nil }
      let missing = required.filter { configuration.certainlyLacks($0) }
      return missing.isEmpty
        ? nil : RuleFinding(at: driver.range, .missing(missing.map(\.description), container))
    }
  }
}

extension Message {
  fileprivate static func missing(_ names: [String], _ container: ContainerDefinition) -> Message {
    let quoted = names.map { "'\($0)'" }
    let list = [quoted.dropLast().joined(separator: ", "), quoted.last ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " and ")
    return Message(
      fact: "missing \(list) in the 'awslogs' options of container \(container.label)",
      consequence: "the API rejects the definition",
      remedy: "add \(list) to 'options'"
    )
  }
}
