/// What the suppressions of a run met, gathered while its files pass by.
///
/// It knows a suppression by its place, so one that several configurations share counts once.
public struct SuppressionTracker: Sendable {
  /// A suppression that the run had to do with.
  public struct Entry: Sendable {
    var encounter: SuppressionEncounter
    /// The linters of the files that had to do with it, by their numbers.
    public fileprivate(set) var linters: Set<Int>

    /// The patterns of the files that an override holds for, none for all; nil where the suppression
    /// stands in a definition, which holds for that file alone.
    public var files: PatternList? { encounter.files }
    /// Whether a rule that compares files could meet it.
    public var comparesFiles: Bool { encounter.comparesFiles }
    /// The path of the file that it stands in.
    public var path: String { encounter.use.suppression.token.location.path }

    /// Whether there is nothing to find out about it: it met something, has ended, or accepts
    /// nothing wherever it holds.
    fileprivate var isSettled: Bool {
      encounter.use.isMet || encounter.use.isExpired || encounter.isFaulty
    }
  }

  private var entries: [Finding.Location: Entry] = [:]

  /// Creates an empty tracker.
  public init() {}

  /// Adds what one file had to do with, by the number of its linter.
  public mutating func add(_ encounters: [SuppressionEncounter], of linter: Int = 0) {
    for encounter in encounters {
      let place = encounter.use.suppression.token.location
      var entry = entries[place] ?? Entry(encounter: encounter, linters: [])
      if encounter.use.isMet { entry.encounter.use.isMet = true }
      entry.linters.insert(linter)
      entries[place] = entry
    }
  }

  /// Adds what a comparison of files met.
  public mutating func add(metBy finding: Finding) {
    for suppression in finding.suppressions {
      entries[suppression.token.location]?.encounter.use.isMet = true
    }
  }

  /// What there is to judge once all files are through, in the order of paths and places, each with
  /// the number of the linter that judges it.
  ///
  /// - Parameter coversAll: Whether the run looked at all that an override may hold for. If it did
  ///   not, nothing is said of one that met nothing: what it is for may stand in another file.
  /// - Returns: What there is to judge.
  public func uses(
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

/// What one file had to do with a suppression: it met a finding there, or could have.
public struct SuppressionEncounter: Sendable {
  var use: SuppressionUse
  /// The files that an override holds for.
  let files: PatternList?
  /// Whether a rule that compares files may meet it yet.
  let comparesFiles: Bool
  /// Whether it can accept nothing: it gives no reason, or names no rule.
  let isFaulty: Bool
}
