/// Completes the findings of one file: adds ids, severities and places, sorts and removes repeats.
///
/// Those of a file with very many are completed in batches, so that only the findings of one batch and
/// those within the limit are in memory.
struct FileFindings {
  /// How many findings a batch has at least.
  static let batchSize = 20_000

  /// What locates findings, and the suppressions of the file.
  private struct Scope {
    let locator: Locator
    let suppressions: ScopedSuppressions
  }

  private let contents: FileContents
  private let linter: Linter
  private let limit: FindingLimit
  private var collector: FindingCollector
  private var scope: Scope?
  /// How many findings have the same fingerprint, by fingerprint.
  private var counts: [String: Int] = [:]

  init(in contents: FileContents, by linter: Linter, limit: FindingLimit) {
    self.contents = contents
    self.linter = linter
    self.limit = limit
    collector = FindingCollector(limit: limit)
  }

  /// Whether a batch was collected.
  var hasBatch: Bool { scope != nil }

  /// Collects what a report has so far, and removes it from the report.
  mutating func add(_ report: inout RawReport) {
    let scope = scope ?? scope(with: suppressions, report.places)
    collect(report.results, in: scope)
    report.removeResults()
  }

  /// Collects the rest of a report.
  ///
  /// - Returns: All findings, sorted by offset and id, with the suppressions and the locator.
  mutating func collected(
    with report: RawReport, _ suppressions: Linter.FileSuppressions
  ) -> (FindingCollector, ScopedSuppressions, Locator) {
    let hadBatch = hasBatch
    let scope = scope ?? scope(with: suppressions, report.places)
    collect(report.results, in: scope)
    if hadBatch { collector.sort() }
    return (collector, scope.suppressions, scope.locator)
  }

  private var suppressions: Linter.FileSuppressions {
    linter.suppressions(
      in: contents, with: CompanionFiles.paths(of: linter.companions(of: contents)))
  }

  private mutating func scope(
    with suppressions: Linter.FileSuppressions, _ places: Places?
  ) -> Scope {
    let locator = Locator(
      contents, places ?? Places(contents), linter.companions, detail: limit.detail)
    let scope = Scope(
      locator: locator, suppressions: ScopedSuppressions(suppressions, locator))
    self.scope = scope
    return scope
  }

  private mutating func collect(_ results: [RuleResult], in scope: Scope) {
    let active = linter.active
    let locator = scope.locator
    let results = results.filter { active[$0.rule].isReported }
    let ids = results.map { active[$0.rule].metadata.id }
    let order = FindingOrder.sorted(results, ids)
    // Repeats have the same rule and range, so they follow each other.
    var subjects: Set<Subject> = []
    for (position, entry) in order.enumerated() {
      let index = entry.result
      let raw = results[index].raw(entry.finding)
      // Most findings have no repeat: the subject of one that is only counted is never made.
      var known: Subject?
      func subject() -> Subject {
        let made = known ?? locator.subject(of: raw)
        known = made
        return made
      }
      let isFirst = position == 0 || !entry.isRepeated(by: order[position - 1], in: results)
      if isFirst { subjects = [] }
      let isRepeated =
        !isFirst
        || (position + 1 < order.count && entry.isRepeated(by: order[position + 1], in: results))
      guard !isRepeated || subjects.insert(subject()).inserted else { continue }
      let rule = active[raw.rule]
      let acceptance = scope.suppressions.acceptance(of: raw, by: rule.metadata, locator)
      let severity = rule.severity(of: raw.finding)
      func fingerprint() -> String {
        locator.fingerprint(of: raw, rule: ids[index], subject: subject())
      }
      collector.add(
        ids[index], severity, suppressions: acceptance.suppressions,
        fix: locator.fixability(of: raw), fingerprint: fingerprint(), more: raw.finding.more
      ) {
        func identity() -> Finding.Identity {
          let hash = fingerprint()
          let number = counts[hash, default: 0] + 1
          counts[hash] = number
          return Finding.Identity(
            subject: subject(), fingerprint: number == 1 ? hash : "\(hash)/\(number)")
        }
        return locator.finding(raw, rule: ids[index], severity: severity, identity: identity())
          .accepted(acceptance)
      }
    }
  }
}
