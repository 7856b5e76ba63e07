/// Why a fix is left out.
public enum FixObjection: Error, Hashable, Sendable {
  /// The result would have a new finding of a rule.
  case finding(RuleID)
  /// The result would still have the finding.
  case unresolved
  /// The result could not be read, or not as far as before.
  case invalid
  /// The file has more such fixes than are tried.
  case untried

  /// The reason as a clause.
  public var reason: String {
    switch self {
    case .finding(let rule): "its result would have a new finding of '\(rule)'"
    case .unresolved: "its result would have the same finding"
    case .invalid: "its result would not be valid"
    case .untried: "too many fixes of the file can't be applied"
    }
  }
}

/// Decides whether edits may be kept: the result can be read, the findings they fix no longer exist,
/// and there are no new ones.
struct FixCheck {
  private let before: FixScan
  private let after: FixScan
  private let edits: [Fix.Edit]
  /// The numbers of the findings before the edits whose fixes were applied.
  private let applied: Set<Int>

  init(_ before: FixScan, _ after: FixScan, edits: [Fix.Edit], applied: [Int]) {
    self.before = before
    self.after = after
    self.edits = edits
    self.applied = Set(applied)
  }

  /// Why the edits are not kept; nil if they are.
  var objection: FixObjection? {
    guard after.unreadable <= before.unreadable, after.recovered <= before.recovered,
      after.definitions >= before.definitions
    else { return .invalid }
    let matches = matches
    guard !matches.contains(where: { $0.map(applied.contains) ?? false }) else {
      return .unresolved
    }
    for (finding, match) in zip(after.findings, matches)
    where !finding.isSuppressed && finding.severity >= threshold {
      let isKnown = match.map { finding.severity <= before.findings[$0].severity } ?? false
      if !isKnown { return .finding(finding.rule) }
    }
    return nil
  }

  /// The severity from which a new finding counts: that of the least severe fixed finding, at most
  /// warning.
  ///
  /// So each fix leaves fewer findings, and fixing ends.
  private var threshold: Severity {
    min(.warning, applied.map { before.findings[$0].severity }.min() ?? .warning)
  }

  // MARK: - Matching

  private struct Spot: Hashable {
    let rule: RuleID
    let start: Int
  }

  private struct Topic: Hashable {
    let rule: RuleID
    let subject: Subject
  }

  /// For each finding after the edits, the number of the same finding before them; nil if it is new.
  ///
  /// A finding is the same if it is at the same bytes. In replaced bytes, its subject decides.
  private var matches: [Int?] {
    var spots: [Spot: [Int]] = [:]
    var topics: [Topic: [Int]] = [:]
    for (number, finding) in before.findings.enumerated() {
      spots[Spot(rule: finding.rule, start: finding.range.start), default: []].append(number)
      topics[Topic(rule: finding.rule, subject: finding.subject), default: []].append(number)
    }
    var taken: Set<Int> = []
    var matches: [Int?] = Array(repeating: nil, count: after.findings.count)
    let origins = origins(of: after.findings.map(\.range.start))
    func match(_ number: Int, _ candidates: [Int]?, where isSame: (Int) -> Bool) {
      guard matches[number] == nil,
        let match = candidates?.first(where: { !taken.contains($0) && isSame($0) })
      else { return }
      matches[number] = match
      taken.insert(match)
    }
    func spot(_ number: Int) -> [Int]? {
      origins[number].flatMap { spots[Spot(rule: after.findings[number].rule, start: $0)] }
    }
    for number in matches.indices {
      match(number, spot(number)) { before.findings[$0].subject == after.findings[number].subject }
    }
    // The subject contains an index, which another edit may have changed.
    for number in matches.indices { match(number, spot(number)) { !applied.contains($0) } }
    for number in matches.indices { match(number, spot(number)) { _ in true } }
    for number in matches.indices {
      let finding = after.findings[number]
      match(number, topics[Topic(rule: finding.rule, subject: finding.subject)]) { _ in true }
    }
    return matches
  }

  /// The offsets before the edits of sorted offsets after them; nil in inserted bytes.
  private func origins(of offsets: [Int]) -> [Int?] {
    var origins: [Int?] = []
    var (index, shift) = (0, 0)
    for offset in offsets {
      while index < edits.count {
        let edit = edits[index]
        let end = edit.range.start + shift + edit.replacement.utf8.count
        guard offset >= end else { break }
        shift += edit.replacement.utf8.count - edit.range.count
        index += 1
      }
      let isInserted = index < edits.count && offset >= edits[index].range.start + shift
      origins.append(isInserted ? nil : offset - shift)
    }
    return origins
  }
}
