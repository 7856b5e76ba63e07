struct FluentbitPropertyDuplicateRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-property-duplicate",
    category: .fluentbit,
    severity: .error,
    stage: .start,
    summary: "A section of the custom file sets a property twice.",
    rationale: """
      For most properties of a plugin Fluent Bit 2.0 and later report `configuration property is \
      set 2 times` and exit with status 255; version 1.9 uses one of the two. Of two values of \
      `Match`, `Tag`, `Host` and the like Fluent Bit uses the last one, and of two values of `Name` \
      the first one; these findings are warnings. Properties such as `Record` of `record_modifier` \
      may be repeated.
      """,
    remedy:
      "Remove one of the two. For two patterns of tags, write two outputs or use `Match_Regex`.",
    references: [
      .fluentBitConfiguration,
      .init(
        "Fluent Bit: how the properties of a plugin are checked",
        "https://github.com/fluent/fluent-bit/blob/master/src/flb_config_map.c"),
    ],
    lessons: [
      Lesson(
        .configured(
          file: filter("parser", "[1|Key_Name|] log\n    [|Key_Name|] message\n    Parser json")),
        after: .configured(file: filter("parser", "Key_Name message\n    Parser json")))
    ],
    examples: [
      .configured(
        file: "[OUTPUT]\n    Name null\n    [1|Match|] app-*\n    [|Match|] web-*\n"
          + Example.outputs),
      .configured(
        file: filter("grep", "Exclude log a\n    Exclude log b")),
      .configured(
        file: "[FILTER]\n    [1|Name|] grep\n    [|Name|] lua\n    Match *\n    Exclude log a\n"
          + Example.outputs),
      .configured(
        file: filter("parser", "[1|key_name|] log\n    Parser json\n    [|Key_Name|] log"),
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      .configured(
        file: "[OUTPUT]\n    Name null\n    Match app-*\n    Match app-*\n" + Example.outputs),
      .configured(file: filter("parser", "Key_Name log\n    Parser json\n    Parser docker")),
      .configured(file: filter("koyama", "Key_Name log\n    Key_Name log")),
    ]
  )

  private static func filter(_ name: String, _ lines: String) -> String {
    "[FILTER]\n    Name \(name)\n    Match *\n    \(lines)\n" + Example.outputs
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile else { return [] }
    return file.configuration.sections.flatMap { section -> [RuleFinding] in
      guard section.kind.hasPlugin else { return [] }
      let plugin = file.plugin(of: section)
      var first: [String: ClassicProperty] = [:]
      return section.properties.compactMap { property in
        guard let other = first[property.name] else {
          first[property.name] = property
          return nil
        }
        return finding(about: property, after: other, of: section, plugin, in: file)
      }
    }
  }

  private func finding(
    about property: ClassicProperty, after first: ClassicProperty, of section: ClassicSection,
    _ plugin: SectionPlugin?, in file: CustomFile
  ) -> RuleFinding? {
    let message: Message
    var severity = Severity.warning
    if property.name == "name" || SectionPlugin.isOfCore(property.name, in: section.kind) {
      guard property.value != first.value else { return nil }
      message = .overridden(property.key, of: section, usesFirst: property.name == "name")
    } else {
      guard let plugin, plugin.checksProperties, let known = plugin.property(property.name),
        !known.isRepeatable
      else { return nil }
      let rejecting = file.build.versions.subset(from: FluentBitVersion(2, 0), before: nil)
      severity = rejecting.severity ?? .warning
      message = .duplicate(property.key, of: section, rejecting)
    }
    return file.finding(at: property.keyRange, of: section, property: property.name, message)
      .related(first.keyRange, in: section.source, "the first '\(first.key)'")
      .with(severity)
  }
}

extension Message {
  fileprivate static func overridden(
    _ key: String, of section: ClassicSection, usesFirst: Bool
  ) -> Message {
    Message(
      fact: section.label + " sets '\(key)' twice",
      consequence: usesFirst
        ? "Fluent Bit uses the first value and ignores this one"
        : "Fluent Bit uses the last value and ignores the first one",
      remedy: "remove one of the two"
    )
  }

  fileprivate static func duplicate(
    _ key: String, of section: ClassicSection, _ rejecting: FluentBitVersions.Subset
  ) -> Message {
    let consequence: MessageText =
      switch rejecting {
      case .all: "Fluent Bit rejects the second one and exits with status 255"
      case .newest: "Fluent Bit 2.0 and later reject the second one and exit with status 255"
      case .oldest, .none: "Fluent Bit 1.9 uses one of them; newer versions reject the second one"
      }
    return Message(
      fact: section.label + " sets '\(key)' twice", consequence: consequence,
      remedy: "remove one of the two"
    )
  }
}
