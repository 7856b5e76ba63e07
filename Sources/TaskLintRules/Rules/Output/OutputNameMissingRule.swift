struct OutputNameMissingRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-name-missing",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "The log options do not specify an output plugin.",
    rationale: """
      The ECS agent generates an output of the log router from the log options. It reads the \
      plugin from `Name` (Fluent Bit) or `@type` (Fluentd), and is case-sensitive. If there are \
      other options and no plugin, the agent reports `missing output key Name which is required \
      for firelens configuration of type fluentbit`, and the task does not start. Without any \
      options the agent generates no output, and the custom file has to define one.
      """,
    remedy: "Specify the plugin in `Name`, or in `@type` for Fluentd.",
    references: [.fireLensOutput, .fireLensTaskDefinition],
    lessons: [
      Lesson(Example(options: #"[|"name"|]: "loki", "host": "loki.koyama.example""#))
    ],
    examples: [
      Example(
        options: #"[|"Name"|]: "stdout""#,
        sidecar: Example.router(Example.fileOptions, type: "fluentd")),
      Example(
        app:
          #""logConfiguration": {"logDriver": "awsfirelens", [|"options"|]: {"region": "eu-west-1"}}"#
      ),
      Example(options: #""Name": "loki", "host": "loki.koyama.example""#),
      Example(
        options: #""@type": "stdout""#,
        sidecar: Example.router(Example.fileOptions, type: "fluentd")),
      Example(options: #""exclude-pattern": "^GET /healthz""#),
      Example(options: #""{{ name_key }}": "loki", "host": "loki.koyama.example""#),
      Example(options: #"[|"@type"|]: "stdout""#, isDocumented: false),
    ]
  )

  func findings(in routing: LogRouting) -> [RuleFinding] {
    routing.outputs.compactMap { output in
      guard let router = output.router, output.pluginOption == nil, !output.mayHaveMoreOptions,
        !output.properties.isEmpty || !output.configuration.secretOptions.entries.isEmpty
      else { return nil }
      let key = router.pluginKey.description
      guard let option = output.properties.first(where: { Self.isMisspelled($0) }) else {
        let options = output.configuration.options.place
        guard let place = options ?? output.configuration.secretOptions.field.place else {
          return nil
        }
        return RuleFinding(
          at: place.name, .unnamed(output.container, key), subject: output.subject(key))
      }
      let isSpelling = option.property == key.lowercased()
      let fix = Fix(.safe, "rename it to '\(key)'", edits: [.rewriting(option.key, as: key)])
      return RuleFinding(
        at: option.key.range, .misnamed(output.container, option.key.text, key),
        subject: output.subject(key)
      ).fixed(by: isSpelling ? fix : nil)
    }
  }

  private static func isMisspelled(_ option: FirelensOutput.Option) -> Bool {
    ["name", "@type"].contains(option.property) && !option.isWordy
  }
}

extension Message {
  fileprivate static func misnamed(
    _ container: ContainerDefinition, _ written: String, _ key: String
  ) -> Message {
    Message(
      fact:
        "container \(container.label) specifies its output plugin in '\(written)', not '\(key)'",
      consequence: "the agent requires '\(key)' in this spelling, and the task does not start",
      remedy: "rename it to '\(key)'"
    )
  }

  fileprivate static func unnamed(_ container: ContainerDefinition, _ key: String) -> Message {
    Message(
      fact: "the log options of container \(container.label) have no '\(key)'",
      consequence:
        "the agent rejects options without an output plugin, and the task does not start",
      remedy:
        "add '\(key)' with an output plugin, or remove the options if the custom file has the "
        + "outputs"
    )
  }
}
