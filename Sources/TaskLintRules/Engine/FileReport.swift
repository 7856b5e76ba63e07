/// What the linter has to say of one file, after which its bytes can be let go.
public struct FileReport: Sendable {
  public let path: String
  /// In the order of the file.
  public private(set) var findings: [Finding] = []
  /// How many task definitions the file holds.
  public private(set) var definitions = 0
  /// How many values are unquoted placeholders of a template.
  public private(set) var placeholders = 0
  /// What the file is instead, where it was found by a search and holds no task definition.
  public private(set) var skipped: DocumentDescription?
  /// What the definitions leave for the rules that compare them, whatever else is kept.
  public private(set) var traces: [CrossTrace] = []
  /// What they leave where more than traces is kept.
  public private(set) var records: [CrossRecord] = []
  /// The suppressions that met a finding of the file, or could have.
  public private(set) var encounters: [SuppressionEncounter] = []
  /// Whether the file holds definitions and could be read to its end: what is not found in it is
  /// not there.
  public private(set) var isWhole = false

  /// Creates the report of what a comparison of files found in one of them.
  public init(path: String, findings: [Finding]) {
    self.path = path
    self.findings = findings
  }

  init(
    path: String, definitions: Int, placeholders: Int, isWhole: Bool = true,
    traces: [CrossTrace] = []
  ) {
    self.path = path
    self.definitions = definitions
    self.placeholders = placeholders
    self.isWhole = isWhole
    self.traces = traces
  }

  init(path: String, skipped: DocumentDescription) {
    self.path = path
    self.skipped = skipped
  }

  func with(
    findings: [Finding], records: [CrossRecord], encounters: [SuppressionEncounter] = []
  ) -> FileReport {
    var report = self
    report.findings = findings
    report.records = records
    report.encounters = encounters
    return report
  }

  /// The same report of other findings, or of these in another state.
  public func with(findings: [Finding]) -> FileReport {
    with(findings: findings, records: records, encounters: encounters)
  }

  /// What a cross-file rule saw in a definition, before it is located.
  ///
  /// It is a class so that a list of them is of a type that every start has made.
  final class Observation: Sendable {
    let rule: ActiveRule
    let definition: Int
    let observation: CrossObservation

    init(_ rule: ActiveRule, definition: Int, observation: CrossObservation) {
      self.rule = rule
      self.definition = definition
      self.observation = observation
    }

    /// What is left of it while the run goes on.
    var trace: CrossTrace { CrossTrace(rule: rule, observation) }
  }
}

/// A definition's record for a cross-file rule, whichever linter made it.
public struct CrossRecord: Sendable {
  let rule: RuleID
  let record: DefinitionRecord
}
