struct OutputNameMissingRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-name-missing",
    category: .output,
    severity: .error,
    stage: .start,
    summary: "Log options are given, and none of them names the output plugin.",
    rationale: """
      The ECS agent turns the log options of `awsfirelens` into an output of the router, and looks \
      for the plugin under `Name` (Fluent Bit) or `@type` (Fluentd), in this spelling alone. Where \
      other options stand without it, the agent reports `missing output key Name which is required \
      for firelens configuration of type fluentbit`, and the task never starts. Without any option \
      the custom file is left to have the outputs, which is right.
      """,
    remedy: "Name the plugin in `Name`, or in `@type` where the router is Fluentd.",
    references: [.fireLensOutput, .fireLensTaskDefinition],
    examples: [
      Example(options: #"[|"name"|]: "loki", "host": "loki.koyama.example""#),
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

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.outputs.compactMap { output in
      guard let router = output.router, output.pluginOption == nil, !output.mayHaveMoreOptions,
        !output.properties.isEmpty || !output.configuration.secretOptions.entries.isEmpty
      else { return nil }
      let key = router.pluginKey.description
      guard let slip = output.properties.first(where: { Self.isSlip($0) }) else {
        let options = output.configuration.options.place
        guard let place = options ?? output.configuration.secretOptions.field.place else {
          return nil
        }
        return RuleFinding(
          at: place.name, .unnamed(output.container, key), subject: output.subject(key))
      }
      let isSpelling = slip.property == key.lowercased()
      let fix = Fix(.safe, "write '\(key)'", edits: [.rewriting(slip.key, as: key)])
      return RuleFinding(
        at: slip.key.range, .misnamed(output.container, slip.key.text, key),
        subject: output.subject(key)
      ).fixed(by: isSpelling ? fix : nil)
    }
  }

  private static func isSlip(_ option: FirelensOutput.Option) -> Bool {
    ["name", "@type"].contains(option.property) && !option.isWordy
  }
}

extension Message {
  fileprivate static func misnamed(
    _ container: ContainerDefinition, _ written: String, _ key: String
  ) -> Message {
    Message(
      fact: "container \(container.label) names its output plugin in '\(written)', not in '\(key)'",
      consequence: "the agent reads '\(key)' alone, in this spelling: the task does not start",
      remedy: "write '\(key)'"
    )
  }

  fileprivate static func unnamed(_ container: ContainerDefinition, _ key: String) -> Message {
    Message(
      fact: "the log options of container \(container.label) name no output plugin",
      consequence: "the agent refuses options without '\(key)', and the task does not start",
      remedy: "add '\(key)', or take the options out where the custom file has the outputs"
    )
  }
}
