/// Runs the rules over files.
///
/// It is a class so that a thread that takes it counts one reference, which all threads share.
public final class Linter: Sendable {
  let active: ActiveRules
  let definitionRules: [any DefinitionRule]
  /// The indexes of the definition rules among all rules.
  let definitionIndexes: [Int]
  let routingRules: [any RoutingRule]
  /// The indexes of the routing rules among all rules.
  let routingIndexes: [Int]
  let documentRules: [ActiveRules.Placed]
  let crossRules: [ActiveRules.Placed]
  let configurationRules: [ActiveRules.Placed]
  let policy: SuppressionPolicy
  /// The destinations for whose rules the configuration has a setting, and those that its log router
  /// mentions.
  let configured: LogDestinations
  /// The Fluent Bit files of the repository.
  let companions: CompanionFiles

  /// Creates a linter with the rules that are on.
  ///
  /// Without a list of rules, the selection chooses among all rules, and `all` leaves out the optional
  /// ones. A list that is given is complete: `all` then selects each of its rules. Fixes insert
  /// `sidecar` or parts of it.
  public init(
    rules given: [any Rule.Type]? = nil,
    selection: RuleSelection = RuleSelection(),
    severities: RuleSeverities = RuleSeverities(),
    settings: [RuleID: RuleSettings] = [:],
    sidecar: SidecarTemplate? = nil,
    accepting policy: SuppressionPolicy = SuppressionPolicy(),
    files: FluentBitFiles = .none
  ) {
    self.policy = policy
    companions = CompanionFiles(files)
    let rules = given ?? (selection.includesAll ? RuleCatalog.defaultRules : RuleCatalog.rules)
    configured = (settings.isEmpty ? [] : Self.destinations(of: settings, rules))
      .union(sidecar.map { LogDestination.mentioned(in: $0.source) } ?? [])
    active = ActiveRules(of: rules, selection, severities: severities)
    var (definitionRules, definitionIndexes): ([any DefinitionRule], [Int]) = ([], [])
    var (routingRules, routingIndexes): ([any RoutingRule], [Int]) = ([], [])
    var documentRules: [ActiveRules.Placed] = []
    var crossRules: [ActiveRules.Placed] = []
    var configurationRules: [ActiveRules.Placed] = []
    let routerPolicy = settings.isEmpty ? nil : RouterPolicy(settings)
    for index in active.indices {
      let type = active[index].type
      // A rule's metadata is needed only for its settings.
      let own = settings.isEmpty ? nil : settings[type.metadata.id]
      let kind = type.init(settings: (own ?? RuleSettings()).with(sidecar, routerPolicy)).kind
      switch kind {
      case .definition(let rule):
        definitionRules.append(rule)
        definitionIndexes.append(index)
      case .routing(let rule):
        routingRules.append(rule)
        routingIndexes.append(index)
      case .document: documentRules.append(ActiveRules.Placed(index, kind))
      case .cross: crossRules.append(ActiveRules.Placed(index, kind))
      case .configuration: configurationRules.append(ActiveRules.Placed(index, kind))
      }
    }
    self.definitionRules = definitionRules
    self.definitionIndexes = definitionIndexes
    self.routingRules = routingRules
    self.routingIndexes = routingIndexes
    self.documentRules = documentRules
    self.crossRules = crossRules
    self.configurationRules = configurationRules
  }

  /// Whether any rule is on.
  public var hasRules: Bool { active.contains(where: \.isReported) }

  // MARK: - One file

  /// Lints one file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - isNamed: Whether the user named it. A file that a search of a folder found is skipped, not
  ///     reported, if it contains no definition.
  ///   - form: The input form that the user gave; nil to detect it.
  ///   - keeping: What is kept of it for the rules that compare files.
  ///   - mentioned: The destinations that other files of the run mention; nil while that is not
  ///     known. A file that depends on it then gets an undecided report.
  ///   - limit: How many findings are kept in full; the others are only counted.
  /// - Returns: The report on the file.
  public func lint(
    _ source: SourceFile, isNamed: Bool = true, as form: InputForm? = nil,
    keeping: CrossKeeping = .records, mentioned: LogDestinations? = [],
    limit: FindingLimit = FindingLimit()
  ) -> FileReport {
    let contents = FileContents(source, as: form)
    if !isNamed, let description = contents.reasonToSkip {
      return FileReport(path: source.path, skipped: description)
    }
    var findings = FileFindings(
      in: contents, by: self, limit: limit.inFile(ofBytes: source.bytes.count))
    let raw = rawReport(of: contents, isNamed: isNamed, mentioned: mentioned) { findings.add(&$0) }
    guard let raw else { return .undecided(path: source.path) }
    let observations = raw.observations
    let report = FileReport(
      path: source.path, definitions: contents.definitions.count,
      placeholders: contents.placeholders, isWhole: contents.isWhole,
      traces: observations.map(\.trace), companions: CompanionFiles.paths(of: raw.files))
    let suppressions = self.suppressions(in: contents, with: report.companionPaths)
    guard
      !raw.results.isEmpty || findings.hasBatch || !suppressions.isEmpty
        || (keeping != .traces && !observations.isEmpty)
    else { return report }
    let (collected, scoped, locator) = findings.collected(with: raw, suppressions)
    let records = records(observations, suppressions.inSource, locator, keeping)
    guard suppressions.isEmpty else {
      return finish(report, collected, records: records, scoped, locator)
    }
    return report.with(collected, records: records)
  }

  func observations(
    of routing: LogRouting, number: Int
  ) -> [FileReport.Observation] {
    var observations: [FileReport.Observation] = []
    for placed in crossRules {
      guard case .cross(let rule) = placed.kind else { continue }
      for observation in rule.observations(of: routing) {
        observations.append(
          FileReport.Observation(
            active[placed.index], definition: number, observation: observation))
      }
    }
    return observations
  }
}
