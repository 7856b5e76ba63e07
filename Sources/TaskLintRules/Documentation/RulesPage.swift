/// The catalogue as a page of Markdown: the author of rules.md.
public struct RulesPage: Sendable {
  private let rules: [any Rule.Type]

  /// Creates the page of a catalogue.
  public init(_ rules: [any Rule.Type] = RuleCatalog.rules) {
    self.rules = rules
  }

  /// The page.
  public var markdown: String {
    var page = """
      # The rules of tasklint

      Made by `make rules.md` from the rules themselves; what stands under "tasklint says" is what it
      said. Ids are final: they stand in configurations and baselines. The stage says when a fault
      bites that nobody found: at **edit** tools misread the file, at **register** the API refuses the
      definition, at **start** the task does not start, at **run** logs are lost, leaked or misfiled.
      The tag **policy** marks what a team demands, and `--ignore policy` drops it.

      """
    for category in RuleMetadata.Category.allCases {
      let ofCategory = rules.filter { $0.metadata.category == category }
      guard !ofCategory.isEmpty else { continue }
      page +=
        "\n**\(category.rawValue)**\n\n| rule | severity | stage | flags |\n| --- | --- | --- | --- |\n"
      for rule in ofCategory.map({ $0.metadata }) {
        page += "| [\(rule.id)](#\(rule.id)) | \(rule.severity) | \(rule.stage) | "
        page += "\(rule.summary.replacingPipes) |\n"
      }
    }
    return page + rules.map(section).joined()
  }

  private func section(_ rule: any Rule.Type) -> String {
    let metadata = rule.metadata
    let illustration = RuleIllustration(rule)
    var section = "\n## \(metadata.id)\n\n"
    section += "\(metadata.severity) · stage \(metadata.stage) · "
    section += metadata.groups.filter { $0 != metadata.stage.rawValue }.joined(separator: ", ")
    section +=
      "\n\n\(metadata.summary)\n\n\(metadata.rationale)\n\n**What to do.** \(metadata.remedy)\n"
    for lesson in illustration.lessons {
      let documents = lesson.flagged.documents.map { fence("json", $0) }.joined(
        separator: "\nIn the same run:\n\n")
      section += "\n### Example\n\n\(documents)\n\(fence("text", lesson.flagged.output))"
      section += "\nUse instead:\n\n\(fence("diff", lesson.correction.diff))"
    }
    if !illustration.otherOutputs.isEmpty {
      section += "\nOther findings of this rule:\n\n"
      section += fence("text", illustration.otherOutputs.joined(separator: "\n\n"))
    }
    return section + footer(metadata)
  }

  private func footer(_ metadata: RuleMetadata) -> String {
    var footer = ""
    for setting in metadata.settings {
      let defaults = setting.defaults.map { "`\($0)`" }.joined(separator: ", ")
      footer += "\n**Setting** `\(setting.name)`: \(setting.summary) "
      footer += defaults.isEmpty ? "Empty by default.\n" : "Default: \(defaults).\n"
    }
    if !metadata.silences.isEmpty {
      let names = metadata.silences.map { "[\($0)](#\($0))" }.joined(separator: ", ")
      footer += "\nWhere it speaks, these are silent about the same: \(names).\n"
    }
    if !metadata.references.isEmpty {
      footer += "\n" + metadata.references.map { "- [\($0.title)](\($0.url))\n" }.joined()
    }
    return footer
  }

  private func fence(_ language: String, _ text: String) -> String {
    "```\(language)\n\(text.hasSuffix("\n") ? text : text + "\n")```\n"
  }
}

extension String {
  fileprivate var replacingPipes: String {
    split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
