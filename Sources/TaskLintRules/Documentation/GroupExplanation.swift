/// The rules of a category or tag as a page for the terminal: what `tasklint explain policy` prints.
package struct GroupExplanation: Sendable {
  /// The names that have a page: the categories and the tags.
  package static let names = RuleNames.groups.filter { $0 != RuleNames.all }

  private let name: String
  private let color: Coloring

  /// Creates the page of a category or tag.
  package init(_ name: String, color: Coloring) {
    self.name = name
    self.color = color
  }

  /// The page, wrapped to 80 columns.
  package var text: String {
    let rules = RuleCatalog.rules.map { $0.metadata }.filter { $0.groups.contains(name) }
    let isTag = RuleMetadata.Category(rawValue: name) == nil
    let count = "\(rules.count) rule\(rules.count == 1 ? "" : "s")"
    var text = "\(color.heading(name))\n\(isTag ? "tag" : "category"), \(count)\n\n"
    for (title, prose) in introduction {
      text += "\(color.heading(title))\n\(Explanation.wrapped(prose))\n\n"
    }
    if name == RuleNames.policy {
      text += "\(color.heading("In .tasklint.json"))\n"
      for (entry, effect) in Self.entries {
        text += "  \(entry)" + String(repeating: " ", count: 31 - entry.count) + effect + "\n"
      }
      text += "\n"
    }
    text += "\(color.heading("Rules"))\n"
    for rule in rules {
      text += "  \(color.heading(rule.id.name)) (\(rule.severity))\n"
      text += Explanation.wrapped(rule.summary, indent: 4) + "\n"
    }
    return text + "\n'tasklint explain RULE' explains one rule.\n"
      + (rules.allSatisfy(\.isOptional)
        ? "They are off by default; '--select all,\(name)' turns them on.\n"
        : "'--ignore \(name)' turns all of these rules off.\n")
  }

  /// What the group is, by headings; a category has none, since its rules describe it.
  private var introduction: [(String, String)] {
    switch name {
    case RuleNames.policy: Self.policy
    case RuleNames.security:
      [
        (
          "What they are",
          "These rules look for secrets that are readable in a task definition. No output shows the "
            + "value of a secret."
        )
      ]
    default: []
    }
  }

  private static let policy = [
    (
      "What they are",
      """
      A policy rule checks what a team requires of its task definitions. The platform accepts a \
      definition that breaks it, and other teams may be right to do otherwise. All other rules \
      report faults: definitions that the API rejects, tasks that do not start, and logs that are \
      lost or leaked.
      """
    ),
    (
      "Whose policy they are",
      """
      The defaults describe one setup: every task logs through a Fluent Bit container that runs as \
      user 0 and reads its own configuration file from the image. The file sends the logs to \
      Datadog and, with Firehose, to S3. It reads the names of the service and of the delivery \
      stream from environment variables, and the API key from an SSM parameter. The policy rules \
      are on until you change them.
      """
    ),
    (
      "How to change them",
      """
      'tasklint init' reads your definitions and writes a .tasklint.json under which the rules that \
      most of them break no longer fail a run.
      """
    ),
  ]

  /// What a configuration can change.
  private static let entries = [
    ("\"severity\": {\"RULE\": \"note\"}", "reports a rule without failing the run"),
    ("\"ignore\": [\"RULE\"]", "turns a rule off"),
    ("\"ignore\": [\"policy\"]", "turns all policy rules off"),
    ("\"settings\": {\"RULE\": {…}}", "changes what a rule requires, such as its"),
    ("", "variables; 'tasklint explain RULE' lists them"),
    ("\"overrides\": [{…}]", "suppresses findings in single files or"),
    ("", "containers, with a reason"),
  ]
}
