struct OutputMissingRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-missing",
    category: .output,
    severity: .error,
    stage: .run,
    summary: "A container logs to a log router that has no output for it.",
    rationale: """
      The ECS agent generates an output only from log options that specify a plugin. Without them \
      the custom file has to define the output. If there is neither, Fluent Bit receives the logs \
      and drops every line without a message. The rule reports only routers that run a stock image \
      with the generated configuration: without a custom file, a command, an entry point or files \
      of the `init` image.
      """,
    remedy: "Specify a plugin in the log options, or set a custom file in the log router.",
    references: [.fireLensOutput, .fireLensTaskDefinition],
    lessons: [
      Lesson(
        Example(
          app: #""logConfiguration": { "logDriver": [|"awsfirelens"|] }"#, sidecar: stock),
        after: Example(
          app: Example.inlineOutput,
          sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2", "# + Example.router()))
    ],
    examples: [
      Example(
        app: """
          "logConfiguration": {
            "logDriver": [|"awsfirelens"|], "options": { "exclude-pattern": "^GET /healthz" }
          }
          """, sidecar: stock),
      Example(sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(
        app: #""logConfiguration": { "logDriver": "fluentd" }"#, sidecar: stock),
      Example(app: app(#"[|"awsfirelens"|]"#), sidecar: stock),
      Example(
        app: app(#""awsfirelens""#), sidecar: stock.prefixed(by: "koyama/fluent-bit:2.1")),
      Example(sidecar: stock + #", "command": ["-c", "/app.conf"]"#),
      Example(
        sidecar: stock + """
          , "environment": [
            { "name": "aws_fluent_bit_init_s3_1", "value": "arn:aws:s3:::koyama/app.conf" }
          ]
          """),
      Example(options: #""name": "stdout""#, sidecar: stock),
      Example(
        app: #""logConfiguration": { "logDriver": "awsfirelens", "options": "{{ options }}" }"#,
        sidecar: stock),
    ]
  )

  private static func app(_ driver: String) -> String {
    "\"logConfiguration\": { \"logDriver\": \(driver) }"
  }

  private static let stock = #"""
    "image": "amazon/aws-for-fluent-bit:2.32.2",
    "firelensConfiguration": { "type": "fluentbit" }
    """#

  func findings(in routing: LogRouting) -> [RuleFinding] {
    let outputs = routing.outputs.filter { output in
      output.properties.isEmpty && output.pluginOption == nil && !output.mayHaveMoreOptions
        && output.configuration.secretOptions.entries.isEmpty
    }
    guard !outputs.isEmpty, routing.definition.sidecars.count == 1,
      let router = routing.definition.sidecars.first,
      !routing.definition.mayHaveMoreContainers, let build = routing.fluentBit, build.image != nil,
      router.runsOnlyGeneratedConfiguration
    else { return [] }
    return outputs.compactMap { output in
      output.container.logDriver.value.map { driver in
        RuleFinding(
          at: driver.range, .missing(output.container, router),
          subject: output.container.subject("logConfiguration", "options"))
      }
    }
  }
}

extension String {
  /// The properties of a log router with another image.
  fileprivate func prefixed(by image: String) -> String {
    parts(separatedBy: "amazon/aws-for-fluent-bit:2.32.2").joined(separator: image)
  }
}

extension Message {
  fileprivate static func missing(
    _ container: ContainerDefinition, _ router: ContainerDefinition
  ) -> Message {
    Message(
      fact: "log router \(router.label) has no output for container \(container.label)",
      consequence: "the router drops every line of its logs",
      remedy: "add 'Name' with an output plugin to the log options, or set 'config-file-type' and "
        + "'config-file-value' in the log router"
    )
  }
}
