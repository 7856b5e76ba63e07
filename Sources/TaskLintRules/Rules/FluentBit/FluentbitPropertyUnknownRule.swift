struct FluentbitPropertyUnknownRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-property-unknown",
    category: .fluentbit,
    severity: .error,
    stage: .start,
    summary: "A plugin of the custom file does not know a property.",
    rationale: """
      Fluent Bit rejects a property that the plugin does not know with `unknown configuration \
      property` and exits with status 255. The rule knows the properties of the inputs, filters and \
      outputs of each minor version from \(OutputPlugin.olderVersion) to \(OutputPlugin.version). \
      The tag of the image decides which version counts, as for output-option-unknown; without a \
      known tag, a property that any version knows is accepted. Plugins written in Go are not \
      checked, because Fluent Bit does not check them.
      """,
    remedy: "Correct the name of the property, or remove it.",
    silences: ["fluentbit-property-missing"],
    references: [.fluentBitOutputs, .fluentBitConfiguration],
    lessons: [
      Lesson(
        .configured(file: filter("[|Regexp|] log ^a")),
        after: .configured(file: filter("Regex log ^a")))
    ],
    examples: [
      .configured(file: filter("[|Tag|] a")),
      .configured(
        file: "[INPUT]\n    Name cpu\n    Tag a\n    [|Intervall_Sec|] 5\n" + Example.outputs),
      .configured(
        file: filter("[|logical_op|] and"),
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      .configured(file: filter("logical_op and")),
      .configured(file: filter("Exclude log ^a\n    EXCLUDE log ^b")),
      .configured(
        file: "[OUTPUT]\n    Name firehose\n    Match a\n    unknown x\n" + Example.outputs),
      .configured(file: "[FILTER]\n    Name koyama\n    Match *\n    Regexp a\n" + Example.outputs),
    ]
  )

  private static func filter(_ line: String) -> String {
    "[FILTER]\n    Name grep\n    Match *\n    \(line)\n" + Example.outputs
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile else { return [] }
    return file.configuration.sections.flatMap { section -> [RuleFinding] in
      guard let plugin = file.plugin(of: section), plugin.checksProperties else { return [] }
      return section.properties.compactMap { finding(about: $0, of: section, plugin, in: file) }
    }
  }

  private func finding(
    about property: ClassicProperty, of section: ClassicSection, _ plugin: SectionPlugin,
    in file: CustomFile
  ) -> RuleFinding? {
    let (versions, name) = (file.build.versions, property.name)
    let lacking = plugin.support(of: name, in: file.build).complement
    guard name != "name", let severity = lacking.severity else { return nil }
    let known = plugin.property(name)
    if let end = known?.end, end <= versions.newest {
      return file.finding(
        at: property.keyRange, of: section, property: name, .removed(property, plugin.name, end)
      ).with(severity)
    }
    if let first = known?.first {
      return file.finding(
        at: property.keyRange, of: section, property: name, .tooNew(property, plugin.name, first))
    }
    guard !versions.reachBeyondTable else { return nil }
    let nearest = plugin.nearestProperty(to: name)
    let meant = nearest.flatMap { section.first($0) == nil ? $0 : nil }
    let isMissing = meant.map { meant in
      file.missingRequirements(of: plugin, in: section).contains { $0.contains(meant) }
    }
    return file.finding(
      at: property.keyRange, of: section, property: isMissing ?? false ? meant ?? name : name,
      .unknown(property, plugin.name, meant: meant))
  }
}

extension Message {
  private static let consequence: MessageText =
    "Fluent Bit rejects the property and exits with status 255"

  fileprivate static func unknown(
    _ property: ClassicProperty, _ plugin: String, meant: String?
  ) -> Message {
    Message(
      fact: "unknown property '\(property.key)' of '\(plugin)'"
        + (meant.map { "; did you mean '\($0)'?" } ?? ""),
      consequence: consequence, remedy: meant.map { "rename it to '\($0)'" } ?? "remove it"
    )
  }

  fileprivate static func tooNew(
    _ property: ClassicProperty, _ plugin: String, _ first: FluentBitVersion
  ) -> Message {
    Message(
      fact: "property '\(property.key)' of '\(plugin)' requires Fluent Bit \(first.text), and the "
        + "log router's image has an older version",
      consequence: consequence, remedy: "remove it, or use an image with that version"
    )
  }

  fileprivate static func removed(
    _ property: ClassicProperty, _ plugin: String, _ version: FluentBitVersion
  ) -> Message {
    Message(
      fact: "Fluent Bit \(version.text) removed property '\(property.key)' of '\(plugin)'",
      consequence: "Fluent Bit \(version.text) and later reject the property and exit with status "
        + "255",
      remedy: "replace it with the property of the newer versions"
    )
  }
}
