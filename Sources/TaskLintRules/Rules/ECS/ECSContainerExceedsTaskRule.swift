struct ECSContainerExceedsTaskRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-container-exceeds-task",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A container asks for more than the task has.",
    rationale: """
      No container may have a larger `memory` than its task, and all containers together no more \
      `cpu`. The sum of their `memory` may be larger: it is a limit for each, no reservation.
      """,
    remedy: "Give the task more, or the container less.",
    references: [.containerDefinition, .registerTaskDefinition],
    examples: [
      Example(task: #""memory": [1|"512"|]"#, app: #""memory": [|1024|]"#),
      Example(
        task: #""cpu": [1|".25 vCPU"|]"#, app: #""cpu": 224"#, sidecar: #""cpu": [|64|]"#),
      Example(task: #""memory": "512""#, app: #""memory": 512"#, sidecar: #""memory": 256"#),
      Example(task: #""cpu": ".25 vCPU""#, app: #""cpu": 224"#, sidecar: #""cpu": 32"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    memoryFindings(in: definition) + cpuFindings(in: definition)
  }

  private func memoryFindings(in definition: TaskDefinition) -> [RuleFinding] {
    guard case .value(let text, let task) = definition.memory,
      let limit = TaskSize.mebibytes(text)
    else { return [] }
    return definition.containers.compactMap { container in
      guard case .value(let memory, let place) = container.memory, memory > limit else {
        return nil
      }
      return RuleFinding(at: place.range, .memory(memory, of: container, limit: limit))
        .related(task.range, "the task's memory")
    }
  }

  /// The container with which the sum grows over the task's.
  private func cpuFindings(in definition: TaskDefinition) -> [RuleFinding] {
    guard case .value(let text, let task) = definition.cpu, let limit = TaskSize.cpuUnits(text)
    else { return [] }
    var sum = 0
    for container in definition.containers {
      guard case .value(let cpu, let place) = container.object.integer("cpu"), cpu > 0 else {
        continue
      }
      sum = sum.addingReportingOverflow(cpu).overflow ? Int.max : sum + cpu
      guard sum > limit else { continue }
      return [
        RuleFinding(at: place.range, .cpu(sum, with: container, limit: limit))
          .related(task.range, "the task's CPU units")
          .known(by: ["cpu"])
      ]
    }
    return []
  }
}

extension Message {
  fileprivate static func memory(
    _ memory: Int, of container: ContainerDefinition, limit: Int
  ) -> Message {
    Message(
      fact: "container \(container.label) asks for \(memory) MiB of the task's \(limit)",
      consequence: "the API refuses the definition at registration",
      remedy: "give the task more memory, or the container at most \(limit) MiB"
    )
  }

  fileprivate static func cpu(
    _ sum: Int, with container: ContainerDefinition, limit: Int
  ) -> Message {
    Message(
      fact:
        "with container \(container.label) \(sum) CPU units are asked for of the task's \(limit)",
      consequence: "the API refuses the definition at registration",
      remedy: "give the task more CPU units, or the containers less"
    )
  }
}
