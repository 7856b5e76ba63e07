struct FargateStopTimeoutRule: DefinitionRule, PlainRule {
  /// The supported times in seconds.
  private static let range = 2...120

  static let metadata = RuleMetadata(
    id: "fargate-stop-timeout",
    category: .fargate,
    severity: .error,
    stage: .register,
    summary: "A `startTimeout` or `stopTimeout` is outside 2 to 120 seconds on Fargate.",
    rationale: """
      On Fargate the API accepts 2 to 120 seconds for `startTimeout` and `stopTimeout`: two minutes \
      after the request to stop, Fargate kills a container. On EC2 they may be longer.
      """,
    remedy: "Use 2 to 120 seconds.",
    references: [.containerDefinition],
    lessons: [
      Lesson(
        Example(task: #""requiresCompatibilities": ["FARGATE"]"#, app: #""stopTimeout": [|300|]"#))
    ],
    examples: [
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#, app: #""startTimeout": [|1|]"#),
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#, app: #""startTimeout": 2"#),
      Example(
        task: #""requiresCompatibilities": ["EC2", "FARGATE"]"#,
        sidecar: #""stopTimeout": [|121|]"#),
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#, app: #""stopTimeout": 120"#),
      Example(task: #""requiresCompatibilities": ["EC2"]"#, app: #""stopTimeout": 300"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    return definition.containers.flatMap { container in
      Self.timeouts.compactMap { property in
        // Nowhere may a timeout be negative: another rule reports that.
        guard case .value(let timeout, let place) = container.integer(property), timeout >= 0,
          !Self.range.contains(timeout)
        else { return nil }
        let name = ContainerDefinition.name(of: property)
        let nearest = max(Self.range.lowerBound, min(timeout, Self.range.upperBound))
        let edit = Fix.Edit(place.range, String(nearest))
        return RuleFinding(at: place.range, .unsupported(timeout, of: name, container))
          .fixed(by: Fix(.safe, "write \(nearest)", edits: [edit]))
      }
    }
  }

  private static let timeouts: [ContainerDefinition.Property] = [.startTimeout, .stopTimeout]
}

extension Message {
  fileprivate static func unsupported(
    _ timeout: Int, of name: StaticString, _ container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "invalid '\(name)' value '\(timeout)' in container \(container.label); "
        + "expected 2 to 120 on Fargate",
      consequence: "the API rejects the definition",
      remedy: "use 2 to 120 seconds"
    )
  }
}
