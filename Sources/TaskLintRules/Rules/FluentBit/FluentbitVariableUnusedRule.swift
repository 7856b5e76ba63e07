struct FluentbitVariableUnusedRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-variable-unused",
    category: .fluentbit,
    severity: .note,
    stage: .run,
    isPolicy: true,
    summary: "The custom file does not read a variable that the log router has for it.",
    rationale: """
      Fluent Bit itself reads neither `DELIVERY_STREAM` nor variables that begin with `DD_`. They \
      take effect only if the custom file, a file that it includes or a log option contains \
      `${DD_SERVICE}` and the like. A variable that nothing reads satisfies a policy and changes \
      nothing. The rule reports nothing if the file includes files that the repository does not \
      have, or if the log router has a command.
      """,
    remedy: "Use the variable in the custom file, or remove it.",
    references: [.fluentBitVariables],
    lessons: [
      Lesson(
        .configured(file: Example.outputs, environment: ["DD_SITE": #"[|"datadoghq.eu"|]"#]),
        after: .configured(
          file: withHost("http-intake.logs.${DD_SITE}"),
          environment: ["DD_SITE": #""datadoghq.eu""#]))
    ],
    examples: [
      .configured(
        file: withHost("${DD_HOST}"),
        environment: ["DD_HOST": #""koyama.example""#, "DD_SITE": #"[|"datadoghq.eu"|]"#]),
      .configured(file: withHost("DD_SITE"), environment: ["DD_SITE": #"[|"datadoghq.eu"|]"#]),
      .configured(file: withHost("DD_SITE"), environment: ["SITE": #""datadoghq.eu""#]),
      .configured(file: withHost("${DD_SITE}"), environment: ["DD_SITE": #""datadoghq.eu""#]),
      .configured(file: Example.outputs, environment: ["LEVEL": #""info""#]),
      .configured(file: Example.outputs, environment: ["SITE": #""datadoghq.eu""#]),
      .configured(
        file: "@INCLUDE /fluent-bit/configs/a.conf\n" + Example.outputs,
        environment: ["DD_SITE": #""datadoghq.eu""#]),
    ]
  )

  private static func withHost(_ host: String) -> String {
    Example.outputs.parts(separatedBy: "    tls on").joined(
      separator: "    host \(host)\n    tls on")
  }

  func applies(to routing: LogRouting) -> Bool { routing.customFile?.isWhole ?? false }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile, file.isWhole else { return [] }
    let router = file.router.container
    let inOptions = Set(routing.outputs.flatMap { $0.variables.flatMap(\.names) })
    return [router.environment, router.secrets].flatMap(\.entries).compactMap { entry in
      guard let name = entry.name.value, Self.isForFile(name.text), !file.reads(name.text),
        !inOptions.contains(name.text), let place = entry.value.place ?? entry.name.place
      else { return nil }
      return RuleFinding(
        at: place.range, .unused(name.text, router),
        subject: router.subject("environment", name.text))
    }
  }

  private static func isForFile(_ name: String) -> Bool {
    name.hasPrefix("DD_") || name == "DELIVERY_STREAM"
  }
}

extension Message {
  fileprivate static func unused(_ name: String, _ router: ContainerDefinition) -> Message {
    Message(
      fact: "variable '\(name)' of log router \(router.label) is not used by its custom file",
      consequence: "the variable has no effect",
      remedy: "write '${\(name)}' in the custom file, or remove the variable"
    )
  }
}
