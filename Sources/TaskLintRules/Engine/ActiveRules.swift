/// A rule that has work to do, and what becomes of its findings.
struct ActiveRule: Sendable {
  let type: any Rule.Type
  /// Whether its findings are reported; a platform rule that is off may still silence another.
  let isReported: Bool
  fileprivate let severities: [RuleID: Severity]

  /// What the rule is.
  var metadata: RuleMetadata { type.metadata }

  var severity: Severity { severities[metadata.id] ?? metadata.severity }

  /// The severity of one finding: the configured one, else the finding's, else the rule's.
  func severity(of finding: RuleFinding) -> Severity {
    severities[metadata.id] ?? finding.severity ?? metadata.severity
  }

  /// Whether it compares the definitions of all files.
  var comparesFiles: Bool { type is any CrossRule.Type }

  /// What tells the rule from others, in this run of the program alone.
  var identity: UInt64 { UInt64(UInt(bitPattern: ObjectIdentifier(type))) }
}

/// The rules of a linter that have work to do, in the order of the catalogue.
///
/// Where a run finds nothing, no more is known of them than their types: what each is, is asked for
/// when a finding needs it.
struct ActiveRules: RandomAccessCollection, Sendable {
  private let types: [any Rule.Type]
  /// The places of those that are off.
  private let unreported: [Int]
  private let severities: [RuleID: Severity]

  init(
    of rules: [any Rule.Type], _ selection: RuleSelection, severities: [RuleID: Severity]
  ) {
    self.severities = severities
    guard !selection.includesAll else {
      types = rules
      unreported = []
      return
    }
    let selected: [RuleID] = rules.map { $0.metadata }.filter(selection.includes).map(\.id)
    let types = rules.filter { type in
      let metadata = type.metadata
      return selected.contains(metadata.id)
        // A policy that nobody asks for must not hide a fault of the platform.
        || (!metadata.isPolicy && metadata.silences.contains(where: selected.contains))
    }
    self.types = types
    unreported = types.indices.filter { !selected.contains(types[$0].metadata.id) }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { types.count }
  subscript(index: Int) -> ActiveRule {
    ActiveRule(type: types[index], isReported: !unreported.contains(index), severities: severities)
  }

  /// A rule as its kind is asked, and its place among all.
  ///
  /// It is a class so that a list of them is of a type that every start has made.
  final class Placed: Sendable {
    let index: Int
    let kind: RuleKind

    init(_ index: Int, _ kind: RuleKind) {
      self.index = index
      self.kind = kind
    }
  }
}
