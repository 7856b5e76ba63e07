struct ECSContainerExceedsTaskRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-container-exceeds-task",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "The containers ask for more memory or CPU than the task has.",
    rationale: """
      The `memory` of a container must not exceed the task's, nor its `memoryReservation` its \
      `memory`. The sums of `cpu` and of `memoryReservation` over all containers must not exceed \
      the task's `cpu` and `memory`. The sum of `memory` may exceed it: it is a limit for each \
      container, not a reservation.
      """,
    remedy: "Increase the task's amount, or reduce the container's.",
    references: [.containerDefinition, .registerTaskDefinition],
    lessons: [
      Lesson(
        Example(task: #""memory": [1|"512"|]"#, app: #""memory": [|1024|]"#),
        after: Example(task: #""memory": "2048""#, app: #""memory": 1024"#))
    ],
    examples: [
      Example(
        task: #""cpu": [1|".25 vCPU"|]"#, app: #""cpu": 224"#, sidecar: #""cpu": [|64|]"#),
      Example(
        task: #""memory": [1|"512"|]"#, app: #""memoryReservation": 400"#,
        sidecar: #""memoryReservation": [|200|]"#),
      Example(app: #""memory": [1|256|], "memoryReservation": [|512|]"#),
      Example(app: #""memory": 256, "memoryReservation": 256"#),
      Example(task: #""memory": "512""#, app: #""memory": 512"#, sidecar: #""memory": 256"#),
      Example(task: #""cpu": ".25 vCPU""#, app: #""cpu": 224"#, sidecar: #""cpu": 32"#),
      Example(
        task: #""memory": "512""#, app: #""memoryReservation": 400"#,
        sidecar: #""memoryReservation": 100"#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let memory = Self.limit(definition.memory, TaskSize.mebibytes)
    let cpu = Self.limit(definition.cpu, TaskSize.cpuUnits)
    return definition.containers.flatMap { container in
      Self.memoryFindings(in: container, of: memory)
    }
      + Self.findings(ofSumOf: .cpu, of: "CPU units", in: definition, over: cpu)
      + Self.findings(ofSumOf: .memoryReservation, of: "MiB", in: definition, over: memory)
  }

  /// An amount of the task, and its place.
  private typealias Limit = (amount: Int, range: SourceRange)

  private static func limit(_ field: Field<String>, _ read: (String) -> Int?) -> Limit? {
    guard case .value(let text, let place) = field else { return nil }
    return read(text).map { ($0, place.range) }
  }

  private static func memoryFindings(
    in container: ContainerDefinition, of task: Limit?
  ) -> [RuleFinding] {
    guard case .value(let memory, let place) = container.memory, memory > 0 else { return [] }
    var findings: [RuleFinding] = []
    if let task, memory > task.amount {
      findings.append(
        RuleFinding(at: place.range, .memory(memory, of: container, limit: task.amount))
          .related(task.range, "the task's memory"))
    }
    if case .value(let reservation, let reserved) = container.memoryReservation,
      reservation > memory
    {
      findings.append(
        RuleFinding(at: reserved.range, .reservation(reservation, of: container, limit: memory))
          .related(place.range, "the container's memory"))
    }
    return findings
  }

  /// The container whose amount makes the sum exceed the task's.
  private static func findings(
    ofSumOf property: ContainerDefinition.Property, of unit: String, in definition: TaskDefinition,
    over limit: Limit?
  ) -> [RuleFinding] {
    guard let limit else { return [] }
    var sum = 0
    for container in definition.containers {
      guard case .value(let amount, let place) = container.integer(property), amount > 0 else {
        continue
      }
      sum = sum.addingReportingOverflow(amount).overflow ? Int.max : sum + amount
      guard sum > limit.amount else { continue }
      let name = ContainerDefinition.name(of: property)
      let total = sum
      let finding = RuleFinding(
        at: place.range, .sum(total, of: name, unit, with: container, limit: limit.amount))
      return [
        finding.related(limit.range, "the task's amount").known(by: [name.description])
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
      fact: "'memory' of container \(container.label) is \(memory) MiB; the task has \(limit) MiB",
      consequence: "the API rejects the definition",
      remedy: "increase the task's 'memory', or reduce the container's to at most \(limit)"
    )
  }

  fileprivate static func reservation(
    _ reservation: Int, of container: ContainerDefinition, limit: Int
  ) -> Message {
    Message(
      fact: """
        'memoryReservation' of container \(container.label) is \(reservation) MiB; its 'memory' is \
        \(limit) MiB
        """,
      consequence: "the API rejects the definition",
      remedy: "increase 'memory', or reduce 'memoryReservation' to at most \(limit)"
    )
  }

  fileprivate static func sum(
    _ sum: Int, of name: StaticString, _ unit: String, with container: ContainerDefinition,
    limit: Int
  ) -> Message {
    Message(
      fact: """
        '\(name)' of the containers adds up to \(sum) \(unit) with container \(container.label); the \
        task has \(limit)
        """,
      consequence: "the API rejects the definition",
      remedy: "increase the task's amount, or reduce the containers'"
    )
  }
}
