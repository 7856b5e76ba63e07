/// Runs the rules over files.
///
/// It is a class so that a thread that takes it counts one reference, which all threads share.
public final class Linter: Sendable {
  let active: ActiveRules
  private let definitionRules: [any DefinitionRule]
  /// The indexes of the definition rules among all rules.
  private let definitionIndexes: [Int]
  private let routingRules: [any RoutingRule]
  /// The indexes of the routing rules among all rules.
  private let routingIndexes: [Int]
  private let documentRules: [ActiveRules.Placed]
  let crossRules: [ActiveRules.Placed]
  let configurationRules: [ActiveRules.Placed]
  let policy: SuppressionPolicy
  /// The destinations for whose rules the configuration has a setting.
  let configured: LogDestinations
  /// The Fluent Bit files of the repository.
  let companions: CompanionFiles

  /// Creates a linter with the rules that are on.
  ///
  /// Without a list of rules, the selection chooses among all rules, and `all` leaves out the optional
  /// ones. A list that is given is complete: `all` then selects each of its rules.
  public init(
    rules given: [any Rule.Type]? = nil,
    selection: RuleSelection = RuleSelection(),
    severities: RuleSeverities = RuleSeverities(),
    settings: [RuleID: RuleSettings] = [:],
    accepting policy: SuppressionPolicy = SuppressionPolicy(),
    files: FluentBitFiles = .none
  ) {
    self.policy = policy
    companions = CompanionFiles(files)
    let rules = given ?? (selection.includesAll ? RuleCatalog.defaultRules : RuleCatalog.rules)
    configured = settings.isEmpty ? [] : Self.destinations(of: settings, rules)
    active = ActiveRules(of: rules, selection, severities: severities)
    var (definitionRules, definitionIndexes): ([any DefinitionRule], [Int]) = ([], [])
    var (routingRules, routingIndexes): ([any RoutingRule], [Int]) = ([], [])
    var documentRules: [ActiveRules.Placed] = []
    var crossRules: [ActiveRules.Placed] = []
    var configurationRules: [ActiveRules.Placed] = []
    for index in active.indices {
      let type = active[index].type
      // A rule's metadata is needed only for its settings.
      let own = settings.isEmpty ? nil : settings[type.metadata.id]
      let kind = type.init(settings: own ?? RuleSettings()).kind
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
    var found = contents.documents.flatMap { read in
      results(
        in: LintedDocument(
          document: read.document, input: read.input, bracketFault: contents.bracketFault,
          isNamed: isNamed))
    }
    var places: Places?
    var observations: [FileReport.Observation] = []
    var used: [FluentBitConfiguration] = []
    var mentions = Mentions(contents, configured: configured, others: mentioned)
    for number in contents.definitions.indices {
      let routing = LogRouting(contents.definitions[number], files: companions.files)
      if let file = routing.customFile { used.append(file.configuration) }
      var own = results(in: routing, number: number)
      guard mentions.decide(&own) else { return .undecided(path: source.path) }
      if own.count > 1 {
        let known = places ?? Places(contents)
        places = known
        removeSilenced(from: &own, known)
      }
      found += own
      observations += self.observations(of: routing, number: number)
    }
    let report = FileReport(
      path: source.path, definitions: contents.definitions.count,
      placeholders: contents.placeholders, isWhole: contents.isWhole,
      traces: observations.map(\.trace), companions: CompanionFiles.paths(of: used))
    let suppressions = self.suppressions(in: contents, with: report.companionPaths)
    guard
      !found.isEmpty || !suppressions.isEmpty || (keeping != .traces && !observations.isEmpty)
    else { return report }
    found.removeAll { !active[$0.rule].isReported }
    let locator = Locator(contents, places ?? Places(contents), companions)
    let scoped = ScopedSuppressions(suppressions, locator)
    let collected = collect(
      found, by: locator, scoped,
      limit: limit.inFile(ofBytes: source.bytes.count))
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

  private func results(in document: LintedDocument) -> [RuleResult] {
    var results: [RuleResult] = []
    for placed in documentRules {
      guard case .document(let rule) = placed.kind else { continue }
      let found = rule.findings(in: document)
      if !found.isEmpty { results.append(RuleResult(rule: placed.index, findings: found)) }
    }
    return results
  }

  private func results(in routing: LogRouting, number: Int) -> [RuleResult] {
    var results: [RuleResult] = []
    func add(_ found: [RuleFinding], by index: Int) {
      guard !found.isEmpty else { return }
      results.append(RuleResult(rule: index, definition: number, findings: found))
    }
    // Wrapping each in a class would save a copy, but create a hundred objects at each start.
    definitionRules.withUnsafeBufferPointer { rules in
      for place in rules.indices {
        add(rules[place].findings(in: routing.definition), by: definitionIndexes[place])
      }
    }
    routingRules.withUnsafeBufferPointer { rules in
      for place in rules.indices {
        add(rules[place].findings(in: routing), by: routingIndexes[place])
      }
    }
    return results
  }

  /// Removes the findings on subjects that a more specific rule reports or covers.
  private func removeSilenced(from results: inout [RuleResult], _ places: Places) {
    let rules = results.map { active[$0.rule].metadata }
    var silenced: Set<Silence> = []
    for result in results {
      let own = active[result.rule].metadata
      let others = rules.filter { $0.yields(to: own) }.map(\.id)
      guard !others.isEmpty else { continue }
      for finding in result.findings {
        let subject = places.subject(of: finding, in: result.definition ?? 0)
        let subjects = [subject] + finding.covered
        for rule in others {
          for subject in subjects { silenced.insert(Silence(rule: rule, subject: subject)) }
        }
      }
    }
    guard !silenced.isEmpty else { return }
    let silencedRules = Set(silenced.map(\.rule))
    for index in results.indices {
      let rule = active[results[index].rule].metadata.id
      guard silencedRules.contains(rule) else { continue }
      let definition = results[index].definition ?? 0
      results[index].findings.removeAll { finding in
        silenced.contains(
          Silence(rule: rule, subject: places.subject(of: finding, in: definition)))
      }
    }
    results.removeAll(where: \.findings.isEmpty)
  }

  private struct Silence: Hashable {
    let rule: RuleID
    let subject: Subject
  }

  private static func isBefore(
    _ first: RuleFinding.Companion?, _ second: RuleFinding.Companion?
  ) -> Bool {
    guard let first, let second else { return first == nil && second != nil }
    return (first.source.path, first.range) < (second.source.path, second.range)
  }

  /// Adds ids, severities and places; sorts by offset and id; removes repeats.
  private func collect(
    _ results: [RuleResult], by locator: Locator, _ suppressions: ScopedSuppressions,
    limit: FindingLimit
  ) -> FindingCollector {
    let ids = results.map { active[$0.rule].metadata.id }
    // The findings are not moved: a hostile file can have hundreds of thousands.
    let order = results.indices.flatMap { result in
      results[result].findings.indices.map { (result: result, finding: $0) }
    }.sorted { left, right in
      let first = results[left.result].findings[left.finding]
      let second = results[right.result].findings[right.finding]
      let (one, other) = (first.range, second.range)
      guard one != other || ids[left.result] != ids[right.result] else {
        return Self.isBefore(first.companion, second.companion)
      }
      return (one.start, ids[left.result], one.end)
        < (other.start, ids[right.result], other.end)
    }
    var collector = FindingCollector(limit: limit)
    // Repeats have the same rule and range, so they follow each other.
    var subjects: Set<Subject> = []
    var counts: [String: Int] = [:]
    var previous: RawFinding?
    for (index, number) in order {
      let raw = results[index].raw(number)
      if let previous, !raw.isAtSamePlace(as: previous) { subjects = [] }
      previous = raw
      let subject = locator.subject(of: raw)
      guard subjects.insert(subject).inserted else { continue }
      let rule = active[raw.rule]
      let acceptance = suppressions.acceptance(of: raw, by: rule.metadata, locator)
      let severity = rule.severity(of: raw.finding)
      func fingerprint() -> String {
        locator.fingerprint(of: raw, rule: ids[index], subject: subject)
      }
      collector.add(
        ids[index], severity, suppressions: acceptance.suppressions, fingerprint: fingerprint()
      ) {
        let hash = fingerprint()
        let number = counts[hash, default: 0] + 1
        counts[hash] = number
        return locator.finding(
          raw, rule: ids[index], severity: severity,
          identity: Finding.Identity(
            subject: subject, fingerprint: number == 1 ? hash : "\(hash)/\(number)")
        ).accepted(acceptance)
      }
    }
    return collector
  }
}
