struct FargateSizeInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fargate-size-invalid",
    category: .fargate,
    severity: .error,
    stage: .register,
    summary: "The `cpu` and `memory` of a task are not a size that Fargate supports.",
    rationale: """
      On Fargate a task needs `cpu` and `memory`, and each amount of CPU units supports certain \
      amounts of memory. Windows tasks have 1024, 2048 or 4096 CPU units. The API rejects any other \
      pair.
      """,
    remedy: "Set the task's `cpu` and `memory` to a supported pair.",
    references: [.fargateSizes],
    lessons: [
      Lesson(
        Example(
          task: #""requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": [|"4096"|]"#),
        after: Example(
          task: #""requiresCompatibilities": ["FARGATE"], "cpu": "512", "memory": "4096""#))
    ],
    examples: [
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "cpu": "300", "memory": [|"512"|]"#),
      Example(task: #""requiresCompatibilities": ["FARGATE"], "memory": [|"5 MB"|]"#),
      Example(
        task: """
          "family": "koyama", "networkMode": "awsvpc",
          "requiresCompatibilities": ["FARGATE"], "cpu": [|".5 vCPU"|]
          """),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "cpu": "32768", "memory": [|"65536"|]"#),
      Example(
        task: #""requiresCompatibilities": ["FARGATE"], "cpu": "32768", "memory": "122880""#),
      Example(task: windows(cpu: "512", memory: #"[|"1024"|]"#), app: log, without: ["sidecar"]),
      Example(task: windows(cpu: "1024", memory: #""2048""#), app: log, without: ["sidecar"]),
      Example(task: #""requiresCompatibilities": ["FARGATE"], "cpu": "", "memory": """#),
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

  private static let log = """
    "logConfiguration": {
      "logDriver": "splunk",
      "options": { "splunk-url": "https://hec.koyama.example", "splunk-token": "{{ token }}" }
    }
    """

  private static func windows(cpu: String, memory: String) -> String {
    """
    "requiresCompatibilities": ["FARGATE"], "cpu": "\(cpu)", "memory": \(memory),
    "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }
    """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .fargate else { return [] }
    let cpu = definition.cpu
    let memory = definition.memory
    let cpus = definition.runsOnWindows == true ? FargateSizes.windowsCPUs : FargateSizes.cpus
    guard let message = Self.objection(cpu, memory, cpus: cpus) else { return [] }
    let place =
      memory.knownPlace ?? cpu.knownPlace ?? definition.requiresCompatibilities.place.map(\.name)
    return place.map { [RuleFinding(at: $0, message, subject: Subject(["memory"]))] } ?? []
  }

  /// What is wrong for every value that an unresolved one may take.
  private static func objection(
    _ cpu: Field<String>, _ memory: Field<String>, cpus: [Int]
  ) -> Message? {
    if let text = cpu.value, !cpus.contains(TaskSize.cpuUnits(text) ?? 0) {
      return .unsupportedCPU(text, cpus)
    }
    if let text = memory.value, !FargateSizes.isMemory(TaskSize.mebibytes(text) ?? 0) {
      return .unsupportedMemory(text)
    }
    if cpu.isUnset || memory.isUnset {
      let missing = [cpu.isUnset ? "cpu" : nil, memory.isUnset ? "memory" : nil].compactMap(\.self)
      return .absent(missing)
    }
    guard let cpuText = cpu.value, let units = TaskSize.cpuUnits(cpuText),
      let memoryText = memory.value, let size = TaskSize.mebibytes(memoryText),
      let sizes = FargateSizes.memorySizes(with: units), !sizes.contains(size)
    else { return nil }
    return .mismatch(memoryText, cpu: cpuText, sizes: sizes)
  }
}

extension Field<String> {
  /// The place of the value, nil if it has none.
  fileprivate var knownPlace: SourceRange? {
    isUnset ? nil : place?.key.flatMap { _ in place?.range }
  }
}

extension Message {
  private static let sizeRejection: MessageText = "the API rejects the definition"

  fileprivate static func unsupportedCPU(_ cpu: String, _ cpus: [Int]) -> Message {
    let list = cpus.map(String.init).joined(separator: ", ")
    return Message(
      fact: "Fargate does not support 'cpu' value '\(cpu)'; expected one of \(list)",
      consequence: sizeRejection,
      remedy: "set the task's 'cpu' to one of \(list)"
    )
  }

  fileprivate static func unsupportedMemory(_ memory: String) -> Message {
    Message(
      fact: "Fargate does not support 'memory' value '\(memory)'",
      consequence: sizeRejection,
      remedy: "set the task's 'memory' to a supported size in MiB, such as 512 for a 'cpu' of 256"
    )
  }

  fileprivate static func absent(_ names: [String]) -> Message {
    let words = names.map { "'\($0)'" }.joined(separator: " and ")
    return Message(
      fact: "missing \(words) for a task on Fargate",
      consequence: "Fargate requires a size of the task; the API rejects the definition",
      remedy: "set \(words) on the task"
    )
  }

  fileprivate static func mismatch(_ memory: String, cpu: String, sizes: [Int]) -> Message {
    let step = sizes.count > 1 ? sizes[1] - sizes[0] : 0
    let list =
      sizes.count < 5
      ? sizes.map(String.init).joined(separator: ", ")
      : "\(sizes[0]) to \(sizes[sizes.count - 1]) in steps of \(step)"
    return Message(
      fact: "'memory' value '\(memory)' does not go with 'cpu' value "
        + "'\(cpu)' on Fargate",
      consequence: sizeRejection,
      remedy: "with that 'cpu', set 'memory' to \(list)"
    )
  }
}
