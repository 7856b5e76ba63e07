struct OutputVariableUndefinedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-variable-undefined",
    category: .output,
    severity: .warning,
    stage: .run,
    summary: "A log option reads a variable that the log router does not have.",
    rationale: """
      `${X}` in a log option is read by Fluent Bit, from the environment of the router, not of the \
      container that the option belongs to. A variable that is not set reads as empty: `variable \
      ${X} is used but not set`. An option that the plugin can do without is then as good as \
      absent; one that it requires ends the router with status 255. A variable that the image \
      itself sets is not visible here, and neither is what `environmentFiles` and AWS's `init` \
      images load: with these the rule is silent.
      """,
    remedy: "Set the variable in the `environment` or `secrets` of the log router.",
    references: [
      .fireLensOutput,
      .init(
        "Fluent Bit: variables",
        "https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/variables"
      ),
    ],
    examples: [
      Example(options: #""Name": "loki", "host": [|"${LOKI_HOST}"|]"#),
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

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard definition.sidecars.count == 1, let sidecar = definition.sidecars.first,
      !definition.mayHaveMoreContainers
    else { return [] }
    let outputs = definition.outputs.filter { $0.router == .fluentbit }
    guard outputs.contains(where: { !$0.variables.isEmpty }) else { return [] }
    let defined = RouterEnvironment(of: sidecar, in: definition)
    return outputs.flatMap { output in
      output.variables.compactMap { use in
        let undefined = use.names.filter(defined.certainlyLacks)
        guard !undefined.isEmpty else { return nil }
        return RuleFinding(at: use.value.range, .undefined(undefined, sidecar))
      }
    }
  }
}

extension Message {
  fileprivate static func undefined(_ names: [String], _ sidecar: ContainerDefinition) -> Message {
    let variables = names.map { "'${\($0)}'" }.joined(separator: " and ")
    return Message(
      fact: "log router \(sidecar.label) does not have \(variables)",
      consequence: "Fluent Bit reads variables from its own environment, and this one as empty",
      remedy: "set it in the router's 'environment' or 'secrets'"
    )
  }
}
