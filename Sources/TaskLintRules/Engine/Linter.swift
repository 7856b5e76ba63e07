/// Runs the rules over files.
///
/// It is a class so that a thread that takes it counts one reference, which all threads share.
public final class Linter: Sendable {
  let active: ActiveRules
  private let definitionRules: [any DefinitionRule]
  /// The indexes of the definition rules among all rules.
  private let definitionIndexes: [Int]
  private let documentRules: [ActiveRules.Placed]
  let crossRules: [ActiveRules.Placed]
  let configurationRules: [ActiveRules.Placed]
  let policy: SuppressionPolicy

  /// Creates a linter with the rules of a catalogue that are on.
  public init(
    rules: [any Rule.Type] = RuleCatalog.rules,
    selection: RuleSelection = RuleSelection(),
    severities: [RuleID: Severity] = [:],
    settings: [RuleID: RuleSettings] = [:],
    accepting policy: SuppressionPolicy = SuppressionPolicy()
  ) {
    self.policy = policy
    active = ActiveRules(of: rules, selection, severities: severities)
    var (definitionRules, definitionIndexes): ([any DefinitionRule], [Int]) = ([], [])
    definitionRules.reserveCapacity(active.count)
    definitionIndexes.reserveCapacity(active.count)
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
      case .document: documentRules.append(ActiveRules.Placed(index, kind))
      case .cross: crossRules.append(ActiveRules.Placed(index, kind))
      case .configuration: configurationRules.append(ActiveRules.Placed(index, kind))
      }
    }
    self.definitionRules = definitionRules
    self.definitionIndexes = definitionIndexes
    self.documentRules = documentRules
    self.crossRules = crossRules
    self.configurationRules = configurationRules
  }

  // MARK: - One file

  /// Lints one file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - isNamed: Whether the user named it. A file that a search of a folder found is skipped, not
  ///     reported, where it holds no definition.
  ///   - form: The input form that the user gave; nil to detect it.
  ///   - keeping: What is kept of it for the rules that compare files.
  ///   - limit: How many findings of one rule are kept in full; the others are only counted.
  /// - Returns: The result.
  public func lint(
    _ source: SourceFile, isNamed: Bool = true, as form: InputForm? = nil,
    keeping: CrossKeeping = .records
  ) -> FileReport {
    let contents = FileContents(source, as: form)
    if !isNamed, let lookalike = contents.reasonToSkip {
      return FileReport(path: source.path, skipped: lookalike)
    }
    let inDocuments = contents.documents.flatMap { read in
      findings(
        in: LintedDocument(
          document: read.document, input: read.input, bracketFault: contents.bracketFault,
          isNamed: isNamed))
    }
    var inDefinitions: [[RawFinding]] = []
    var observations: [FileReport.Observation] = []
    for number in contents.definitions.indices {
      let definition = contents.definitions[number]
      inDefinitions.append(findings(in: definition, number: number))
      observations += self.observations(of: definition, number: number)
    }
    let report = FileReport(
      path: source.path, definitions: contents.definitions.count,
      placeholders: contents.placeholders, isWhole: contents.isWhole,
      traces: observations.map(\.trace))
    let suppressions = self.suppressions(in: contents)
    guard
      !inDocuments.isEmpty || inDefinitions.contains(where: { !$0.isEmpty })
        || !suppressions.isEmpty || (keeping != .traces && !observations.isEmpty)
    else { return report }
    let places = Places(contents)
    let reported = (inDocuments + inDefinitions.flatMap { unsilenced($0, places) })
      .filter { active[$0.rule].isReported }
    let locator = Locator(contents, places)
    let stamped = self.stamped(reported, by: locator)
    let records = records(observations, suppressions.inSource, locator, keeping)
    guard suppressions.isEmpty else {
      return apply(suppressions, to: report.with(findings: stamped, records: records), locator)
    }
    return report.with(findings: stamped, records: records)
  }

  func observations(
    of definition: TaskDefinition, number: Int
  ) -> [FileReport.Observation] {
    var observations: [FileReport.Observation] = []
    for placed in crossRules {
      guard case .cross(let rule) = placed.kind else { continue }
      for observation in rule.observations(of: definition) {
        observations.append(
          FileReport.Observation(
            active[placed.index], definition: number, observation: observation))
      }
    }
    return observations
  }

  private func findings(in document: LintedDocument) -> [RawFinding] {
    var findings: [RawFinding] = []
    for placed in documentRules {
      guard case .document(let rule) = placed.kind else { continue }
      for finding in rule.findings(in: document) {
        findings.append(RawFinding(rule: placed.index, finding: finding))
      }
    }
    return findings
  }

  private func findings(in definition: TaskDefinition, number: Int) -> [RawFinding] {
    var findings: [RawFinding] = []
    // A class around each would spare a copy, and cost every start a hundred objects.
    definitionRules.withUnsafeBufferPointer { rules in
      for place in rules.indices {
        let found = rules[place].findings(in: definition)
        guard !found.isEmpty else { continue }
        let index = definitionIndexes[place]
        for finding in found {
          findings.append(RawFinding(rule: index, finding: finding, definition: number))
        }
      }
    }
    return findings
  }

  /// Drops the findings whose subject a more exact rule speaks of, or covers.
  private func unsilenced(_ findings: [RawFinding], _ places: Places) -> [RawFinding] {
    guard findings.count > 1, let definition = findings[0].definition else { return findings }
    var silenced: Set<Silence> = []
    for finding in findings {
      let others = active[finding.rule].metadata.silences
      guard !others.isEmpty else { continue }
      let subjects = [places.subject(of: finding.finding, in: definition)] + finding.finding.covered
      for rule in others {
        for subject in subjects { silenced.insert(Silence(rule: rule, subject: subject)) }
      }
    }
    guard !silenced.isEmpty else { return findings }
    return findings.filter { finding in
      let subject = places.subject(of: finding.finding, in: definition)
      return !silenced.contains(Silence(rule: active[finding.rule].metadata.id, subject: subject))
    }
  }

  private struct Silence: Hashable {
    let rule: RuleID
    let subject: Subject
  }

  /// Adds ids, severities and places; sorts by offset and id; removes repeats.
  private func stamped(_ findings: [RawFinding], by locator: Locator) -> [Finding] {
    let sorted = findings.map { ($0, active[$0.rule].metadata.id) }.sorted { left, right in
      (left.0.finding.range.start, left.1, left.0.finding.range.end)
        < (right.0.finding.range.start, right.1, right.0.finding.range.end)
    }
    var stamped: [Finding] = []
    var seen: Set<Repeat> = []
    var counts: [String: Int] = [:]
    for (raw, rule) in sorted {
      let subject = locator.subject(of: raw)
      let key = Repeat(rule: raw.rule, subject: subject, range: raw.finding.range)
      guard seen.insert(key).inserted else { continue }
      let hash = locator.fingerprint(of: raw, rule: rule, subject: subject)
      counts[hash, default: 0] += 1
      let number = counts[hash] ?? 1
      stamped.append(
        locator.finding(
          raw, rule: rule, severity: active[raw.rule].severity,
          identity: Finding.Identity(
            subject: subject, fingerprint: number == 1 ? hash : "\(hash)/\(number)")))
    }
    return stamped
  }

  private struct Repeat: Hashable {
    let rule: Int
    let subject: Subject
    let range: SourceRange
  }
}

/// A finding before it is located: which rule made it, and in which definition of the file.
struct RawFinding {
  let rule: Int
  let finding: RuleFinding
  var definition: Int?
}
