struct ECSPortRangeInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-port-range-invalid",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A `containerPortRange` is not a range that ECS can map.",
    rationale: """
      A range is two ports with a hyphen, such as `8000-8010`, from 1 to 65535, the first less than \
      the last. It replaces `containerPort` and `hostPort`, and needs network mode `bridge` or \
      `awsvpc`. A container has each port in one mapping only, and at most 100 ranges.
      """,
    remedy: "Correct the range, or map single ports.",
    references: [.portMapping],
    lessons: [
      Lesson(
        mappings(#"{ "containerPortRange": [|"8000:8010"|] }"#),
        after: mappings(#"{ "containerPortRange": "8000-8010" }"#)),
      Lesson(
        mappings(#"{ "containerPortRange": [|"8000-8010"|], "containerPort": [1|8000|] }"#),
        after: mappings(#"{ "containerPortRange": "8000-8010" }"#)),
    ],
    examples: [
      mappings(#"{ "containerPortRange": [|"65000-70000"|] }"#),
      mappings(#"{ "containerPortRange": [|"8010-8000"|] }"#),
      mappings(
        #"{ "containerPortRange": "8000-8010" }, { "containerPortRange": [|"8010-8020"|] }"#),
      mappings(#"{ "containerPort": 8005 }, { "containerPortRange": [|"8000-8010"|] }"#),
      mappings(#"{ "containerPortRange": [|"8000-8010"|] }"#, mode: "host"),
      mappings(#"{ "containerPortRange": "8000-8010" }"#),
      mappings(#"{ "containerPortRange": "8000-8010" }"#, mode: "awsvpc"),
      mappings(
        #"{ "containerPortRange": "8000-8010" }, { "containerPortRange": "8011-8020" }"#),
      mappings(
        """
        { "containerPortRange": "8000-8010" },
        { "containerPortRange": "8000-8010", "protocol": "udp" }
        """),
      mappings(#"{ "containerPortRange": "${RANGE}" }"#),
    ]
  )

  private static func mappings(
    _ mappings: String, mode: String = "bridge", fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      task: #""networkMode": "\#(mode)""#, app: #""portMappings": [\#(mappings)]"#, fileID: fileID,
      line: line)
  }

  private static let mostRanges = 100

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let mode = definition.networkMode.value
    return definition.containers.flatMap { container -> [RuleFinding] in
      let mappings = (container.portMappings.value ?? []).compactMap(\.value)
      guard mappings.contains(where: { $0.has(.containerPortRange) }) else { return [] }
      return Self.findings(in: mappings, of: container, mode: mode)
    }
  }

  private static func findings(
    in mappings: [PortMapping], of container: ContainerDefinition, mode: JSONString?
  ) -> [RuleFinding] {
    var findings: [RuleFinding] = []
    var taken: [(name: String, ports: ClosedRange<Int>)] = mappings.compactMap { mapping in
      guard let port = mapping.containerPort.value, !mapping.has(.containerPortRange),
        let kind = mapping.protocolName
      else { return nil }
      return (kind, port...port)
    }
    var count = 0
    for mapping in mappings {
      guard case .value(let text, let place) = mapping.containerPortRange, !text.isEmpty else {
        continue
      }
      count += 1
      func report(_ problem: MessageText, _ remedy: MessageText, related: Place? = nil) {
        let finding = RuleFinding(
          at: place.range, .invalid(text, in: container, problem, remedy: remedy))
        findings.append(related.map { finding.related($0.range, "the other port") } ?? finding)
      }
      switch PortRange(text.text) {
      case .malformed: report("is not two ports with a hyphen", "use a range such as '8000-8010'")
      case .reversed:
        report("does not begin with the lower port", "begin with the lower of two different ports")
      case .outside: report("exceeds 1 to 65535", "use ports from 1 to 65535")
      case .ports(let ports):
        let other = mapping.containerPort.isUnset ? mapping.hostPort : mapping.containerPort
        if case .value(let port, let own) = other, port != 0 {
          report("is beside a single port", "remove the single port", related: own)
        } else if let mode, mode == "host" || mode == "none" {
          report(
            "is not supported with network mode '\(mode.shown)'",
            "use single ports, or network mode 'bridge' or 'awsvpc'")
        } else if count == mostRanges + 1 {
          report("is the 101st of the container", "keep at most 100")
        } else if let kind = mapping.protocolName {
          if taken.contains(where: { $0.name == kind && $0.ports.overlaps(ports) }) {
            report("overlaps another mapping of the container", "map each port once")
          }
          if taken.count < 1000 { taken.append((kind, ports)) }
        }
      }
    }
    return findings
  }
}

extension PortMapping {
  /// The protocol in lower case; nil if it is not known.
  fileprivate var protocolName: String? {
    switch `protocol` {
    case .absent, .null: "tcp"
    case .value(let name, _): name.isEmpty ? "tcp" : name.text.lowercased()
    case .unresolved, .mistyped: nil
    }
  }
}

extension Message {
  fileprivate static func invalid(
    _ range: JSONString, in container: ContainerDefinition, _ problem: MessageText,
    remedy: MessageText
  ) -> Message {
    Message(
      fact: "port range '\(range.shown)' of container \(container.label) \(problem)",
      consequence: "the API rejects the definition", remedy: remedy)
  }
}
