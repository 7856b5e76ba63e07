struct ECSValueInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-value-invalid",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "The API does not accept a value.",
    rationale: """
      The API checks enumerations, ranges, lengths and patterns when a definition is registered. The \
      AWS CLI and the SDKs do not, so the error appears late. Enumerations are case-sensitive: \
      `awsvpc`, not `AWSVPC`. Empty strings for an enumeration, `family`, `image`, and the task's \
      `cpu` and `memory` are accepted here: SDKs leave them out, and pipelines fill them in.
      """,
    remedy: "Use a value that the message lists.",
    silences: ["fargate-network-mode", "fargate-parameter-unsupported", "log-driver-unsupported"],
    references: [
      .registerTaskDefinition, .healthCheck,
      .init(
        "Amazon ECS API: KernelCapabilities",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html"),
      .init(
        "Amazon ECS API: Tmpfs",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html"),
    ],
    lessons: [
      Lesson(
        Example(task: #""networkMode": [|"aws-vpc"|]"#),
        after: Example(task: #""networkMode": "awsvpc""#)),
      Lesson(
        Example(app: #""healthCheck": { "command": ["CMD", "true"], "interval": [|600|] }"#),
        after: Example(app: #""healthCheck": { "command": ["CMD", "true"], "interval": 300 }"#)),
    ],
    examples: [
      Example(task: #""family": [|"koyama api"|], "memory": "512""#),
      Example(task: #""requiresCompatibilities": ["EC2"], "cpu": [|"64"|]"#),
      Example(app: #""memory": [|3|]"#),
      Example(app: #""extraHosts": [{ "hostname": "db", "ipAddress": [|"localhost"|] }]"#),
      Example(app: #""extraHosts": [{ "hostname": "db", "ipAddress": "127.0.0.1" }]"#),
      Example(
        app: #""linuxParameters": { "tmpfs": [{ "containerPath": "/run", "size": [|0|] }] }"#),
      Example(
        app: """
          "linuxParameters": {
            "capabilities": { "add": [[|"CAP_SYS_PTRACE"|]] },
            "sharedMemorySize": [|-1|],
            "tmpfs": [
              { "containerPath": "/run", "size": 64, "mountOptions": ["noexec", [|"mode-1777"|]] }
            ]
          }
          """),
      Example(
        app: """
          "credentialSpecs": [[|"arn:aws:s3:::koyama/credspec.json"|]],
          "restartPolicy": { "enabled": true, "ignoredExitCodes": [0, [|300|]] }
          """),
      Example(
        app: """
          "linuxParameters": {
            "capabilities": { "add": ["SYS_PTRACE"], "drop": [""] },
            "tmpfs": [{ "containerPath": "/run", "size": 64, "mountOptions": ["mode=1777"] }]
          },
          "memory": 6, "startTimeout": 0,
          "credentialSpecs": ["credentialspecdomainless:arn:aws:s3:::koyama/credspec.json"]
          """),
      Example(
        task:
          #""family": "", "cpu": "", "memory": "", "pidMode": "", "networkMode": "", "tags": []"#,
        app: #""image": "", "portMappings": [{ "containerPort": 80, "appProtocol": "" }]"#),
      Example(
        task: #""networkMode": "${network_mode}", "family": "[your family name]", "memory": "512""#,
        app: #""portMappings": [{ "containerPort": 80, "protocol": "UDP" }]"#),
      Example(
        task: """
          "requiresCompatibilities": ["EC2"],
          "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }
          """,
        app: """
          "logConfiguration": { "logDriver": "awslogs", "options": {
            "awslogs-group": "koyama", "awslogs-region": "ap-northeast-1" } },
          "restartPolicy": { "enabled": true, "ignoredExitCodes": [3221225786] }
          """, without: ["sidecar"]),
    ]
  )

  /// The CPU units that a task off Fargate may have.
  private static let taskCPU = 128...196_608

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let findings = definition.schemaViolations.findings { violation in
      guard case .invalidValue(let value, let shape) = violation.fault,
        // Exit codes of Windows have 32 bits.
        !(definition.runsOnWindows == true && violation.isIn("ignoredExitCodes"))
      else { return nil }
      return RuleFinding(
        at: value.firstToken, .invalid(value, shape, violation), subject: violation.subject())
    }
    return findings + Self.cpuFindings(in: definition)
      + definition.containers.flatMap(Self.addressFindings)
  }

  /// The addresses in `extraHosts` that are not IP addresses; Docker also knows `host-gateway`.
  ///
  /// Source: https://github.com/docker/cli/blob/master/opts/hosts.go, ValidateExtraHost
  private static func addressFindings(in container: ContainerDefinition) -> [RuleFinding] {
    (container.extraHosts.value ?? []).compactMap { host in
      guard case .value(let address, let place)? = host.value?.ipAddress, !address.isBlank,
        address != "host-gateway"
      else { return nil }
      let text = address.text.utf8
      let isAddress = text.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
      let isNumeric = text.allSatisfy { byte in
        byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte.lowercased)
      }
      guard !isAddress || !isNumeric else { return nil }
      return RuleFinding(at: place.range, .address(address, in: container))
    }
  }

  private static func cpuFindings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.platform == .notFargate, case .value(let text, let place) = definition.cpu,
      let units = TaskSize.cpuUnits(text), !taskCPU.contains(units)
    else { return [] }
    return [
      RuleFinding(at: place.range, .cpu(text, taskCPU), subject: Subject(["cpu"]))
    ]
  }
}

extension Message {
  private static let rejection: MessageText = "the API rejects the definition"

  fileprivate static func address(
    _ address: JSONString, in container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "invalid 'ipAddress' value '\(address.shown)' in container \(container.label); "
        + "expected an IP address",
      consequence: "the container does not start", remedy: "use an IP address")
  }

  fileprivate static func cpu(_ text: String, _ range: ClosedRange<Int>) -> Message {
    Message(
      fact: "invalid 'cpu' value '\(text)' of the task; "
        + "expected \(range.lowerBound) to \(range.upperBound)",
      consequence: rejection,
      remedy: "use a number of CPU units from \(range.lowerBound) to \(range.upperBound)"
    )
  }

  fileprivate static func invalid(
    _ value: JSONValue, _ shape: APIModel.Shape, _ violation: SchemaViolation
  ) -> Message {
    let written = value.string.map(\.shown) ?? value.integer.map(String.init) ?? ""
    if let list = shape.disallowedCharacters(of: value) {
      return Message(
        fact:
          "invalid \(violation.property) value '\(written)'\(violation.suffix); it contains \(list)",
        consequence: rejection, remedy: "remove \(list)")
    }
    if let objection = shape.objection(to: value) {
      return Message(
        fact: "\(violation.location) \(objection.fact)", consequence: rejection,
        remedy: objection.remedy)
    }
    let fact: MessageText
    if case .member = violation.path.last {
      fact = "invalid \(violation.property) value '\(written)'"
    } else {
      fact = "invalid value '\(written)' for \(violation.property)"
    }
    let (expected, remedy) = shape.expectation(insteadOf: value.string?.text ?? "")
    return Message(
      fact: "\(fact)\(violation.suffix); expected \(expected)", consequence: rejection,
      remedy: remedy)
  }
}

extension APIModel.Shape {
  /// The characters of a value that the shape does not allow, as a phrase; nil if there are none.
  fileprivate func disallowedCharacters(of value: JSONValue) -> String? {
    guard case .text(_, let pattern) = self, let text = value.string?.text,
      let offenders = pattern?.offenders(in: text), !offenders.isEmpty
    else { return nil }
    return Self.list(offenders.map { String($0) }, joinedBy: "and")
  }

  /// The problem with the size of a value, nil if the whole value is wrong.
  fileprivate func objection(to value: JSONValue) -> (fact: MessageText, remedy: MessageText)? {
    let text = value.string?.text ?? ""
    switch self {
    case .list(_, let count):
      let most = count?.upperBound ?? 0
      return ("has more than \(most) element\(most == 1 ? "" : "s")", "keep at most \(most)")
    case .text(let length, _), .image(let length):
      return Self.objection(toLengthOf: text, length)
    default: return nil
    }
  }

  private static func objection(
    toLengthOf text: String, _ length: ClosedRange<Int>
  ) -> (fact: MessageText, remedy: MessageText) {
    guard !text.isEmpty else { return ("is empty", "use at least one character") }
    let count = text.unicodeScalars.count
    return (
      "has \(count) characters; the limit is \(length.upperBound)",
      "shorten it to at most \(length.upperBound) characters"
    )
  }

  /// What is expected, and the instruction to use it.
  fileprivate func expectation(insteadOf text: String) -> (
    expected: MessageText, remedy: MessageText
  ) {
    switch self {
    case .oneOf(let names), .oneOfIgnoringCase(let names), .option(let names):
      let names = names.map(\.description)
      let nearest = EditDistance.nearest(to: text, in: names)
      let expected: MessageText =
        names.count == 1 ? "'\(names[0])'" : "one of \(Self.list(names))"
      return (expected, nearest.map { "use '\($0)'" } ?? "use \(expected)")
    case .beginning(let beginnings):
      let list = Self.list(beginnings.map(\.description), joinedBy: "or")
      return ("a value that begins with \(list)", "use a value that begins with \(list)")
    case .number(let range):
      let expected: MessageText =
        range.upperBound == Int.max
        ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
      return (expected, "use a value \(range.upperBound == Int.max ? "of" : "from") \(expected)")
    case .amount(let least):
      return ("\(least) or more", "use \(least) or more, or remove it")
    case .structure, .list, .map, .string, .text, .image, .integer, .boolean:
      return ("another value", "change it")
    }
  }

  /// Names in quotes, cut after the first ones.
  private static func list(_ names: [String], joinedBy word: String? = nil) -> String {
    let most = 12
    let quoted = names.prefix(most).map { "'\($0)'" }
    guard names.count <= most else {
      return quoted.joined(separator: ", ") + " and \(names.count - most) more"
    }
    guard let word, let last = quoted.last, quoted.count > 1 else {
      return quoted.joined(separator: ", ")
    }
    return quoted.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}
