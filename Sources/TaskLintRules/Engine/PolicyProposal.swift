/// What task definitions have in common, told as the smallest configuration that reports only the
/// odd ones out.
///
/// One measure decides all: what more than half of the definitions do that a rule looks at is the
/// house's way. Rules on faults that break something are left as they are.
public struct PolicyProposal: Sendable {
  /// A value of a rule's setting that fits better than its default.
  public struct Setting: Sendable {
    public let rule: RuleMetadata
    public let name: String
    public let values: [String]
    /// What was seen, as a clause.
    public let reason: String
  }

  /// A rule of the house, and how many definitions it would report.
  public struct Count: Sendable {
    public let rule: RuleMetadata
    public let flagged: Int
    /// How many it looks at.
    public let total: Int
  }

  /// The files that hold definitions.
  public let files: [String]
  /// How many definitions were looked at, and how many of them have a log router.
  public let definitions: Int
  public let routed: Int
  public let settings: [Setting]
  /// The rules that most definitions do not keep.
  public let ignored: [Count]
  /// The rules that a few do not keep.
  public let kept: [Count]

  /// Looks at the definitions of files.
  public init(_ sources: [SourceFile], as form: InputForm? = nil) {
    let survey = DefinitionSurvey(sources, as: form)
    files = survey.files
    definitions = survey.definitions.count
    routed = survey.routed.count
    settings = SettingFit.all(survey)
    var fitted: [RuleID: [String: [String]]] = [:]
    for setting in settings { fitted[setting.rule.id, default: [:]][setting.name] = setting.values }
    let counts = RuleCatalog.rules.filter { $0.metadata.isPolicy }.map { rule in
      survey.count(rule, RuleSettings(fitted[rule.metadata.id] ?? [:]))
    }
    ignored = counts.filter { $0.flagged * 2 > $0.total }
    kept = counts.filter { $0.flagged > 0 && $0.flagged * 2 <= $0.total }
  }

  /// The configuration, as the text of a file.
  ///
  /// What it includes are the patterns of the files that were looked at.
  public func configuration(include: [String]) -> String {
    func list(_ words: [String]) -> JSONOutput { .list(words.map { .string($0) }) }
    let ids = Set(ignored.map(\.rule.id))
    let settings = settings.filter { !ids.contains($0.rule.id) }.map { setting in
      (name: setting.rule.id.name, value: JSONOutput.object([(setting.name, list(setting.values))]))
    }
    let root: JSONOutput = [
      "$schema": .string(Product.schema),
      "include": list(include),
      "ignore": ignored.isEmpty ? nil : list(ignored.map(\.rule.id.name)),
      "settings": settings.isEmpty ? nil : .object(settings),
    ]
    return root.lines
  }
}

/// The definitions that a policy is made from.
struct DefinitionSurvey {
  let definitions: [TaskDefinition]
  /// Those with a log router.
  let routed: [TaskDefinition]
  private let contents: [FileContents]

  /// The files that hold definitions.
  var files: [String] { contents.map(\.source.path) }

  init(_ sources: [SourceFile], as form: InputForm?) {
    contents = sources.map { FileContents($0, as: form) }.filter { !$0.definitions.isEmpty }
    definitions = contents.flatMap(\.definitions)
    routed = definitions.filter { !$0.sidecars.isEmpty }
  }

  /// How many definitions a rule reports, of those that it looks at.
  func count(_ rule: any Rule.Type, _ settings: RuleSettings) -> PolicyProposal.Count {
    let metadata = rule.metadata
    // Without a router the other rules have nothing to say.
    let total = metadata.id == "firelens-not-used" ? definitions.count : routed.count
    let flagged: Int
    switch rule.init(settings: settings) {
    case let rule as any DefinitionRule:
      flagged = definitions.count { !rule.findings(in: $0).isEmpty }
    case is any CrossRule: flagged = conflicts(of: rule)
    default: flagged = 0
    }
    return PolicyProposal.Count(rule: metadata, flagged: flagged, total: max(total, flagged))
  }

  private func conflicts(of rule: any Rule.Type) -> Int {
    let linter = Linter(rules: [rule])
    let records = contents.flatMap { linter.records(of: $0) }
    let findings = linter.compare(records)
    return Set(findings.map { "\($0.location.path)\n\($0.pointer)" }).count
  }
}
