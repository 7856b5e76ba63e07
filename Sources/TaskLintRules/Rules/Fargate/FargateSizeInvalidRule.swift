struct FargateSizeInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fargate-size-invalid",
    category: .fargate,
    severity: .error,
    stage: .register,
    summary: "A task on Fargate has no size that Fargate runs.",
    rationale: """
      Fargate sells tasks by size: each amount of CPU units goes with some amounts of memory, and \
      both stand at the task. The API refuses any other pair.
      """,
    remedy: "Set `cpu` and `memory` of the task to one of the pairs.",
    references: [.fargateSizes],
    examples: [
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": [|"4096"|]"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "cpu": "300", "memory": [|"512"|]"#),
      Example(task: #""requiresCompatibilities": ["FARGATE"], "memory": [|"5 MB"|]"#),
      Example(
        task: """
          "family": "koyama", "networkMode": "awsvpc",
          "requiresCompatibilities": ["FARGATE"], "cpu": [|".5 vCPU"|]
          """),
      Example(task: #""requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "2048""#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "cpu": ".5 vCPU", "memory": "4GB""#),
      Example(task: #""requiresCompatibilities": ["EC2"], "cpu": "256", "memory": "4096""#),
      Example(
        task: #"""
          "family": "koyama", "networkMode": "awsvpc",
          "requiresCompatibilities": ["FARGATE"], "memory": [|"512"|]
          """#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    let cpu = definition.cpu
    let memory = definition.memory
    guard let message = Self.objection(cpu, memory) else { return [] }
    let place =
      memory.knownPlace ?? cpu.knownPlace ?? definition.requiresCompatibilities.place.map(\.name)
    return place.map { [RuleFinding(at: $0, message, subject: Subject(["memory"]))] } ?? []
  }

  /// What is wrong for every value that an unresolved one may take.
  private static func objection(_ cpu: Field<String>, _ memory: Field<String>) -> Message? {
    if let text = cpu.value, TaskSize.cpuUnits(text).flatMap(FargateSizes.memory) == nil {
      return .noSuchCPU(text)
    }
    if let text = memory.value, !FargateSizes.isMemory(TaskSize.mebibytes(text) ?? 0) {
      return .noSuchMemory(text)
    }
    if cpu.isUnset || memory.isUnset {
      let missing = [cpu.isUnset ? "cpu" : nil, memory.isUnset ? "memory" : nil].compactMap(\.self)
      return .absent(missing)
    }
    guard let cpuText = cpu.value, let units = TaskSize.cpuUnits(cpuText),
      let memoryText = memory.value, let size = TaskSize.mebibytes(memoryText),
      let memory = FargateSizes.memory(with: units), !memory.contains(size)
    else { return nil }
    return .noPair(memoryText, cpu: cpuText, sizes: memory.sizes)
  }
}

extension Field<String> {
  /// Where the value is written, if it is.
  fileprivate var knownPlace: SourceRange? {
    isUnset ? nil : place?.key.flatMap { _ in place?.range }
  }
}

extension Message {
  private static let sizeRefusal =
    "Fargate has no task of that size, and the API refuses the definition"

  fileprivate static func noSuchCPU(_ cpu: String) -> Message {
    Message(
      fact: "cpu '\(cpu.prefix(80))' is no size of a task on Fargate",
      consequence: sizeRefusal,
      remedy: "write one of \(FargateSizes.cpus.map(String.init).joined(separator: ", "))"
    )
  }

  fileprivate static func noSuchMemory(_ memory: String) -> Message {
    Message(
      fact: "memory '\(memory.prefix(80))' goes with no cpu on Fargate",
      consequence: sizeRefusal,
      remedy: "write the MiB of one of Fargate's sizes, such as 512 for a cpu of 256"
    )
  }

  fileprivate static func absent(_ names: [String]) -> Message {
    let words = names.map { "'\($0)'" }.joined(separator: " and ")
    return Message(
      fact: "a task on Fargate has no \(words)",
      consequence: "Fargate runs tasks of fixed sizes, and the API refuses the definition",
      remedy: "set \(words) on the task"
    )
  }

  fileprivate static func noPair(_ memory: String, cpu: String, sizes: [Int]) -> Message {
    let step = sizes.count > 1 ? sizes[1] - sizes[0] : 0
    let list =
      sizes.count < 5
      ? sizes.map(String.init).joined(separator: ", ")
      : "\(sizes[0]) to \(sizes[sizes.count - 1]) in steps of \(step)"
    return Message(
      fact: "memory '\(memory.prefix(80))' does not go with cpu '\(cpu.prefix(80))' on Fargate",
      consequence: sizeRefusal,
      remedy: "with that cpu, write \(list)"
    )
  }
}
