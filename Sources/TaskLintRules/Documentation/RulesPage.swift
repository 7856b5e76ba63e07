/// The rule catalog as a Markdown page, which is rules.md.
package struct RulesPage: Sendable {
  private let rules: [any Rule.Type]

  /// Creates the page of a list of rules.
  package init(_ rules: [any Rule.Type] = RuleCatalog.rules) {
    self.rules = rules
  }

  /// The text of the page.
  package var markdown: String {
    var page = """
      # Rules

      `make rules.md` generates this page. The output in the examples is the output of tasklint. The
      ids of rules do not change, because configurations and baselines refer to them.

      The **stage** of a rule says what happens if a finding is not fixed:

      | stage | effect |
      | --- | --- |

      """
    for stage in RuleMetadata.Stage.allCases {
      page += "| \(stage) | \(stage.effect) |\n"
    }
    page += """

      Rules with the tag **policy** check conventions that a team chooses. They are on by default.
      `--ignore policy` turns them off, and `tasklint init` adapts them to your definitions. Rules with
      the tag **security** protect secrets. Rules of the category **hardening** are off unless they are
      selected: `--select all,hardening`.

      """
    for category in RuleMetadata.Category.allCases {
      let ofCategory = rules.filter { $0.metadata.category == category }
      guard !ofCategory.isEmpty else { continue }
      page +=
        "\n**\(category.rawValue)**\n\n| rule | severity | stage | flags |\n| --- | --- | --- | --- |\n"
      for rule in ofCategory.map({ $0.metadata }) {
        let stage =
          rule.isOptional ? "" : rule.isPolicy ? "\(rule.stage), policy" : "\(rule.stage)"
        page += "| [\(rule.id)](#\(rule.id)) | \(rule.severity) | \(stage) | "
        page += "\(rule.summary.replacingPipes) |\n"
      }
    }
    return page + rules.map(section).joined()
  }

  private func section(_ rule: any Rule.Type) -> String {
    let metadata = rule.metadata
    let illustration = RuleIllustration(rule)
    var section = "\n## \(metadata.id)\n\n"
    section += "\(metadata.severity) · "
    if !metadata.isOptional { section += "stage \(metadata.stage) · " }
    section += metadata.groups.joined(separator: ", ")
    section +=
      "\n\n\(metadata.summary)\n\n\(metadata.rationale)\n\n**How to fix.** \(metadata.remedy)\n"
    for lesson in illustration.lessons {
      let documents = lesson.flagged.documents.enumerated().map { index, document in
        let head =
          index == 0
          ? "" : document.isFluentBit ? "\n`\(document.path)`:\n\n" : "\nIn the same run:\n\n"
        return head + fence(document.language, document.marked.text)
      }.joined()
      section += "\n### Example\n\n\(documents)\n\(fence("text", lesson.flagged.output))"
      section += "\nUse instead:\n\n\(fence("diff", lesson.correction.diff))"
    }
    if !illustration.otherOutputs.isEmpty {
      section += "\nOther messages of this rule:\n\n"
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
    if !metadata.controls.isEmpty {
      footer += "\n**Controls**: \(metadata.controls.joined(separator: ", ")).\n"
    }
    let silenced = RuleCatalog.rules(yieldingTo: metadata)
    if !silenced.isEmpty {
      let names = silenced.map { "[\($0.id)](#\($0.id))" }.joined(separator: ", ")
      footer += "\nFor the same problem, this rule silences \(names).\n"
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
