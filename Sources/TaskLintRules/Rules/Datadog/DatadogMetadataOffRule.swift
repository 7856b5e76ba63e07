struct DatadogMetadataOffRule: RoutingRule, PlainRule {
  /// What the ECS agent reads as false: `strconv.ParseBool` of Go.
  private static let off: [StaticString] = ["0", "f", "F", "FALSE", "false", "False"]

  static let metadata = RuleMetadata(
    id: "datadog-metadata-off",
    category: .datadog,
    severity: .warning,
    stage: .run,
    summary: "The Datadog output makes tags from ECS metadata that the log router does not add.",
    rationale: """
      With `provider` set to `ecs`, Fluent Bit turns fields that FireLens adds to each log into \
      tags: the cluster, the task and its definition. With `enable-ecs-log-metadata` off these \
      fields do not exist, and the logs arrive without the tags.
      """,
    remedy: "Remove `enable-ecs-log-metadata` (it is on by default), or remove `provider`.",
    references: [.fireLens, .fluentBitDatadog],
    lessons: [
      Lesson(
        example(provider: #"[1|"ecs"|]"#, metadata: #"[|"false"|]"#),
        after: example(provider: #""ecs""#, metadata: #""true""#))
    ],
    examples: [
      example(provider: #"[1|"ecs"|]"#, metadata: #"[|"0"|]"#),
      example(provider: #""ecs""#, metadata: #""True""#),
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

  func applies(to routing: LogRouting) -> Bool {
    !routing.outputs(to: FirelensOutput.datadog).isEmpty
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let sidecar = routing.definition.sidecars.first,
      let metadata = sidecar.firelensConfiguration.value?.enableECSLogMetadata.value,
      Self.off.contains(where: { metadata == $0 })
    else { return [] }
    for section in routing.customFile?.outputs(to: FirelensOutput.datadog) ?? [] {
      guard let provider = section.last("provider"), provider.value == "ecs" else { continue }
      return [
        RuleFinding(at: metadata.range, .offInFile(metadata.text))
          .related(
            provider.valueRange, in: section.source, "the custom file uses the metadata here")
      ]
    }
    for output in routing.outputs(to: FirelensOutput.datadog) {
      guard let provider = output.option("provider")?.value.value, provider == "ecs" else {
        continue
      }
      return [
        RuleFinding(at: metadata.range, .off(metadata.text, output.container))
          .related(provider.range, "container \(output.container.label) uses the metadata here")
      ]
    }
    return []
  }
}

extension Message {
  fileprivate static func offInFile(_ value: String) -> Message {
    Message(
      fact: "'enable-ecs-log-metadata' is '\(asked: value)', but a Datadog output of the custom "
        + "file has 'provider' 'ecs'",
      consequence:
        "the logs reach Datadog without tags for the cluster, the task and its definition",
      remedy: "remove 'enable-ecs-log-metadata', which is on by default"
    )
  }

  fileprivate static func off(_ value: String, _ container: ContainerDefinition) -> Message {
    Message(
      fact: "'enable-ecs-log-metadata' is '\(asked: value)', but the Datadog output of container "
        + "\(container.label) has 'provider' 'ecs'",
      consequence:
        "the logs reach Datadog without tags for the cluster, the task and its definition",
      remedy: "remove 'enable-ecs-log-metadata', which is on by default"
    )
  }
}
