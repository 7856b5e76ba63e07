/// Runs the rules over files.
///
/// It is a class so that a thread that takes it counts one reference, which all threads share.
public final class Linter: Sendable {
  /// A rule that has work to do, and what becomes of its findings.
  ///
  /// It is a class so that lists of rules are lists of references.
  final class ActiveRule: Sendable {
    let kind: RuleKind
    /// Whether its findings are reported; a rule that is off may still silence another.
    let isReported: Bool
    private let type: any Rule.Type
    private let chosenSeverity: Severity?

    init(
      _ type: any Rule.Type, settings: RuleSettings?, severity: Severity?, isReported: Bool
    ) {
      kind = type.init(settings: settings ?? RuleSettings()).kind
      self.type = type
      chosenSeverity = severity
      self.isReported = isReported
    }

    /// What tells the rule from others, in this run of the program alone.
    var identity: UInt64 { UInt64(UInt(bitPattern: ObjectIdentifier(type))) }

    /// What the rule is; where a run finds nothing, it is never made.
    var metadata: RuleMetadata { type.metadata }

    var severity: Severity { chosenSeverity ?? metadata.severity }
  }

  private let definitionRules: DefinitionCheck?
  // The others by their places among all: few are asked of a file, or only at the end of a run.
  private let documentRules: [Int]
  let crossRules: [Int]
  let configurationRules: [Int]
  let active: [ActiveRule]
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
    let includesAll = selection.includesAll
    // Of all rules that are on nothing has to be known.
    let selected =
      includesAll ? [] : rules.lazy.map { $0.metadata }.filter(selection.includes).map(\.id)
    active = rules.compactMap { type in
      let isReported = includesAll || selected.contains(type.metadata.id)
      guard isReported || type.metadata.silences.contains(where: selected.contains) else {
        return nil
      }
      return ActiveRule(
        type, settings: settings.isEmpty ? nil : settings[type.metadata.id],
        severity: severities.isEmpty ? nil : severities[type.metadata.id], isReported: isReported)
    }
    var definitionRules: DefinitionCheck?
    var (documentRules, crossRules, configurationRules): ([Int], [Int], [Int]) = ([], [], [])
    for index in active.indices.reversed() {
      switch active[index].kind {
      case .definition(let rule):
        definitionRules = DefinitionCheck(index, rule, before: definitionRules)
      case .document: documentRules.append(index)
      case .cross: crossRules.append(index)
      case .configuration: configurationRules.append(index)
      }
    }
    self.definitionRules = definitionRules
    self.documentRules = documentRules.reversed()
    self.crossRules = crossRules.reversed()
    self.configurationRules = configurationRules.reversed()
  }

  // MARK: - One file

  /// Lints one file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - isNamed: Whether the user named it. A file that a search of a folder found, and that holds
  ///     no definition, is skipped instead of reported.
  ///   - form: The form that the user says it has; nil to tell it by its content.
  ///   - keeping: What is kept of it for the rules that compare files.
  /// - Returns: What there is to say of the file.
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
    for index in crossRules {
      guard case .cross(let rule) = active[index].kind else { continue }
      for observation in rule.observations(of: definition) {
        observations.append(
          FileReport.Observation(active[index], definition: number, observation: observation))
      }
    }
    return observations
  }

  private func findings(in document: LintedDocument) -> [RawFinding] {
    var findings: [RawFinding] = []
    for index in documentRules {
      guard case .document(let rule) = active[index].kind else { continue }
      for finding in rule.findings(in: document) {
        findings.append(RawFinding(rule: index, finding: finding))
      }
    }
    return findings
  }

  private func findings(in definition: TaskDefinition, number: Int) -> [RawFinding] {
    var findings: [RawFinding] = []
    definitionRules?.look(at: definition, number: number, into: &findings)
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

/// A rule on definitions that has work to do, its place among all that have, and the next one.
///
/// Each holds the next, so that a thread goes through them without counting a reference to any: all
/// threads share them, and would wait for each other's counts.
private final class DefinitionCheck: Sendable {
  private let index: Int
  private let rule: any DefinitionRule
  private let next: DefinitionCheck?

  init(_ index: Int, _ rule: any DefinitionRule, before next: DefinitionCheck?) {
    self.index = index
    self.rule = rule
    self.next = next
  }

  func look(at definition: TaskDefinition, number: Int, into findings: inout [RawFinding]) {
    for finding in rule.findings(in: definition) {
      findings.append(RawFinding(rule: index, finding: finding, definition: number))
    }
    next?.look(at: definition, number: number, into: &findings)
  }
}

/// A finding before it is located: which rule made it, and in which definition of the file.
struct RawFinding {
  let rule: Int
  let finding: RuleFinding
  var definition: Int?
}
