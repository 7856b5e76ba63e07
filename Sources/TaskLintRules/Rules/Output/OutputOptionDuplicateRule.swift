struct OutputOptionDuplicateRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-option-duplicate",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "Two log options set the same property of the output plugin.",
    rationale: """
      The names of properties ignore case in Fluent Bit, but the keys of log options and of \
      `secretOptions` do not. Two spellings of a name become two lines of the output, and Fluent \
      Bit 2.0 and later report `configuration property is set 2 times` and exit with status 255. \
      Version 1.9 uses one of the two, so the finding is a warning if the tag of the image does not \
      show a newer version. Properties such as the `header` of `http` may be repeated. If the \
      two names are identical, the agent uses the secret.
      """,
    remedy: "Remove one of the two.",
    references: [
      .fireLensOutput,
      .init(
        "Fluent Bit: how the properties of a plugin are checked",
        "https://github.com/fluent/fluent-bit/blob/master/src/flb_config_map.c"),
    ],
    lessons: [
      Lesson(
        Example(
          options: #""Name": "loki", [|"tenant_id"|]: "koyama", [1|"Tenant_ID"|]: "koyama""#),
        after: Example(options: #""Name": "loki", "tenant_id": "koyama""#))
    ],
    examples: [
      Example(
        options: """
          "Name": "splunk", "host": "splunk.koyama.example", "tls": "on", \
          [1|"Splunk_Token"|]: "${TOKEN}"
          """,
        secretOptions: #"{"name": [|"splunk_token"|], "valueFrom": "/koyama/splunk"}"#,
        sidecar: #""secrets": [{"name": "TOKEN", "valueFrom": "/koyama/splunk"}]"#),
      Example(
        options: #""Name": "es", [|"index"|]: "app", [1|"Index"|]: "web""#,
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      Example(options: #""Name": "http", "header": "X-A 1", "Header": "X-B 2""#),
      Example(options: #""Name": "http", [|"uri"|]: "/a", [1|"Uri"|]: "/b""#),
      Example(options: #""Name": "http", "uri": "/a", "Header": "/b""#),
      Example(options: #""Name": "http", "Header X-A": "1", "Header X-B": "2""#),
      Example(options: #""Name": "stdout", "Retry_Limit": "2", "retry_limit": "2""#),
      Example(options: #""Name": "grafana-loki", "Labels": "a", "labels": "b""#),
      Example(
        options: #""Name": "splunk", "splunk_token": "${TOKEN}""#,
        secretOptions: #"{"name": "splunk_token", "valueFrom": "/koyama/splunk"}"#,
        sidecar: #""secrets": [{"name": "TOKEN", "valueFrom": "/koyama/splunk"}]"#),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.flatMap { output -> [RuleFinding] in
      guard let plugin = output.plugin, plugin.checksProperties else { return [] }
      let secrets = output.configuration.secretOptions.entries.compactMap(\.name.value)
      // Nearly every output sets each property once.
      let properties = output.properties.map(\.property) + secrets.map(Self.property)
      guard properties.count > 1, Self.areRepeated(properties) else { return [] }
      let names = output.properties.map(\.key) + secrets
      var first: [String: JSONString] = [:]
      // The agent sorts the lines of an output by their bytes.
      let lines = names.sorted {
        Array($0.text.utf8).lexicographicallyPrecedes(Array($1.text.utf8))
      }
      return lines.compactMap { name in
        let property = Self.property(name)
        guard let known = plugin.property(property), !known.isRepeatable else { return nil }
        guard let other = first[property] else {
          first[property] = name
          return nil
        }
        guard other.text != name.text else { return nil }
        return finding(name, after: other, in: output)
      }
    }
  }

  private func finding(
    _ name: JSONString, after other: JSONString, in output: FirelensOutput
  ) -> RuleFinding {
    let rejecting = output.versions.subset(from: FluentBitVersion(2, 0), before: nil)
    return RuleFinding(at: name.range, .duplicate(name.text, other.text, rejecting))
      .related(other.range, "'\(other.text)'")
      .with(rejecting.severity ?? .warning)
  }

  /// Whether two properties are the same.
  private static func areRepeated(_ properties: [String]) -> Bool {
    // Comparing a few is faster than hashing them.
    guard properties.count <= 16 else { return Set(properties).count < properties.count }
    return properties.indices.contains { properties[..<$0].contains(properties[$0]) }
  }

  /// The property that a key sets: its first word in lower case.
  private static func property(_ name: JSONString) -> String {
    name.decodedBytes.split(separator: UInt8(ascii: " "), maxSplits: 1).first
      .map { String($0).lowercased() } ?? ""
  }
}

extension Message {
  fileprivate static func duplicate(
    _ name: String, _ other: String, _ rejecting: FluentBitVersions.Subset
  ) -> Message {
    let consequence: MessageText =
      switch rejecting {
      case .all: "Fluent Bit rejects the second one, and the router exits with status 255"
      case .newest: "Fluent Bit 2.0 and later reject the second one, and the router exits"
      case .oldest, .none: "Fluent Bit 1.9 uses one of them; newer versions reject the second one"
      }
    return Message(
      fact: "log options '\(other)' and '\(name)' set the same property",
      consequence: consequence,
      remedy: "remove one of the two"
    )
  }
}
