struct FluentbitPluginUnknownRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "fluentbit-plugin-unknown",
    category: .fluentbit,
    severity: .error,
    stage: .start,
    summary: "`Name` in the custom file is not a plugin of the log router's image.",
    rationale: """
      Fluent Bit reports `tried to instance a plugin name that doesn't exist` and exits with \
      status 1. The plugins of `fluent/fluent-bit`, `aws-for-fluent-bit` and `bitnami/fluent-bit` \
      are known. Other images may add plugins, so for them the rule reports only names that are \
      nearly those of a known plugin. Inputs, filters and outputs have separate names.
      """,
    remedy: "Use a plugin that the image has.",
    references: [.fluentBitOutputs, .fluentBitForAWS],
    lessons: [
      Lesson(
        .configured(file: filter("[|rewritetag|]") + Example.outputs),
        after: .configured(file: filter("rewrite_tag") + Example.outputs))
    ],
    examples: [
      .configured(file: filter("[|elastic|]") + Example.outputs, sidecar: upstream),
      .configured(
        file: "[OUTPUT]\n    Name [|cloudwatch_log|]\n    Match *\n" + Example.outputs),
      .configured(file: filter("sysinfo") + Example.outputs, sidecar: upstream),
      .configured(
        file: filter("[|sysinfo|]") + Example.outputs,
        sidecar: #""image": "amazon/aws-for-fluent-bit:2.32.2""#),
      .configured(file: filter("elastic") + Example.outputs),
      .configured(file: filter("${FILTER:-rewritetag}") + Example.outputs),
      .configured(file: "[INPUT]\n    Name gdummy\n" + Example.outputs),
    ]
  )

  private static let upstream = #""image": "fluent/fluent-bit:4.2.0""#

  private static func filter(_ name: String) -> String {
    "[FILTER]\n    Name \(name)\n    Match *\n"
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard let file = routing.customFile else { return [] }
    return file.configuration.sections.compactMap { section in
      guard section.kind.hasPlugin, let name = section.plugin, let text = name.settledValue,
        !file.build.addsPlugin(named: text)
      else { return nil }
      guard let message = message(text, section, file) else { return nil }
      return file.finding(at: name.valueRange, of: section, property: "name", message)
    }
  }

  private func message(_ name: String, _ section: ClassicSection, _ file: CustomFile) -> Message? {
    let build = file.build
    guard let plugin = SectionPlugin.named(name, section.kind, in: build.versions) else {
      let nearest = SectionPlugin.nearest(to: name, section.kind)
      guard build.hasKnownPlugins || (nearest != nil && !build.loadsPlugins) else { return nil }
      return .unknown(section, name, nearest: nearest)
    }
    guard build.hasKnownPlugins else { return nil }
    switch plugin.availability {
    case .everywhere, .aws: return nil
    case .vendor: return .unknown(section, name, nearest: nil)
    case .upstream: return build.image == .aws ? .unknown(section, name, nearest: nil) : nil
    case .since(let major, let minor):
      let first = FluentBitVersion(major, minor)
      guard case .none = build.versions.subset(from: first, before: nil) else { return nil }
      return .tooNew(section, name, since: first)
    }
  }
}

extension Message {
  private static let consequence: MessageText = "Fluent Bit exits with status 1 when it starts"

  fileprivate static func unknown(
    _ section: ClassicSection, _ name: String, nearest: String?
  ) -> Message {
    Message(
      fact: "unknown \(section.kind.word) plugin '\(asked: name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      consequence: consequence,
      remedy: nearest.map { "rename it to '\($0)'" }
        ?? "use a plugin that the log router's image has, or an image that has this plugin"
    )
  }

  fileprivate static func tooNew(
    _ section: ClassicSection, _ name: String, since first: FluentBitVersion
  ) -> Message {
    Message(
      fact:
        "\(section.kind.word) plugin '\(asked: name)' requires Fluent Bit \(first.text), and the "
        + "log router's image has an older version",
      consequence: consequence, remedy: "use an image with that version, or another plugin"
    )
  }
}
