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
      .inline(#""Name": "datadog", "apikey": "${DD_API_KEY}", "{{ option }}": "on""#),
      .configured(file: inFile("[|datadog|]", "Alias a")),
      .configured(file: inFile("[|datadog|]", "tls 1")),
      .configured(file: inFile("datadog", "tls ${TLS:-on}")),
      .configured(file: inFile("datadog", "tls On")),
    ]
  )

  private static func inFile(_ name: String, _ line: String) -> String {
    Example.outputs.parts(separatedBy: "datadog\n").joined(separator: "\(name)\n")
      .parts(separatedBy: "tls on").joined(separator: line)
  }

  func applies(to routing: LogRouting) -> Bool {
    !routing.outputs(to: FirelensOutput.datadog).isEmpty
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    (routing.customFile.map(findings) ?? []) + inlineFindings(in: routing)
  }

  private func findings(in file: CustomFile) -> [RuleFinding] {
    file.configuration.sections(.outputs).compactMap { section in
      guard let plugin = section.plugin, plugin.value.lowercased() == "datadog",
        section.isWhole
      else { return nil }
      let tls = section.last("tls")
      guard tls?.isResolved ?? true else { return nil }
      let value = tls?.value
      guard !(value.map { ["on", "true"].contains($0.lowercased()) } ?? false) else { return nil }
      return file.finding(at: plugin.valueRange, of: section, property: "tls", .off(value))
    }
  }

  private func inlineFindings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs(to: FirelensOutput.datadog).compactMap { output in
      guard let name = output.pluginName else { return nil }
      switch output.option("tls")?.settledValue ?? .absent {
      case .unresolved, .mistyped: return nil
      case .value(let value, _) where ["on", "true"].contains(value.text.lowercased()): return nil
      case .value(let value, _):
        return RuleFinding(at: name.range, .off(output.container, value.text))
          .fixed(by: output.turningOnTLS(.safe))
      case .absent where output.mayHaveMoreKeys: return nil
      case .absent, .null:
        return RuleFinding(at: name.range, .off(output.container, nil))
          .fixed(by: output.turningOnTLS(.safe))
      }
    }
  }
}

extension Message {
  /// The message about an output of the custom file.
  fileprivate static func off(_ value: String?) -> Message {
    Message(
      fact: value.map {
        "'tls' is '\(asked: $0)', which means off, in a Datadog output of the custom file"
      } ?? "a Datadog output of the custom file does not turn on 'tls'",
      consequence: "Fluent Bit sends the API key and the logs in clear text",
      remedy: "set 'tls' to 'on'"
    )
  }

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
