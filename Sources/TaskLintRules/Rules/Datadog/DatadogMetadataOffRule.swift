struct DatadogMetadataOffRule: DefinitionRule, PlainRule {
  /// What the ECS agent, which is written in Go, reads as false.
  private static let off: [StaticString] = ["0", "f", "F", "FALSE", "false", "False"]

  static let metadata = RuleMetadata(
    id: "datadog-metadata-off",
    category: .datadog,
    severity: .warning,
    stage: .run,
    summary: "The Datadog output makes tags of ECS metadata, which the log router does not add.",
    rationale: """
      With `provider` set to `ecs`, Fluent Bit makes tags of the fields that FireLens adds to each \
      log: the cluster, the task and its definition. With `enable-ecs-log-metadata` off there are no \
      such fields, and the logs come in without the tags.
      """,
    remedy: "Remove `enable-ecs-log-metadata` (it is on by default), or remove `provider`.",
    references: [.fireLens, .fluentBitDatadog],
    examples: [
      example(provider: #"[1|"ecs"|]"#, metadata: #"[|"false"|]"#),
      example(provider: #"[1|"ecs"|]"#, metadata: #"[|"0"|]"#),
      example(provider: #""ecs""#, metadata: #""true""#),
      example(provider: #""none""#, metadata: #""false""#),
    ]
  )

  private static func example(
    provider: String, metadata: String, line: Int = #line
  ) -> Example {
    .inline(
      """
      "Name": "datadog", "tls": "on", "apikey": "${DD_API_KEY}", "provider": \(provider)
      """,
      sidecar: """
        "firelensConfiguration": {
          "type": "fluentbit",
          "options": {
            "enable-ecs-log-metadata": \(metadata),
            "config-file-type": "file",
            "config-file-value": "/fluent-bit/etc/extra.conf"
          }
        }
        """, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let sidecar = definition.sidecars.first,
      let metadata = sidecar.firelensConfiguration.value?.option("enable-ecs-log-metadata").value,
      Self.off.contains(where: { metadata == $0 })
    else { return [] }
    for output in definition.outputs(to: FirelensOutput.datadog) {
      guard let provider = output.option("provider")?.value.value, provider == "ecs" else {
        continue
      }
      return [
        RuleFinding(at: metadata.range, .off(metadata.text, output.container))
          .related(provider.range, "container \(output.container.label) wants the metadata here")
      ]
    }
    return []
  }
}

extension Message {
  fileprivate static func off(_ value: String, _ container: ContainerDefinition) -> Message {
    Message(
      fact: "'enable-ecs-log-metadata' is '\(value)', but container \(container.label) has "
        + "'provider' set to 'ecs'",
      consequence: "the logs reach Datadog without the tags of cluster, task and definition",
      remedy: "remove 'enable-ecs-log-metadata', which is on by default, or 'provider'"
    )
  }
}
