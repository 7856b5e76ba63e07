import Testing

@testable import TaskLintRules

@Suite("Large definitions")
struct LargeDefinitionTests {
  private static let rules = RuleCatalog.rules.filter { rule in
    [.ecs, .fargate].contains(rule.metadata.category)
  }

  /// The processor time of the rules on the API for a definition, without reporting.
  private func time(_ containers: [String], task: String = "") throws -> Duration {
    let text = #"{ \#(task) "containerDefinitions": [\#(containers.joined(separator: ","))] }"#
    let document = JSONDocument(SourceFile(path: "task.json", text: text))
    return try ProcessorTime.measure {
      let definition = try #require(Inputs.read(document).definitions.first)
      let routing = LogRouting(definition)
      for rule in Self.rules {
        _ = rule.init(settings: RuleSettings()).kind.findings(in: routing)
      }
    }
  }

  /// For eight times the size, linear time is eight times as long, quadratic time 64 times.
  private func expectLinearTime(_ time: (Int) throws -> Duration) rethrows {
    let small = try (0..<3).map { _ in try time(1) }.min() ?? .zero
    let large = try (0..<3).map { _ in try time(8) }.min() ?? .zero
    #expect(large < small * 24 + .milliseconds(20))
  }

  @Test("are checked in linear time: containers")
  func containersAreLinear() throws {
    try expectLinearTime { scale in
      try time(
        (0..<(scale * 120)).map { number in
          """
          { "name": "c\(number)", "portMappings": [{ "containerPort": \(number % 60_000 + 1) }],
            "mountPoints": [{ "sourceVolume": "v\(number)" }],
            "dependsOn": [{ "containerName": "c\(number / 2)", "condition": "HEALTHY" }] }
          """
        }, task: #""networkMode": "awsvpc", "volumes": [],"#)
    }
  }

  @Test("are checked in linear time: a cycle of dependencies")
  func circlesAreLinear() throws {
    try expectLinearTime { scale in
      let count = scale * 120
      return try time(
        (0..<count).map { number in
          """
          { "name": "c\(number)",
            "dependsOn": [{ "containerName": "c\((number + 1) % count)", "condition": "START" }] }
          """
        })
    }
  }

  @Test("are checked in linear time: variables")
  func variablesAreLinear() throws {
    try expectLinearTime { scale in
      let variables = (0..<(scale * 2000)).map { #"{ "name": "V\#($0)", "value": \#($0) }"# }
      return try time([#"{ "name": "a", "environment": [\#(variables.joined(separator: ","))] }"#])
    }
  }
}
