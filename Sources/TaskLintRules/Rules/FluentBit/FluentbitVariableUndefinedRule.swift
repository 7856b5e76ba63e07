struct FluentbitVariableUndefinedRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-variable-undefined",
    category: .fluentbit,
    severity: .error,
    stage: .run,
    summary: "The custom file reads a variable that the log router does not have.",
    rationale: """
      Fluent Bit replaces `${X}` with a variable of its own container, from `environment` or \
      `secrets` of the log router. One that is not set is empty: `variable ${X} is used but not \
      set`. An optional property is then ignored. If it is the whole value of a required property, \
      the plugin does not start, and Fluent Bit exits with status 255. `${X:-default}` has a \
      default since Fluent Bit 4.2; older versions look for a variable named `X:-default`. \
      Variables from `environmentFiles` and AWS's `init` images are not known, and with them the \
      rule reports nothing. A variable that the image sets is not known either.
      """,
    remedy: "Add the variable to `environment` or `secrets` of the log router.",
    silences: [
      "datadog-variable-missing", "firehose-variable-missing", "datadog-api-key-missing",
    ],
    references: [.fluentBitVariables, .fluentBitConfiguration],
    lessons: [
      Lesson(
        .configured(file: service("[|${LEVEL}|]"), sidecar: router),
        after: .configured(file: service("${LEVEL}"), environment: ["LEVEL": #""info""#]))
    ],
    examples: [
      .configured(
        file: "[OUTPUT]\n    Name datadog\n    Match *\n    apikey [|${DD_API_KEY}|]\n    tls on\n",
        sidecar: router, without: ["secrets", "environment"]),
      .configured(
        file: service("[|${LEVEL}|]"),
        app: #""environment": [{ "name": [1|"LEVEL"|], "value": "info" }]"#),
      .configured(file: service("${LEVEL}"), environment: ["LEVEL": #""info""#]),
      .configured(file: service("${LEVEL:-info}")),
      .configured(
        file: service("[|${LEVEL:-info}|]"),
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2", "# + router),
      .configured(file: "@SET LEVEL=info\n" + service("${LEVEL}")),
      .configured(file: service("$LEVEL")),
      .configured(file: service("LEVEL")),
      .configured(file: service("[|${FLUENT_LEVEL}|]"), sidecar: router),
      .configured(file: service("${FLUENT_HOST}"), sidecar: #""name": "fluentbit""#),
      .configured(
        file: service("${LEVEL}"),
        sidecar: """
          "environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::koyama/fluentbit.env" }]
          """),
      .configured(file: "@INCLUDE /fluent-bit/configs/a.conf\n" + service("${LEVEL}")),
    ]
  )

  private static let router = #""name": [1|"fluentbit"|]"#

  private static func service(_ level: String) -> String {
    "[SERVICE]\n    Log_Level \(level)\n" + Example.outputs
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile, file.isWhole, routing.definition.sidecars.count == 1,
      !routing.definition.mayHaveMoreContainers
    else { return [] }
    let router = file.router.container
    let defined = RouterEnvironment(of: router, in: routing.definition)
    return file.variables.compactMap { use in
      let variable = use.variable
      guard !file.configuration.variables.contains(variable.name),
        defined.certainlyLacks(variable.name), !variable.hasDefault || file.lacksDefaults
      else { return nil }
      let finding = file.finding(
        at: variable.range, of: use.section, property: use.property.name,
        .undefined(use, router, file.effect(of: use)), scope: .definition
      ).covering([router.subject("environment", variable.name)])
      return related(finding, variable.name, routing, router)
    }
  }

  private func related(
    _ finding: RuleFinding, _ name: String, _ routing: LogRouting, _ router: ContainerDefinition
  ) -> RuleFinding {
    for container in routing.definition.containers {
      for list in [container.environment, container.secrets] {
        guard let entry = list.lookup(named: name).value, let place = entry.name.place else {
          continue
        }
        return finding.related(
          place.range, "container \(container.label) has the variable instead")
      }
    }
    return finding.related(
      router.nameRange, "log router \(router.label) does not set it")
  }
}

extension CustomFile {
  /// What happens without a variable.
  fileprivate func effect(of use: VariableUse) -> MessageText {
    if use.section.kind == .service { return "the value is empty, and Fluent Bit may not start" }
    guard let only = use.property.onlyVariable, only.range == use.variable.range else {
      return "Fluent Bit replaces it with an empty text"
    }
    if use.property === use.section.plugin {
      return "the section has no plugin, and Fluent Bit exits with status 1"
    }
    let plugin = use.section.plugin.flatMap { OutputPlugin.named($0.value, in: build.versions) }
    let isRequired =
      use.section.kind == .outputs
      && plugin?.requirements.contains { $0 == [use.property.name] } ?? false
    return isRequired
      ? "the value is empty, and Fluent Bit exits with status 255"
      : "the value is empty, and Fluent Bit ignores the property"
  }
}

extension Message {
  fileprivate static func undefined(
    _ use: CustomFile.VariableUse, _ router: ContainerDefinition, _ effect: MessageText
  ) -> Message {
    guard !use.variable.hasDefault else {
      return Message(
        fact: "the default of variable '\(asked: use.variable.name)' requires Fluent Bit 4.2, and "
          + "the log router's image has an older version",
        consequence: effect,
        remedy: "set the variable in the log router, or use an image with that version")
    }
    return Message(
      fact: "log router \(router.label) has no variable '${\(asked: use.variable.name)}'",
      consequence: effect,
      remedy: "add it to 'environment' or 'secrets' of the log router"
    )
  }
}
