struct DatadogTLSOffRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "datadog-tls-off",
    category: .datadog,
    severity: .error,
    stage: .run,
    summary: "An output to Datadog does not turn TLS on.",
    rationale: """
      TLS is off by default. Without it Fluent Bit sends the API key and the logs in clear text, to \
      port 80 or to whatever `port` says. Only `on` and `true`, in any case, turn it on everywhere: \
      the Fluent Bit of AWS's image takes `yes` for off, and no version takes `1`, without a word.
      """,
    remedy: "Set the option `tls` to `on`.",
    references: [.fluentBitDatadog, .datadogFluentBit],
    examples: [
      .inline(#""Name": [|"datadog"|], "apikey": "${DD_API_KEY}""#),
      .inline(#""Name": [|"datadog"|], "apikey": "${DD_API_KEY}", "tls": "yes""#),
      .inline(
        #""Name": [|"datadog"|], "apikey": "${DD_API_KEY}", "port": "443", "TLS": "1""#),
      .inline(#""Name": "datadog", "apikey": "${DD_API_KEY}", "TLS": "On""#),
      .inline(#""Name": "datadog", "apikey": "${DD_API_KEY}", "tls": "on""#),
      .inline(#""Name": "datadog", "apikey": "${DD_API_KEY}", "tls": "${TLS}""#),
      .inline(#""Name": "datadog", "apikey": "${DD_API_KEY}", "tls": "True""#),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs(to: FirelensOutput.datadog).compactMap { output in
      guard let name = output.pluginName else { return nil }
      switch output.option("tls")?.settledValue ?? .absent {
      case .unresolved, .mistyped: return nil
      case .value(let value, _) where ["on", "true"].contains(value.text.lowercased()): return nil
      case .value(let value, _):
        return RuleFinding(at: name.range, .off(output.container, value.text))
      case .absent, .null:
        return RuleFinding(at: name.range, .off(output.container, nil))
      }
    }
  }
}

extension Message {
  fileprivate static func off(_ container: ContainerDefinition, _ value: String?) -> Message {
    Message(
      fact: value.map {
        "the Datadog output of container \(container.label) has 'tls' set to '\($0)', which is off"
      } ?? "the Datadog output of container \(container.label) does not turn on 'tls'",
      consequence: "Fluent Bit sends the API key and the logs in clear text",
      remedy: "set the option 'tls' to 'on'"
    )
  }
}
