/// The configuration of one file, with the source of each value: the output of `tasklint config`.
package struct ConfigurationReport: Sendable {
  private static let byDefault = "default"

  private let path: String
  private let isFolder: Bool
  private let configuration: Configuration?
  private let ofRun: Configuration?
  private let choices: RuleChoices
  private let excluded: PatternList
  private let layout: TextLayout

  /// Creates the report for a file, or for the files of a folder.
  ///
  /// - Parameters:
  ///   - path: The path of the file or folder.
  ///   - isFolder: Whether it is a folder: then overrides are shown with their files.
  ///   - configuration: Its configuration.
  ///   - ofRun: The configuration for the options of a run, which is that of the working directory.
  ///   - choices: The rule options of the command line.
  ///   - excluded: The patterns of `--exclude`.
  ///   - color: Whether the headings have colors.
  ///   - width: The width of the text.
  package init(
    path: String, isFolder: Bool = false, configuration: Configuration?,
    ofRun: Configuration? = nil, choices: RuleChoices, excluded: PatternList,
    color: Coloring = .none, width: TextLayout.Width = .unlimited
  ) {
    self.path = path
    self.isFolder = isFolder
    self.configuration = configuration
    self.ofRun = ofRun
    self.choices = choices
    self.excluded = excluded
    layout = TextLayout(color: color, width: width)
  }

  /// The report: sections with one value on each line.
  package var text: String {
    [
      head, table("Run", run), table("Files", files), table("Rules", lists),
      table("Disabled rules", off), table("Changed severities", severities),
      table("Settings", settings), table("Overrides", overrides),
    ].joined()
  }

  private var head: String {
    guard let configuration else {
      return VisibleText.escape("\(path): no configuration; all values are defaults") + "\n"
    }
    let bases = configuration.bases.reversed().map { ", extends \($0)" }.joined()
    return VisibleText.escape("\(path): \(configuration.path)\(bases)") + "\n"
  }

  // MARK: - The run

  /// The options that only the configuration of the working directory sets.
  private var run: [[String]] {
    [
      row("failOn", ofRun?.failOn) { [$0.rawValue] },
      row("baseline", ofRun?.baseline) { [$0] },
      row("format", ofRun?.format) { [$0.rawValue] },
    ].filter { $0[2] != Self.byDefault }
  }

  // MARK: - Files and rules

  private var files: [[String]] {
    var rows = [
      row("include", configuration?.include) { $0.globs.map(\.pattern) },
      row("exclude", configuration?.exclude) { $0.globs.map(\.pattern) },
    ]
    if !excluded.globs.isEmpty {
      rows.append(["exclude", list(excluded.globs.map(\.pattern)), "--exclude"])
    }
    if excluded.matches(path) || configuration?.exclude?.value.matches(path) ?? false {
      rows.append(["this file", "excluded", ""])
    }
    for file in configuration?.configFiles ?? [] {
      rows.append(["configFiles", "\(file.pathInImage): \(file.path)", place(file.location)])
    }
    if let sidecar = configuration?.sidecar {
      rows.append(["sidecar", "a log router that fixes insert", place(sidecar.location)])
    }
    return rows
  }

  private var lists: [[String]] {
    let selection = choices.selection(under: configuration)
    let select = choices.select == nil ? configuration?.select?.location : nil
    let ignore = choices.ignore == nil ? configuration?.ignore?.location : nil
    return [
      [
        "select", list(selection.select),
        choices.select == nil ? place(select) : "--select",
      ],
      [
        "ignore", list(selection.ignore),
        choices.ignore == nil ? place(ignore) : "--ignore",
      ],
    ]
  }

  private var off: [[String]] {
    let selection = choices.selection(under: configuration)
    return RuleCatalog.rules.map { $0.metadata }.filter {
      // Optional rules are off in most runs, and listing them would hide the others.
      !selection.includes($0) && (!$0.isOptional || selection.ignore.contains($0.id.name))
    }.map { rule in
      let names = [rule.id.name] + rule.groups + [RuleNames.all]
      let name = names.first { selection.ignore.contains($0) }
      return [rule.id.name, name.map { "ignored by '\($0)'" } ?? "not selected", ""]
    }
  }

  private var severities: [[String]] {
    RuleCatalog.rules.map { $0.metadata }.compactMap { rule in
      let chosen = choices.severities.entry(for: rule)
      guard let entry = chosen ?? configuration?.severities.entry(for: rule),
        entry.severity != rule.severity
      else { return nil }
      return [
        rule.id.name, "\(entry.severity) (default \(rule.severity))",
        chosen == nil ? place(entry.location) : "--severity",
      ]
    }
  }

  private var settings: [[String]] {
    RuleCatalog.rules.map { $0.metadata }.flatMap { rule in
      rule.settings.map { setting in
        let own = configuration?.settings[rule.id]?[setting.name]
        return [
          "\(rule.id.name).\(setting.name)", list(own?.value ?? setting.defaults),
          place(own?.location),
        ]
      }
    }
  }

  private var overrides: [[String]] {
    (configuration?.overrides ?? []).compactMap { override in
      guard isFolder || override.applies(to: path) else { return nil }
      let containers = override.containers.globs.map(\.pattern)
      let inside = containers.isEmpty ? "" : " in \(list(containers))"
      let files = override.files.map(\.pattern)
      let held = !isFolder || files.isEmpty ? "" : " of \(list(files))"
      let until = override.until.map { ", until \($0.value)" } ?? ""
      return [
        list(override.ignore.map(\.value)) + inside + held, override.reason + until,
        place(override.ignore.first?.location),
      ]
    }
  }

  // MARK: - Words

  private func row<Value>(
    _ name: String, _ value: Configuration.Located<Value>?, _ words: (Value) -> [String]
  ) -> [String] {
    [name, list(value.map { words($0.value) } ?? []), place(value?.location)]
  }

  private func list(_ words: [String]) -> String {
    words.isEmpty ? "none" : words.joined(separator: ", ")
  }

  private func place(_ location: Finding.Location?) -> String {
    location.map { "\($0.path):\($0.start.line):\($0.start.column)" } ?? Self.byDefault
  }

  /// Rows of three columns under a heading; empty without rows.
  private func table(_ title: String, _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    let lines = ConfigurationTable(rows: rows.map { $0.map { VisibleText.escape($0) } }).lines(
      layout)
    return "\n\(layout.color.heading(title))\n" + lines
  }
}
