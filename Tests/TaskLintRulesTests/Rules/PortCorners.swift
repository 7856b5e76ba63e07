@testable import TaskLintRules

/// Edge cases of rules on ports and network modes.
enum PortCorners {
  static let all: [RuleCase] =
    duplicates + separate + names + badNames + reserved + free + mismatches + ranges + manyRanges
    + conflicts + routerPorts + properties + modes + faults

  private static let worker = """
    { "name": "worker", "image": "koyama/worker:3", "portMappings": [MAPPING] }
    """

  private static func mappings(
    _ rule: any Rule.Type, mode: String, _ first: String, _ second: String? = nil
  ) -> RuleCase {
    RuleCase(
      rule,
      Example(
        task: "\"networkMode\": \(mode)", app: "\"portMappings\": [\(first)]",
        more: second.map { [worker.replacing("MAPPING", with: $0)] } ?? []))
  }

  private struct Row {
    let mode: String
    let first: String
    let second: String

    init(_ mode: String, _ first: String, _ second: String) {
      self.mode = "\"\(mode)\""
      self.first = "{ \(first) }"
      self.second = "{ \(second) }"
    }
  }

  private static let duplicates: [RuleCase] = [
    Row("bridge", #""containerPort": 80, "hostPort": [1|80|]"#, #""hostPort": [|80|]"#),
    Row("awsvpc", #""containerPort": [1|80|]"#, #""containerPort": [|80|]"#),
    Row("awsvpc", #""containerPort": [1|80|]"#, #""containerPort": [|80|], "protocol": "tcp""#),
    Row(
      "awsvpc", #""containerPort": [1|80|], "hostPort": 0"#,
      #""containerPort": 8, "hostPort": [|80|]"#),
    Row(
      "awsvpc", #""containerPort": [1|53|], "protocol": "udp""#,
      #""containerPort": [|53|], "protocol": "udp""#),
    Row(
      "awsvpc", #""containerPort": [1|53|], "protocol": null"#,
      #""containerPort": [|53|], "protocol": """#),
  ].map { mappings(ECSPortDuplicateRule.self, mode: $0.mode, $0.first, $0.second) }

  private static let separate: [RuleCase] = [
    Row("bridge", #""containerPort": 80"#, #""containerPort": 80"#),
    Row("bridge", #""containerPort": 80, "hostPort": 0"#, #""containerPort": 80, "hostPort": 0"#),
    Row("awsvpc", #""containerPort": 53"#, #""containerPort": 53, "protocol": "udp""#),
    Row(
      "awsvpc", #""containerPort": 53, "protocol": "udp""#,
      #""containerPort": 53, "protocol": "UDP""#),
    Row("awsvpc", #""containerPort": 53"#, #""containerPort": 53, "protocol": "{{ x }}""#),
    Row("awsvpc", #""containerPort": 53"#, #""containerPort": 53, "hostPort": "{{ x }}""#),
    Row("awsvpc", #""containerPort": 53"#, #""containerPort": "{{ x }}""#),
    Row("awsvpc", #""containerPort": 80"#, #""containerPort": 81"#),
    Row("host", #""containerPort": 80"#, #""containerPort": 80"#),
  ].map { mappings(ECSPortDuplicateRule.self, mode: $0.mode, $0.first, $0.second) }

  private static let names: [RuleCase] = [
    #"{ "name": "\#(String(repeating: "a", count: 64))" }"#,
    #"{ "name": "_web" }, { "name": "1web" }"#,
    #"{ "name": "w-b_1" }"#, #"{ "name": "" }, { "name": "" }"#, #"{ "name": "{{ X }}" }"#,
    #"{ "name": [1|"web"|] }, { "name": "api" }, { "name": [|"web"|] }"#,
    #"{ "name": [|"-"|] }, { "name": [|"-"|] }"#,
  ].map { mappings(ECSPortNameInvalidRule.self, mode: #""awsvpc""#, $0) }

  private static let badNames: [RuleCase] = [
    String(repeating: "a", count: 65), "-web", "Web", "we b", "web.1", "wéb", "we/b",
  ].map {
    mappings(ECSPortNameInvalidRule.self, mode: #""awsvpc""#, "{ \"name\": [|\"\($0)\"|] }")
  }

  private static let reserved: [RuleCase] = [22, 2375, 2376, 51678, 51679, 51680].flatMap { port in
    [#""bridge""#, #""host""#, "null"].map { mode in
      host(port: "[|\(port)|]", mode: mode)
    }
  }

  private static let free: [RuleCase] =
    [21, 23, 2374, 2377, 51677, 51681, 0].map { host(port: "\($0)", mode: #""bridge""#) }
    + [#""awsvpc""#, #""none""#, #""{{ x }}""#].map { host(port: "22", mode: $0) }
    + [
      host(port: "22", mode: #""bridge""#, types: "FARGATE"),
      RuleCase(
        ECSPortReservedRule.self,
        Example(app: #""portMappings": [{ "containerPort": 22, "hostPort": 22 }]"#)),
      RuleCase(
        ECSPortReservedRule.self,
        Example(
          task: #""requiresCompatibilities": ["EC2"]"#,
          app: #""portMappings": [{ "containerPort": 22 }]"#)),
    ]

  private static func host(port: String, mode: String, types: String = "EC2") -> RuleCase {
    RuleCase(
      ECSPortReservedRule.self,
      Example(
        task: "\"requiresCompatibilities\": [\"\(types)\"], \"networkMode\": \(mode)",
        app: "\"portMappings\": [{ \"containerPort\": 22, \"hostPort\": \(port) }]"))
  }

  private static let mismatches: [RuleCase] =
    [#""awsvpc""#, #""host""#].flatMap { mode in
      [
        #"{ "containerPort": 80, "hostPort": [|8080|] }"#,
        #"{ "containerPort": 80, "hostPort": 80 }"#,
        #"{ "containerPort": 80, "hostPort": 0 }"#, #"{ "hostPort": 8080 }"#,
        #"{ "containerPort": "{{ x }}", "hostPort": 80 }"#,
      ].map { mappings(ECSPortMismatchRule.self, mode: mode, $0) }
    }
    + [#""bridge""#, #""none""#, "null"].map {
      mappings(ECSPortMismatchRule.self, mode: $0, #"{ "containerPort": 80, "hostPort": 8080 }"#)
    }
    + [
      RuleCase(
        ECSPortMismatchRule.self,
        Example(
          task: #""requiresCompatibilities": ["FARGATE"]"#,
          app: #""portMappings": [{ "containerPort": 80, "hostPort": [|8080|] }]"#))
    ]

  private static let ranges: [RuleCase] = [
    #"{ "containerPortRange": [|"8000"|] }"#, #"{ "containerPortRange": [|"8001-8000"|] }"#,
    #"{ "containerPortRange": [|"8000-8000"|] }"#, #"{ "containerPortRange": [|"65000-65536"|] }"#,
    #"{ "containerPortRange": [|"0-9"|] }"#, #"{ "containerPortRange": "1-65535" }"#,
    #"{ "containerPortRange": [|"a-b"|] }"#, #"{ "containerPortRange": [|"1-2-3"|] }"#,
    #"{ "containerPortRange": "1-2" }, { "containerPortRange": "3-4" }"#,
    #"{ "containerPortRange": "1-3" }, { "containerPortRange": [|"3-4"|] }"#,
    #"{ "containerPortRange": "1-3" }, { "containerPortRange": "3-4", "protocol": "udp" }"#,
    #"{ "containerPortRange": "1-3", "protocol": "UDP" }, "#
      + #"{ "containerPortRange": [|"3-4"|], "protocol": "udp" }"#,
    #"{ "containerPortRange": "1-3" }, { "containerPortRange": "3-4", "protocol": "{{ x }}" }"#,
    #"{ "containerPortRange": [|"1-3"|], "hostPort": [1|2|] }"#,
    #"{ "containerPortRange": "1-3", "hostPort": 0 }"#,
    #"{ "containerPortRange": "1-3", "containerPort": 0 }"#,
    #"{ "containerPort": 3 }, { "containerPortRange": [|"3-4"|] }"#,
    #"{ "containerPort": 2 }, { "containerPortRange": "3-4" }, { "containerPortRange": "" }"#,
    #"{ "containerPortRange": "{{ x }}" }"#, #"{ "containerPort": 80 }, { "containerPort": 80 }"#,
  ].map { mappings(ECSPortRangeInvalidRule.self, mode: #""bridge""#, $0) }

  private static let manyRanges: [RuleCase] =
    [#""host""#, #""none""#].map {
      mappings(ECSPortRangeInvalidRule.self, mode: $0, #"{ "containerPortRange": [|"1-2"|] }"#)
    }
    + [#""awsvpc""#, "null", #""{{ x }}""#].map {
      mappings(ECSPortRangeInvalidRule.self, mode: $0, #"{ "containerPortRange": "1-2" }"#)
    }
    + [
      // A second container has separate ranges, and only the 101st of a container is reported.
      mappings(
        ECSPortRangeInvalidRule.self, mode: #""bridge""#, range(1...100), range(1...100)),
      mappings(
        ECSPortRangeInvalidRule.self, mode: #""bridge""#,
        range(1...100) + #", { "containerPortRange": [|"9000-9001"|] }, "# + range(102...103)),
    ]

  private static func range(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { "{ \"containerPortRange\": \"\($0 * 10)-\($0 * 10 + 5)\" }" }
      .joined(separator: ", ")
  }

  private static let conflicts: [RuleCase] = ["awsvpc", "bridge", "host", "none"].flatMap { mode in
    [
      (#""links": ["db"]"#, ["awsvpc", "host", "none"]), (#""hostname": "app""#, ["awsvpc"]),
      (#""extraHosts": [{ "hostname": "db", "ipAddress": "10.0.0.1" }]"#, ["awsvpc"]),
      (#""dnsServers": ["10.0.0.2"]"#, ["awsvpc"]), (#""disableNetworking": true"#, ["awsvpc"]),
      (#""dnsSearchDomains": ["koyama.example"]"#, []),
      (#""portMappings": [{ "containerPort": 80 }]"#, ["none"]),
    ].map { property, modes in
      conflict(property, mode: mode, isFlagged: modes.contains(mode))
    }
  }

  private static func conflict(_ property: String, mode: String, isFlagged: Bool) -> RuleCase {
    let end = property.dropFirst().firstIndex(of: "\"") ?? property.startIndex
    let marked = "[|\(property[...end])|]\(property[property.index(after: end)...])"
    return RuleCase(
      ECSNetworkModeConflictRule.self,
      Example(
        task: isFlagged ? "\"networkMode\": [1|\"\(mode)\"|]" : "\"networkMode\": \"\(mode)\"",
        app: isFlagged ? marked : property))
  }

  /// The ports of FireLens and what maps them.
  private static let routerPorts: [RuleCase] =
    [
      ("awsvpc", #""containerPort": [|24224|]"#), ("bridge", #""containerPort": [|24224|]"#),
      ("awsvpc", #""containerPort": [|8877|]"#), ("bridge", #""containerPort": 8877"#),
      ("awsvpc", #""containerPort": 80, "hostPort": [|24224|]"#),
      ("host", #""containerPort": 24224"#),
      ("awsvpc", #""containerPort": 24223"#),
      ("awsvpc", #""containerPort": 24224, "protocol": "udp""#),
      ("awsvpc", #""containerPort": [|24224|], "protocol": null"#),
      ("awsvpc", #""containerPort": 24224, "protocol": "{{ x }}""#),
      ("none", #""containerPort": 8877"#),
      ("{{ x }}", #""containerPort": 24224"#),
    ].map { mode, mapping in
      mappings(FirelensSidecarPortConflictRule.self, mode: "\"\(mode)\"", "{ \(mapping) }")
    }
    + [
      mappings(
        FirelensSidecarPortConflictRule.self, mode: "null", #"{ "containerPort": [|24224|] }"#),
      mappings(FirelensSidecarPortConflictRule.self, mode: "null", #"{ "containerPort": 8877 }"#),
    ]

  /// Fargate only has `awsvpc`, so the mode is known there in any case.
  private static let properties: [RuleCase] = ["\"{{ x }}\"", "null"].map { mode in
    RuleCase(
      FirelensSidecarPortConflictRule.self,
      Example(
        task: "\"requiresCompatibilities\": [\"FARGATE\"], \"networkMode\": \(mode)",
        app: #""portMappings": [{ "containerPort": [|8877|] }]"#))
  }

  private static let modes: [RuleCase] = [
    ("MANAGED_INSTANCES", "bridge", true), ("MANAGED_INSTANCES", "host", false),
    ("EXTERNAL", "awsvpc", true), ("EXTERNAL", "bridge", false), ("EC2", "bridge", false),
    ("EC2", "awsvpc", false),
  ].map { type, mode, isFlagged in
    RuleCase(
      ECSNetworkModeConflictRule.self,
      Example(
        task: "\"requiresCompatibilities\": [\"\(type)\"], \"networkMode\": "
          + (isFlagged ? "[|\"\(mode)\"|]" : "\"\(mode)\"")))
  }

  private static let faults: [RuleCase] = [
    #""networkMode": [1|"bridge"|], [|"enableFaultInjection"|]: true"#,
    #""networkMode": [1|"none"|], [|"enableFaultInjection"|]: true"#,
    #""networkMode": "awsvpc", "enableFaultInjection": true"#,
    #""networkMode": "bridge", "enableFaultInjection": false"#,
  ].map { RuleCase(ECSNetworkModeConflictRule.self, Example(task: $0)) }
}
