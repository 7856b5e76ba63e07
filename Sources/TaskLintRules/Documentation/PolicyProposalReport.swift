/// What `tasklint init` says of the definitions that it looked at.
public struct PolicyProposalReport: Sendable {
  private let policy: PolicyProposal

  /// Creates the report on a policy.
  public init(_ policy: PolicyProposal) { self.policy = policy }

  /// What was seen, and what follows from it.
  public var text: String {
    let definitions = count(policy.definitions, "task definition")
    let files = count(policy.files.count, "file")
    var text = "Looked at \(definitions) in \(files); \(policy.routed) with a log router.\n"
    text += section("What most of them do is the house's way:", common)
    text += section("The odd ones out are reported:", odd)
    if common.isEmpty { text += "\nThe rules fit them as they are.\n" }
    return text
  }

  private var common: [(String, String)] {
    policy.settings.map { setting in
      let values = setting.values.joined(separator: ", ")
      return ("\(setting.rule.id.name).\(setting.name): \(values)", setting.reason)
    }
      + policy.ignored.map { count in
        ("\(count.rule.id.name): off", "\(count.flagged) of \(count.total) do not keep it")
      }
  }

  private var odd: [(String, String)] {
    policy.kept.map { count in
      let verb = count.flagged == 1 ? "does" : "do"
      return (count.rule.id.name, "\(count.flagged) of \(count.total) \(verb) not keep it")
    }
  }

  private func section(_ title: String, _ rows: [(String, String)]) -> String {
    guard !rows.isEmpty else { return "" }
    let lines = rows.map { "  \(VisibleText.escape($0.0))\n      \(VisibleText.escape($0.1))\n" }
    return "\n\(title)\n" + lines.joined()
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
