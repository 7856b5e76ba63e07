struct FargateStopTimeoutRule: DefinitionRule, PlainRule {
  /// The longest time in seconds that Fargate waits.
  private static let longest = 120

  static let metadata = RuleMetadata(
    id: "fargate-stop-timeout",
    category: .fargate,
    severity: .error,
    stage: .register,
    summary: "A container on Fargate asks for more than 120 seconds to stop.",
    rationale: """
      Fargate kills a container two minutes after it has asked it to stop at the latest, and the \
      API refuses a longer `stopTimeout`. On EC2 it may be longer.
      """,
    remedy: "Set `stopTimeout` to 120 at most.",
    references: [.containerDefinition],
    examples: [
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#, app: #""stopTimeout": [|300|]"#),
      Example(
        task: #""requiresCompatibilities": ["EC2", "FARGATE"]"#,
        sidecar: #""stopTimeout": [|121|]"#),
      Example(task: #""requiresCompatibilities": ["FARGATE"]"#, app: #""stopTimeout": 120"#),
      Example(task: #""requiresCompatibilities": ["EC2"]"#, app: #""stopTimeout": 300"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    return definition.containers.compactMap { container in
      guard case .value(let timeout, let place) = container.object.integer("stopTimeout"),
        timeout > Self.longest
      else { return nil }
      let edit = Fix.Edit(place.range, String(Self.longest))
      return RuleFinding(at: place.range, .tooLong(timeout, container))
        .fixed(by: Fix(.safe, "write \(Self.longest)", edits: [edit]))
    }
  }
}

extension Message {
  fileprivate static func tooLong(_ timeout: Int, _ container: ContainerDefinition) -> Message {
    Message(
      fact: "container \(container.label) asks for \(timeout) seconds to stop",
      consequence: "Fargate waits for 120 at most, and the API refuses the definition",
      remedy: "write 120 or less"
    )
  }
}
