struct OutputVariableUndefinedRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-variable-undefined",
    category: .output,
    severity: .warning,
    stage: .run,
    summary: "A log option uses a variable that the log router does not have.",
    rationale: """
      Fluent Bit replaces `${X}` in a log option with a variable of the log router, not of the \
      container with the option. A variable that is not set is empty: `variable ${X} is used but \
      not set`. An optional option is then ignored. If it is the whole value of a required option, \
      of `Name`, or of an option such as `tls` or `workers`, the router exits, and the finding is \
      an error. Variables that the image sets, or that come from `environmentFiles` and AWS's \
      `init` images, are not in the file; with the latter two the rule reports nothing.
      """,
    remedy: "Add the variable to `environment` or `secrets` of the log router.",
    references: [
      .fireLensOutput,
      .init(
        "Fluent Bit: variables",
        "https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/variables"
      ),
    ],
    lessons: [
      Lesson(
        Example(options: #""Name": "loki", "host": [|"${LOKI_HOST}"|]"#),
        after: Example(
          options: #""Name": "loki", "host": "${LOKI_HOST}""#,
          sidecar: """
            "environment": [{ "name": "LOKI_HOST", "value": "loki.koyama.example" }]
            """))
    ],
    examples: [
      Example(options: #""Name": "loki", "host": [|"${LOKI_HOST}"|]"#, isDocumented: false),
      Example(options: #""Name": "s3", "region": "eu-west-1", "bucket": [|"${BUCKET}"|]"#),
      Example(options: #""Name": "loki", "tls": [|"${TLS}"|]"#),
      Example(
        options: #""Name": "loki", "host": [|"${LOKI_HOST}"|]"#,
        app: #""environment": [{"name": "LOKI_HOST", "value": "loki.koyama.example"}]"#),
      Example(
        options: #""Name": "loki", "host": "${LOKI_HOST}", "uri": [|"/${TENANT}/push"|]"#,
        sidecar: #""environment": [{"name": "LOKI_HOST", "value": "loki.koyama.example"}]"#),
      Example(
        options: #""Name": "loki", "host": "${LOKI_HOST}""#,
        sidecar: #""environment": [{"name": "LOKI_HOST", "value": "loki.koyama.example"}]"#),
      Example(
        options: #""Name": "loki", "http_passwd": "${LOKI_PASSWORD}""#,
        sidecar: #""secrets": [{"name": "LOKI_PASSWORD", "valueFrom": "/koyama/loki"}]"#),
      Example(options: #""Name": "s3", "bucket": "logs-${AWS_REGION}""#),
      Example(options: #""Name": "loki", "host": "${LOKI_HOST:-loki}""#),
      Example(options: #""Name": "loki", "host": "LOKI_HOST""#),
      Example(
        options: #""Name": "loki", "host": "${LOKI_HOST}""#, app: #""cpu": "${CPU}""#),
      Example(
        options: #""Name": "loki", "host": "${LOKI_HOST}""#,
        sidecar: #""environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::koyama/router.env"}]"#
      ),
      Example(
        options: #""Name": "loki", "host": "${LOKI_HOST}""#,
        sidecar: #""image": "amazon/aws-for-fluent-bit:init-2.32.2""#),
      Example(
        options: #""Name": "loki", "host": "${LOKI_HOST}""#,
        more: [#"{"name": "router", "firelensConfiguration": {"type": "fluentbit"}}"#]),
      Example(options: #""Name": "loki", "host": "${LOKI_HOST}""#, more: ["{{ containers }}"]),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard routing.definition.sidecars.count == 1, let sidecar = routing.definition.sidecars.first,
      !routing.definition.mayHaveMoreContainers
    else { return [] }
    let outputs = routing.outputs.filter { $0.router == .fluentbit }
    guard outputs.contains(where: { !$0.variables.isEmpty }) else { return [] }
    let defined = RouterEnvironment(of: sidecar, in: routing.definition)
    return outputs.flatMap { output in
      output.variables.compactMap { use in
        let undefined = use.names.filter(defined.certainlyLacks)
        guard !undefined.isEmpty else { return nil }
        let effect = effect(of: use, undefined, in: output)
        return RuleFinding(at: use.value.range, .undefined(undefined, sidecar, effect))
          .with(effect.isFatal ? .error : .warning)
      }
    }
  }

  /// The options of every output without which Fluent Bit does not start if they are empty.
  private static let fatalOptions: Set<String> = [
    "tls", "tls.verify", "tls.debug", "net.keepalive", "alias", "log_level", "match_regex", "ipv6",
    "workers", "storage.total_limit_size", "tls.proxy.verify_hostname",
  ]

  private static func isFatal(_ property: String) -> Bool {
    fatalOptions.contains(property) || property.hasPrefix("net.")
  }

  fileprivate enum Effect {
    case emptyPart
    case ignoredOption
    case noPlugin
    case missingOption

    var isFatal: Bool { self == .noPlugin || self == .missingOption }
  }

  private func effect(
    of use: FirelensOutput.VariableUse, _ undefined: [String], in output: FirelensOutput
  ) -> Effect {
    let isWhole = undefined.count == 1 && use.value.text == "${\(undefined[0])}"
    guard isWhole else { return .emptyPart }
    if use.option === output.pluginOption { return .noPlugin }
    let property = use.option.property
    let isRequired = output.plugin?.requirements.contains { group in
      group.contains(property) && group.allSatisfy { $0 == property || output.certainlyLacks($0) }
    }
    return isRequired ?? false || Self.isFatal(property)
      ? .missingOption : .ignoredOption
  }
}

extension Message {
  fileprivate static func undefined(
    _ names: [String], _ router: ContainerDefinition, _ effect: OutputVariableUndefinedRule.Effect
  ) -> Message {
    let variables = names.map { "'${\($0)}'" }.joined(separator: " and ")
    let consequence: MessageText =
      switch effect {
      case .emptyPart: "Fluent Bit replaces it with an empty text"
      case .ignoredOption: "the value is empty, and Fluent Bit ignores the option"
      case .noPlugin: "the output has no plugin, and the router exits with status 1"
      case .missingOption: "the value is empty, and the router exits with status 255"
      }
    return Message(
      fact: "log router \(router.label) has no variable \(asked: variables)",
      consequence: consequence,
      remedy: "add it to 'environment' or 'secrets' of the log router"
    )
  }
}
