/// The smallest configuration under which policy rules report only the exceptions among some task
/// definitions.
///
/// A policy rule is measured against the definitions that it applies to. If more than half of them
/// break it, it becomes a note, which is visible and fails no run; what is a note already is turned
/// off. If no definition mentions Datadog or Firehose, the rule that reports this becomes a note: a
/// team that does not use the destination turns its category off, which is not decided for it. Rules
/// on faults of the platform stay as they are.
package struct PolicyProposal: Sendable {
  /// A value of a rule's setting that fits better than the default.
  package struct Setting: Sendable {
    package let rule: RuleMetadata
    package let name: String
    package let values: [String]
    /// What was counted, as a clause.
    package let reason: String
  }

  /// A policy rule, and how many definitions break it.
  package struct Count: Sendable {
    package let rule: RuleMetadata
    package let flagged: Int
    /// How many definitions the rule applies to.
    package let total: Int

    /// Whether more than half break the rule.
    var isBrokenByMost: Bool { flagged * 2 > total }
  }

  /// A destination that no definition mentions.
  package struct Unmentioned: Sendable {
    package let destination: LogDestination
    /// The rule that reports it, which becomes a note.
    package let rule: RuleMetadata
  }

  /// The files that contain definitions.
  package let files: [String]
  /// How many definitions the files contain, and how many of them have a log router.
  package let definitions: Int
  package let routed: Int
  package let unmentioned: [Unmentioned]
  /// The paths of the log routers' own Fluent Bit files in their images, sorted.
  package let customFiles: [String]
  package let settings: [Setting]
  /// The errors and warnings that most definitions break, which become notes.
  package let demoted: [Count]
  /// The notes that most definitions break, which are turned off.
  package let ignored: [Count]
  /// The rules that some definitions break.
  package let kept: [Count]

  /// Creates the proposal for the definitions in files.
  package init(_ sources: [SourceFile], as form: InputForm? = nil) {
    let survey = DefinitionSurvey(sources, as: form)
    files = survey.files
    definitions = survey.definitions.count
    routed = survey.routed.count
    customFiles = Set(survey.routed.compactMap { CustomFile.path(of: $0) }).sorted()
    unmentioned = survey.routed.isEmpty ? [] : survey.unmentioned
    let off = Set(unmentioned.map(\.destination))
    func isOff(_ rule: RuleMetadata) -> Bool {
      rule.category.destination.map(off.contains) ?? false
    }
    let rules = RuleCatalog.rules.filter { $0.metadata.isPolicy && !isOff($0.metadata) }
    let fits = SettingFit.all(survey).filter { !isOff($0.rule) }
    let counts = rules.map { rule in
      let values = fits.filter { $0.rule.id == rule.metadata.id }.map { ($0.name, $0.values) }
      return survey.count(rule, RuleSettings(Dictionary(values) { first, _ in first }))
    }
    let broken = counts.filter(\.isBrokenByMost)
    demoted = broken.filter { $0.rule.severity > .note }
    ignored = broken.filter { $0.rule.severity == .note }
    kept = counts.filter { $0.flagged > 0 && !$0.isBrokenByMost }
    let brokenIDs = Set(ignored.map(\.rule.id))
    settings = fits.filter { !brokenIDs.contains($0.rule.id) }
  }

  /// The configuration, as the text of a file.
  ///
  /// - Parameters:
  ///   - include: The patterns of the files that contain definitions.
  ///   - configFiles: Paths of Fluent Bit files in the image, each with the file.
  ///   - sidecar: The log router that fixes insert.
  /// - Returns: The text.
  package func configuration(
    include: [String], configFiles: [(path: String, file: String)] = [],
    sidecar: SidecarProposal? = nil
  ) -> String {
    func list(_ words: [String]) -> JSONOutput { .list(words.map { .string($0) }) }
    let off = ignored.map(\.rule.id.name)
    let severities = (demoted.map(\.rule.id.name) + unmentioned.map(\.rule.id.name)).map { name in
      (name: name, value: JSONOutput.string(Severity.note.rawValue))
    }
    let settings = settings.map { setting in
      (name: setting.rule.id.name, value: JSONOutput.object([(setting.name, list(setting.values))]))
    }
    let root: JSONOutput = [
      "$schema": .string(Product.schema),
      "include": list(include),
      "configFiles": configFiles.isEmpty
        ? nil : .object(configFiles.map { (name: $0.path, value: .string($0.file)) }),
      "ignore": off.isEmpty ? nil : list(off),
      "severity": severities.isEmpty ? nil : .object(severities),
      "settings": settings.isEmpty ? nil : .object(settings),
      "sidecar": sidecar?.output,
    ]
    return root.lines
  }
}
