struct LogOptionMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "log-option-missing",
    category: .logging,
    severity: .error,
    stage: .register,
    summary: "A required option of the log driver `splunk` or `gelf` is missing.",
    rationale: """
      `splunk` requires `splunk-url` and `splunk-token`, and `gelf` requires `gelf-address`, in \
      `options` or in `secretOptions`. Without them the log driver does not start, and ECS rejects \
      the definition.
      """,
    remedy: "Add the option. Specify the token under `secretOptions`.",
    references: [
      .logConfiguration,
      .init(
        "Docker: the log driver for Splunk",
        "https://docs.docker.com/engine/logging/drivers/splunk/"),
      .init(
        "Docker: the log driver for GELF", "https://docs.docker.com/engine/logging/drivers/gelf/"),
    ],
    lessons: [
      Lesson(
        Example(app: Example.inlineOutput, sidecar: log(#"[|"gelf"|]"#, #""tag": "router""#)),
        after: Example(
          app: Example.inlineOutput,
          sidecar: log(#""gelf""#, #""gelf-address": "udp://logs.koyama.example:12201""#)))
    ],
    examples: [
      Example(
        app: Example.inlineOutput,
        sidecar: log(#"[|"gelf"|]"#, #""tag": "udp://logs.koyama.example:12201""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: log(#""gelf""#, #""gelf-address": "udp://logs.koyama.example:12201""#)),
      Example(
        app: Example.inlineOutput, sidecar: #""logConfiguration": {"logDriver": [|"gelf"|]}"#),
      Example(
        app: Example.inlineOutput,
        sidecar: log(#"[|"splunk"|]"#, #""splunk-url": "https://hec.koyama.example:8088""#)),
      Example(
        app: Example.inlineOutput,
        sidecar: log(#"[|"splunk"|]"#, #""splunk-token": "{{ token }}""#)),
      Example(app: Example.inlineOutput, sidecar: log(#""syslog""#, #""tag": "router""#)),
      Example(
        app: log(#""splunk""#, #""splunk-url": "https://hec.koyama.example:8088""#, secrets: token),
        without: ["sidecar"]),
      Example(app: log(#""splunk""#, #""{{ option }}": "x""#), without: ["sidecar"]),
    ]
  )

  private static let token = #"{ "name": "splunk-token", "valueFrom": "/koyama/splunk" }"#

  private static func log(_ driver: String, _ options: String, secrets: String = "") -> String {
    let list = secrets.isEmpty ? "" : ",\n  \"secretOptions\": [\(secrets)]"
    return """
      "logConfiguration": {
        "logDriver": \(driver),
        "options": { \(options) }\(list)
      }
      """
  }

  private static let required: [(driver: StaticString, options: [StaticString])] = [
    ("splunk", ["splunk-url", "splunk-token"]), ("gelf", ["gelf-address"]),
  ]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.compactMap { container in
      guard let configuration = container.logConfiguration.value,
        let driver = configuration.logDriver.value,
        let row = Self.required.first(where: { driver == $0.driver })
      else { return nil }
      let missing = row.options.filter { configuration.certainlyLacks($0) }
      return missing.isEmpty
        ? nil
        : RuleFinding(
          at: driver.range, .missing(missing.map(\.description), driver.text, container))
    }
  }
}

extension Message {
  fileprivate static func missing(
    _ names: [String], _ driver: String, _ container: ContainerDefinition
  ) -> Message {
    let list = names.map { "'\($0)'" }.joined(separator: " and ")
    let remedies = names.map { name in
      "add '\(name)' to '\(name == "splunk-token" ? "secretOptions" : "options")'"
    }
    return Message(
      fact: "missing \(list) in the '\(driver)' options of container \(container.label)",
      consequence: "the API rejects the definition",
      remedy: "\(remedies.joined(separator: " and "))"
    )
  }
}
