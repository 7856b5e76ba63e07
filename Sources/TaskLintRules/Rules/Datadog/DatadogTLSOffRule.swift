struct DatadogTLSOffRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "datadog-tls-off",
    category: .datadog,
    severity: .error,
    stage: .run,
    summary: "An output to Datadog does not turn TLS on.",
    rationale: """
      TLS is off by default. Without it Fluent Bit sends the API key and the logs in clear text, to \
      port 80 or to the port that `port` specifies. Only `on` and `true`, in any case, turn it on in \
      all versions: Fluent Bit in AWS's image reads `yes` as off, and every version reads `1` as off.
      """,
    remedy: "Set the option `tls` to `on`.",
    references: [.fluentBitDatadog, .datadogFluentBit],
    lessons: [
      Lesson(.inline(#""Name": [|"datadog"|], "apikey": "${DD_API_KEY}""#))
    ],
    examples: [
      .inline(#""Name": [|"datadog"|], "apikey": "${DD_API_KEY}", "tls": "yes""#),
      .inline(
        #""Name": [|"datadog"|], "apikey": "${DD_API_KEY}", "port": "443", "TLS": "1""#),
      .inline(#""Name": "datadog", "apikey": "${DD_API_KEY}", "TLS": "On""#),
      .inline(#""Name": "datadog", "apikey": "${DD_API_KEY}", "tls": "${TLS}""#),
      .inline(#""Name": "datadog", "apikey": "${DD_API_KEY}", "tls": "True""#),
    ]
  )

  func applies(to routing: LogRouting) -> Bool {
    !routing.outputs(to: FirelensOutput.datadog).isEmpty
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs(to: FirelensOutput.datadog).compactMap { output in
      guard let name = output.pluginName else { return nil }
      switch output.option("tls")?.settledValue ?? .absent {
      case .unresolved, .mistyped: return nil
      case .value(let value, _) where ["on", "true"].contains(value.text.lowercased()): return nil
      case .value(let value, _):
        return RuleFinding(at: name.range, .off(output.container, value.text))
          .fixed(by: output.turningOnTLS(.safe))
      case .absent, .null:
        return RuleFinding(at: name.range, .off(output.container, nil))
          .fixed(by: output.turningOnTLS(.safe))
      }
    }
  }
}

extension Message {
  fileprivate static func off(_ container: ContainerDefinition, _ value: String?) -> Message {
    Message(
      fact: value.map {
        "'tls' is '\(asked: $0)', which means off, in the Datadog output of container \(container.label)"
      } ?? "the Datadog output of container \(container.label) does not turn on 'tls'",
      consequence: "Fluent Bit sends the API key and the logs in clear text",
      remedy: "set the option 'tls' to 'on'"
    )
  }
}
