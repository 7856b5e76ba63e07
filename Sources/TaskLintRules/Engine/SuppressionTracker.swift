/// Tracks which suppressions match findings during a run.
///
/// A suppression is identified by its place, so one that several configurations share counts once.
package struct SuppressionTracker: Sendable {
  /// A suppression that applies to files of the run.
  package struct Entry: Sendable {
    var encounter: SuppressionEncounter
    /// The linters of the files that it applies to, by their numbers.
    package fileprivate(set) var linters: Set<Int>

    /// The patterns of the files that an override applies to, empty for all; nil for a suppression in
    /// a definition, which applies only to its file.
    package var files: PatternList? { encounter.files }
    /// Whether it can match a finding of a rule that compares files.
    package var comparesFiles: Bool { encounter.comparesFiles }
    /// The path of the file that contains it.
    package var path: String { encounter.use.suppression.token.location.path }

    /// Whether its state is known: it matches a finding, has expired, or can't match anything.
    fileprivate var isSettled: Bool {
      encounter.use.isMet || encounter.use.isExpired || encounter.isFaulty
    }
  }

  private var entries: [Finding.Location: Entry] = [:]

  /// Creates an empty tracker.
  init() {}

  /// Adds the encounters of one file, by the number of its linter.
  mutating func add(_ encounters: [SuppressionEncounter], of linter: Int = 0) {
    for encounter in encounters {
      let place = encounter.use.suppression.token.location
      var entry = entries[place] ?? Entry(encounter: encounter, linters: [])
      if encounter.use.isMet { entry.encounter.use.isMet = true }
      entry.linters.insert(linter)
      entries[place] = entry
    }
  }

  /// Whether the run has encountered an override.
  func hasEncountered(_ override: Configuration.Override) -> Bool {
    override.suppressions.contains { entries[$0.token.location] != nil }
  }

  /// Adds the suppressions of a finding that a comparison of files made.
  mutating func add(metBy finding: Finding) {
    for suppression in finding.suppressions {
      entries[suppression.token.location]?.encounter.use.isMet = true
    }
  }

  /// The suppressions to check at the end of the run, in the order of paths and places, each with the
  /// number of the linter that checks it.
  ///
  /// - Parameter coversAll: Whether the run linted everything that a suppression applies to. If it did
  ///   not, one that matches nothing is left out: its finding can be in another file.
  /// - Returns: The suppressions.
  func uses(
    coversAll: (Entry) -> Bool
  ) -> [(use: SuppressionUse, linter: Int)] {
    entries.values
      .sorted { left, right in
        let left = left.encounter.use.suppression.token.location
        let right = right.encounter.use.suppression.token.location
        return (left.path, left.range) < (right.path, right.range)
      }
      .filter { $0.isSettled || coversAll($0) }
      .map { ($0.encounter.use, $0.linters.min() ?? 0) }
  }
}

/// A suppression that applies to one file, and whether it matches a finding there.
public struct SuppressionEncounter: Sendable {
  var use: SuppressionUse
  /// The files that an override applies to.
  let files: PatternList?
  /// Whether it can still match a finding of a rule that compares files.
  let comparesFiles: Bool
  /// Whether it can't match anything: it has no reason, or its rule is unknown.
  let isFaulty: Bool
}
