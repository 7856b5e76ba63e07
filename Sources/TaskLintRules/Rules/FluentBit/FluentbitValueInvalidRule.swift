struct FluentbitValueInvalidRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-value-invalid",
    category: .fluentbit,
    severity: .error,
    stage: .start,
    summary: "A plugin of the custom file does not accept the value of a property.",
    rationale: """
      Fluent Bit checks booleans and lists when it starts, and each plugin checks some values, such \
      as `compress` or `mode`. With another value Fluent Bit exits with status 255: `invalid value \
      for boolean property`, or with status 1 for a property of every plugin, such as `log_level`. A \
      boolean is `on`, `true`, `yes`, `off`, `false` or `no`, without \
      quotes. A `#` after a value does not begin a comment but belongs to the value.
      """,
    remedy: "Use a value that the plugin accepts.",
    references: [.fluentBitOutputs, .fluentBitConfiguration],
    lessons: [
      Lesson(
        .configured(file: filter("Reserve_Data [|1|]")),
        after: .configured(file: filter("Reserve_Data on")))
    ],
    examples: [
      .configured(file: filter("Reserve_Data [|\"on\"|]")),
      .configured(file: filter("Log_Level [|verbose|]")),
      .configured(file: filter("Reserve_Data [|on # keep|]")),
      .configured(
        file: "[OUTPUT]\n    Name gelf\n    Match *\n    Mode [|http|]\n" + Example.outputs),
      .configured(file: filter("Reserve_Data On")),
      .configured(file: filter("Reserve_Data ${KEEP:-1}")),
      .configured(
        file: "[OUTPUT]\n    Name gelf\n    Match *\n    Mode TCP\n" + Example.outputs),
      .configured(
        file: "[FILTER]\n    Name record_modifier\n    Match *\n    Record [|team|]\n"
          + Example.outputs),
    ]
  )

  private static func filter(_ line: String) -> String {
    "[FILTER]\n    Name parser\n    Match *\n    Key_Name log\n    Parser json\n    \(line)\n"
      + Example.outputs
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile else { return [] }
    return file.configuration.sections.flatMap { section -> [RuleFinding] in
      guard let plugin = file.plugin(of: section) else { return [] }
      return section.properties.compactMap { property in
        guard let fault = fault(in: property, of: plugin, file.build),
          let severity = fault.rejecting.severity
        else { return nil }
        return file.finding(
          at: property.valueRange, of: section, property: property.name,
          .invalid(property, plugin.name, fault.form, isOfCore: fault.isOfCore)
        ).with(severity)
      }
    }
  }

  private typealias Fault = (
    form: OutputValue.Form, rejecting: FluentBitVersions.Subset, isOfCore: Bool
  )

  private func fault(
    in property: ClassicProperty, of plugin: SectionPlugin, _ build: FluentBitBuild
  ) -> Fault? {
    guard let value = property.settledValue, plugin.checksProperties else { return nil }
    let rows = (OutputValue.byProperty[property.name] ?? []).filter { row in
      guard let output = plugin.output else {
        return row.plugins.isEmpty && row.property.isSame(as: "log_level")
      }
      return row.isAbout(output)
    }
    guard rows.isEmpty else { return fault(in: value, rows, build.versions) }
    guard let known = plugin.property(property.name) else { return nil }
    let form: OutputValue.Form? =
      known.isBoolean ? .boolean : known.needsTwoWords ? .words : nil
    guard let form, !form.accepts(value) else { return nil }
    return (form, plugin.support(of: property.name, in: build), false)
  }

  /// Each version is checked by the first row that applies to it.
  private func fault(
    in value: String, _ rows: [OutputValue], _ versions: FluentBitVersions
  ) -> Fault? {
    func row(for version: FluentBitVersion) -> OutputValue? {
      rows.first { row in
        (row.first.map { version >= $0 } ?? true) && (row.end.map { version < $0 } ?? true)
      }
    }
    let newest = row(for: versions.newest).flatMap { $0.form.accepts(value) ? nil : $0 }
    let oldest = row(for: versions.oldest).flatMap { $0.form.accepts(value) ? nil : $0 }
    guard let row = newest ?? oldest else { return nil }
    return (
      row.form, newest == nil ? .oldest : oldest == nil ? .newest : .all, row.plugins.isEmpty
    )
  }
}

extension Message {
  fileprivate static func invalid(
    _ property: ClassicProperty, _ plugin: String, _ form: OutputValue.Form, isOfCore: Bool
  ) -> Message {
    let words = form.words
    return Message(
      fact: "invalid '\(property.key)' value '\(asked: property.value)' of '\(plugin)'; expected "
        + "\(asked: words.expected)",
      consequence: "Fluent Bit exits with status \(isOfCore ? 1 : 255) when it starts",
      remedy: "\(asked: words.remedy)"
    )
  }
}
