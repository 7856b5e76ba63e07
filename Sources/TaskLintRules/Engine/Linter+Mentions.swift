/// Findings that depend on what other files of the run mention.
///
/// Whether a team sends its logs to Datadog or Firehose shows in any one of its definitions, so a
/// rule can't decide it from the definition at hand. Rules therefore return both the findings for a
/// team that does and the one for a team that does not, each under a condition, and the linter
/// keeps those whose condition is true. What counts as a mention is the same for every file:
///
/// - the file itself, the other files of the run and those of `include`, where a definition in them
///   contains the name or a variable of the destination;
/// - a setting of one of the destination's rules in the configuration.
///
/// A file that mentions the destination is decided at once. For any other, the caller must say what
/// the other files mention; it finds out at the first file for which it matters, and never in a run
/// without such a file.
struct Mentions {
  private let contents: FileContents
  /// The destinations that the configuration mentions.
  private let configured: LogDestinations
  /// The destinations that other files mention; nil while that is not known.
  private let others: LogDestinations?
  /// The destinations that the file or the configuration mentions, once a finding depends on it.
  private lazy var own = configured.union(contents.mentioned)

  init(_ contents: FileContents, configured: LogDestinations, others: LogDestinations?) {
    self.contents = contents
    self.configured = configured
    self.others = others
  }

  /// Keeps the findings whose condition is true; returns false where that is not known.
  mutating func decide(_ results: inout [RuleResult]) -> Bool {
    guard results.contains(where: { $0.findings.contains { $0.condition != nil } }) else {
      return true
    }
    let own = own
    let known = others.map(own.union)
    for index in results.indices {
      var kept: [RuleFinding] = []
      for finding in results[index].findings {
        guard let isMet = finding.isMet(own: own, all: known) else { return false }
        if isMet { kept.append(finding) }
      }
      results[index].findings = kept
    }
    results.removeAll(where: \.findings.isEmpty)
    return true
  }
}

extension Linter {
  /// The destinations that a rule with a setting belongs to.
  static func destinations(
    of settings: [RuleID: RuleSettings], _ rules: [any Rule.Type]
  ) -> LogDestinations {
    LogDestinations(
      rules.map { $0.metadata }.filter { settings[$0.id] != nil }
        .compactMap(\.category.destination))
  }

  /// Whether a rule is on whose findings may depend on what other files mention.
  public var needsMentions: Bool {
    active.contains {
      $0.isReported && $0.metadata.isPolicy && $0.metadata.category.destination != nil
    }
  }
}

extension RuleFinding {
  /// Decides the condition.
  ///
  /// - Parameters:
  ///   - own: The destinations that the file or the configuration mentions.
  ///   - all: The destinations that anything mentions; nil while that is not known.
  /// - Returns: Whether the finding is reported; nil where that depends on files that are not known.
  func isMet(own: LogDestinations, all: LogDestinations?) -> Bool? {
    switch condition {
    case nil: true
    case .mentioned(let destination):
      own.contains(destination) ? true : all?.contains(destination)
    case .notMentioned(let destination):
      own.contains(destination) ? false : all.map { !$0.contains(destination) }
    }
  }
}

extension LogDestination {
  /// The destinations that the definitions of a file mention.
  public static func mentioned(
    in source: SourceFile, as form: InputForm? = nil
  ) -> LogDestinations {
    // Most files are decided by their bytes, which takes much less time than to parse them.
    let candidates = allCases.filter { $0.isMentioned(in: source) }
    return candidates.isEmpty ? [] : FileContents(source, as: form).mentioned(of: candidates)
  }
}

extension FileContents {
  /// The destinations that the definitions of the file mention.
  var mentioned: LogDestinations {
    mentioned(of: LogDestination.allCases.filter { $0.isMentioned(in: source) })
  }

  fileprivate func mentioned(of candidates: [LogDestination]) -> LogDestinations {
    LogDestinations(
      candidates.filter { candidate in
        definitions.contains { candidate.isMentioned(in: $0) }
      })
  }
}
