struct FluentbitServiceRepeatedRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-service-repeated",
    category: .fluentbit,
    severity: .warning,
    stage: .run,
    summary: "Two `[SERVICE]` sections set the same property to different values.",
    rationale: """
      Fluent Bit has one `[SERVICE]`. It joins the sections of the custom file and of the files that \
      it includes, and of two values of a property it uses the last one, without a message.
      """,
    remedy: "Set the property in one `[SERVICE]` only.",
    references: [.fluentBitConfiguration],
    lessons: [
      Lesson(
        .configured(
          file: "[SERVICE]\n    [1|Flush|] 1\n    Grace 30\n[SERVICE]\n    [|Flush|] 5\n"
            + Example.outputs),
        after: .configured(file: "[SERVICE]\n    Flush 5\n    Grace 30\n" + Example.outputs))
    ],
    examples: [
      .configured(
        file: "@INCLUDE service.conf\n[SERVICE]\n    [|flush|] 5\n" + Example.outputs
      ).with(file: "[SERVICE]\n    [1|Flush|] 1\n", named: "service.conf"),
      .configured(
        file: "[SERVICE]\n    Flush 1\n[SERVICE]\n    Grace 5\n" + Example.outputs),
      .configured(
        file: "[SERVICE]\n    Flush 1\n    Grace 30\n[SERVICE]\n    Grace 30\n" + Example.outputs),
      .configured(
        file: "[SERVICE]\n    [1|Flush|] 1\n[SERVICE]\n    [|Flush|] 5\n" + Example.outputs),
      .configured(
        file: "[SERVICE]\n    Flush 1\n[SERVICE]\n    Flush 1\n" + Example.outputs),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile else { return [] }
    var known: [String: (section: ClassicSection, property: ClassicProperty)] = [:]
    var findings: [RuleFinding] = []
    for section in file.configuration.sections(.service) {
      for property in section.properties {
        if let first = known[property.name], first.section !== section,
          first.property.value != property.value
        {
          findings.append(
            file.finding(
              at: property.keyRange, of: section, property: property.name, .repeated(property.key)
            ).related(
              first.property.keyRange, in: first.section.source,
              "the first '\(first.property.key)'"))
        }
        known[property.name] = known[property.name] ?? (section, property)
      }
    }
    return findings
  }
}

extension Message {
  fileprivate static func repeated(_ key: String) -> Message {
    Message(
      fact: "'\(key)' in a second section 'SERVICE' has another value",
      consequence: "Fluent Bit joins the sections and uses the last value",
      remedy: "set '\(key)' in one of the sections only"
    )
  }
}
