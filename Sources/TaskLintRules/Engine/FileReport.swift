/// The result of linting one file; the file's bytes are no longer needed.
public struct FileReport: Sendable {
  public let path: String
  /// In the order of the file.
  public private(set) var findings: [Finding] = []
  /// The findings over the limit for one rule, which are only counted.
  public private(set) var omitted: [OmittedFindings] = []
  /// How many findings were kept, with those of earlier parts of the file; nil for a report without
  /// any.
  private(set) var kept: FindingLimit.Kept?
  /// How many task definitions the file contains.
  public private(set) var definitions = 0
  /// How many values are unquoted placeholders of a template.
  public private(set) var placeholders = 0
  /// A description of the file, if a search found it and it contains no task definition.
  public private(set) var skipped: DocumentDescription?
  /// Traces of the definitions for the rules that compare files.
  public private(set) var traces: [CrossTrace] = []
  /// Records of the definitions, if more than traces are kept.
  public private(set) var records: [CrossRecord] = []
  /// The suppressions that match a finding of the file, or could have.
  public private(set) var encounters: [SuppressionEncounter] = []
  /// Whether the file contains definitions and could be read to its end, so that its findings are
  /// complete.
  public private(set) var isWhole = false

  /// The findings in Fluent Bit files; several definitions can have the same one.
  public private(set) var companions: [Finding] = []
  /// The paths of the Fluent Bit files that the definitions refer to, one for each definition.
  public private(set) var companionPaths: [String] = []

  /// Whether findings depend on what other files of the run mention, which is not known yet.
  ///
  /// Such a report has no findings; the file must be linted again.
  public private(set) var isUndecided = false

  /// Creates a report of findings that a comparison of files made in one of them.
  public init(path: String, findings: [Finding], omitted: [OmittedFindings] = []) {
    self.path = path
    self.findings = findings
    self.omitted = omitted
  }

  init(
    path: String, definitions: Int, placeholders: Int, isWhole: Bool = true,
    traces: [CrossTrace] = [], companions: [String] = []
  ) {
    self.path = path
    self.definitions = definitions
    self.placeholders = placeholders
    self.isWhole = isWhole
    self.traces = traces
    companionPaths = companions
  }

  init(path: String, skipped: DocumentDescription) {
    self.path = path
    self.skipped = skipped
  }

  /// A report that waits for what other files mention.
  static func undecided(path: String) -> FileReport {
    var report = FileReport(path: path, findings: [])
    report.isUndecided = true
    return report
  }

  func with(
    _ collected: FindingCollector, records: [CrossRecord],
    encounters: [SuppressionEncounter] = []
  ) -> FileReport {
    var report = self
    report.findings = collected.findings
    if collected.findings.contains(where: \.isInCompanion) {
      report.findings.removeAll(where: \.isInCompanion)
      report.companions = collected.findings.filter(\.isInCompanion)
    }
    report.omitted = collected.omitted
    report.kept = collected.kept
    report.records = records
    report.encounters = encounters
    return report
  }

  /// The report with other findings, or with the same ones in another state.
  public func with(findings: [Finding]) -> FileReport {
    var report = self
    report.findings = findings
    return report
  }

  /// The report without the findings that are suppressed or in the baseline.
  public var open: FileReport {
    var report = self
    report.findings.removeAll { !$0.isOpen }
    report.omitted.removeAll(where: \.isSuppressed)
    return report
  }

  /// What a cross-file rule observed in a definition, before it is located.
  ///
  /// It is a class so that a list of them needs no additional generic metadata at start-up.
  final class Observation: Sendable {
    let rule: ActiveRule
    let definition: Int
    let observation: CrossObservation

    init(_ rule: ActiveRule, definition: Int, observation: CrossObservation) {
      self.rule = rule
      self.definition = definition
      self.observation = observation
    }

    /// The trace that is kept during the run.
    var trace: CrossTrace { CrossTrace(rule: rule, observation) }
  }
}

/// A definition's record for a cross-file rule.
public struct CrossRecord: Sendable {
  let rule: RuleID
  let record: DefinitionRecord
}
