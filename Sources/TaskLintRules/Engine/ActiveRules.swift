/// A rule that runs, and how its findings are reported.
struct ActiveRule: Sendable {
  let type: any Rule.Type
  /// Whether its findings are reported; a platform rule that is off can still silence another rule.
  let isReported: Bool
  fileprivate let severities: RuleSeverities

  /// What the rule is.
  var metadata: RuleMetadata { type.metadata }

  var severity: Severity { severities.severity(of: metadata) }

  /// The severity of one finding: the configured one, else the finding's, else the rule's.
  func severity(of finding: RuleFinding) -> Severity {
    severities.entry(for: metadata)?.severity ?? finding.severity ?? metadata.severity
  }

  /// Whether it compares the definitions of all files.
  var comparesFiles: Bool { type is any CrossRule.Type }

  /// Identifies the rule within this process.
  var identity: UInt64 { UInt64(UInt(bitPattern: ObjectIdentifier(type))) }
}

/// The rules of a linter that run, in the order of the catalogue.
///
/// Only their types are stored: a rule's metadata is created when a finding needs it.
struct ActiveRules: RandomAccessCollection, Sendable {
  private let types: [any Rule.Type]
  /// The indexes of those that are off.
  private let unreported: [Int]
  private let severities: RuleSeverities

  init(
    of rules: [any Rule.Type], _ selection: RuleSelection, severities: RuleSeverities
  ) {
    self.severities = severities
    guard !selection.includesAll else {
      types = rules
      unreported = []
      return
    }
    let included = rules.map { $0.metadata }.filter(selection.includes)
    let selected = Set(included.map(\.id))
    let types = rules.filter { type in
      let metadata = type.metadata
      return selected.contains(metadata.id)
        // A policy rule that is off must not hide a finding of a platform rule.
        || (!metadata.isPolicy && included.contains { $0.yields(to: metadata) })
    }
    self.types = types
    unreported = types.indices.filter { !selected.contains(types[$0].metadata.id) }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { types.count }
  subscript(index: Int) -> ActiveRule {
    ActiveRule(type: types[index], isReported: !unreported.contains(index), severities: severities)
  }

  /// A rule that is ready to run, with its index among all rules.
  ///
  /// It is a class so that a list of them needs no additional generic metadata at start-up.
  final class Placed: Sendable {
    let index: Int
    let kind: RuleKind

    init(_ index: Int, _ kind: RuleKind) {
      self.index = index
      self.kind = kind
    }
  }
}
