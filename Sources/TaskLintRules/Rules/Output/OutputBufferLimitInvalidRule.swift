struct OutputBufferLimitInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-buffer-limit-invalid",
    category: .output,
    severity: .error,
    stage: .register,
    summary: "A `log-driver-buffer-limit`, or the sum over the containers, is out of range.",
    rationale: """
      The limit is the number of bytes that the log driver keeps in memory until the log router \
      accepts them: a whole number from 0 to 536870912. The buffers use memory of the task. If \
      the containers set neither `memory` nor `memoryReservation`, the sum of their limits has to \
      be less than 512 MiB, or the task is not placed.
      """,
    remedy: "Lower the limit, or reserve memory for the containers.",
    references: [
      .fireLens,
      .init(
        "FireLens examples: the buffer of the log driver",
        "https://github.com/aws-samples/amazon-ecs-firelens-examples/tree/mainline/examples/fluent-bit/log-driver-buffer-limit"
      ),
    ],
    lessons: [
      Lesson(
        Example(options: #""Name": "stdout", "log-driver-buffer-limit": [|"25m"|]"#),
        after: Example(options: #""Name": "stdout", "log-driver-buffer-limit": "26214400""#))
    ],
    examples: [
      Example(options: #""log-driver-buffer-limit": [|"536870913"|]"#),
      Example(
        options: #""log-driver-buffer-limit": "300000000""#, more: [worker(#"[|"300000000"|]"#)]),
      Example(options: #""log-driver-buffer-limit": "2097152""#),
      Example(options: #""Name": "stdout", "log-driver-buffer-limit": "{{ buffer }}""#),
      Example(options: #""log-driver-buffer-limit": "300000000""#, more: [worker(#""200000000""#)]),
      Example(
        options: #""log-driver-buffer-limit": "300000000""#, app: #""memory": 512"#,
        more: [worker(#""300000000""#)]),
      Example(
        options: #""log-driver-buffer-limit": [|"536870913"|]"#, app: #""memory": 512"#,
        isDocumented: false),
      Example(
        options: #""log-driver-buffer-limit": "300000000""#, app: #""memoryReservation": 512"#,
        more: [worker(#""300000000""#)]),
    ]
  )

  private static let limit = 536_870_912

  private static func worker(_ limit: String) -> String {
    """
    {"name": "worker", "image": "koyama/worker:1.4", "logConfiguration": {
      "logDriver": "awsfirelens", "options": {"log-driver-buffer-limit": \(limit)}}}
    """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    var findings: [RuleFinding] = []
    var sum = 0
    for container in definition.firelensUsers {
      let options = container.logConfiguration.value?.options.value
      guard let value = options?.string("log-driver-buffer-limit").value else { continue }
      guard let bytes = Int(value.text), (0...Self.limit).contains(bytes) else {
        findings.append(RuleFinding(at: value.range, .outOfRange(value.text)))
        continue
      }
      let hasNoMemory =
        container.memory.isUnset
        && container.memoryReservation.isUnset
      guard hasNoMemory else { continue }
      let total = sum + bytes
      if sum < Self.limit, total >= Self.limit {
        findings.append(
          RuleFinding(at: value.range, .sumOutOfRange(total)).known(by: ["sum"]))
      }
      sum = total
    }
    return findings
  }
}

extension Message {
  fileprivate static func outOfRange(_ value: String) -> Message {
    Message(
      fact:
        "invalid 'log-driver-buffer-limit' value '\(asked: value)'; expected a number of bytes from 0 "
        + "to 536870912",
      consequence: "the API rejects the definition",
      remedy: "specify a whole number of bytes; the default is '1048576'"
    )
  }

  fileprivate static func sumOutOfRange(_ sum: Int) -> Message {
    Message(
      fact: "the buffer limits of containers without 'memory' add up to '\(sum)' bytes",
      consequence: "the sum has to be less than 536870912 (512 MiB), or the task is not placed",
      remedy: "lower the limits, or set 'memory' or 'memoryReservation' for the containers"
    )
  }
}
