/// What `tasklint init` prints about its decisions.
package struct PolicyProposalReport: Sendable {
  private let policy: PolicyProposal

  /// Creates the report on a proposal.
  package init(_ policy: PolicyProposal) { self.policy = policy }

  /// What was counted, and the decisions that follow.
  package var text: String {
    let definitions = Self.count(policy.definitions, "task definition")
    let files = Self.count(policy.files.count, "file")
    var text = "Read \(definitions) in \(files); \(policy.routed) with a log router.\n"
    text += section(
      "Lowered to a note, because no definition mentions the destination:", unmentioned)
    text += section(
      "Lowered to a note, because most definitions break the rule:",
      policy.demoted.map(row))
    text += section(
      "Turned off, because most definitions break the rule:", policy.ignored.map(row))
    text += section("Set to what most definitions have:", settings)
    if isDefault {
      text += "\nNo rule was changed: most definitions comply with every policy rule.\n"
    }
    text += section("Unchanged, and broken by some definitions:", policy.kept.map(row))
    return text
  }

  private var isDefault: Bool {
    policy.unmentioned.isEmpty && policy.demoted.isEmpty && policy.ignored.isEmpty
      && policy.settings.isEmpty
  }

  private var unmentioned: [(String, String)] {
    policy.unmentioned.map { unmentioned in
      let title = unmentioned.destination.title
      let category = unmentioned.destination.category.rawValue
      return (
        unmentioned.rule.id.name,
        "no variable, image, option or path refers to \(title); if you do not use it, add "
          + "\"ignore\": [\"\(category)\"]"
      )
    }
  }

  private var settings: [(String, String)] {
    policy.settings.map { setting in
      let values = setting.values.joined(separator: ", ")
      return ("\(setting.rule.id.name).\(setting.name): \(values)", setting.reason)
    }
  }

  private func row(_ count: PolicyProposal.Count) -> (String, String) {
    let definitions = Self.count(count.total, "definition")
    let verb = count.flagged == 1 ? "breaks" : "break"
    return (count.rule.id.name, "\(count.flagged) of \(definitions) \(verb) it")
  }

  private func section(_ title: String, _ rows: [(String, String)]) -> String {
    guard !rows.isEmpty else { return "" }
    let lines = rows.map { "  \(VisibleText.escape($0.0))\n      \(VisibleText.escape($0.1))\n" }
    return "\n\(title)\n" + lines.joined()
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
