/// Collects the findings in Fluent Bit files during a run.
///
/// A finding that depends only on the file is the same for every definition with the file, and is
/// kept once. It is open if one of them is.
public struct CompanionFindings: Sendable {
  /// What distinguishes two findings.
  private struct Key: Hashable {
    let rule: RuleID
    let location: Finding.Location
    let message: Message
    let related: [Finding.Related]

    init(_ finding: Finding) {
      rule = finding.ruleID
      location = finding.location
      message = finding.message
      related = finding.related
    }
  }

  /// The findings of one rule in one file.
  private struct Kind: Hashable {
    let rule: RuleID
    let path: String
  }

  private let limit: Int
  private var places: [Key: Int] = [:]
  private var counts: [Kind: Int] = [:]
  private var found: [Finding] = []
  /// The paths of the files.
  public private(set) var paths: Set<String> = []

  /// Creates an empty collection that keeps at most a number of findings of one rule in one file.
  public init(limit: Int = .max) { self.limit = limit }

  /// Adds the findings in the files of one linted file.
  public mutating func add(_ findings: [Finding], in paths: [String]) {
    for path in paths { self.paths.insert(path) }
    for finding in findings {
      let key = Key(finding)
      if let place = places[key] {
        if finding.isOpen, !found[place].isOpen { found[place] = finding }
        continue
      }
      let kind = Kind(rule: finding.ruleID, path: finding.location.path)
      guard counts[kind, default: 0] < limit else { continue }
      counts[kind, default: 0] += 1
      places[key] = found.count
      found.append(finding)
    }
  }

  /// The findings in the order of files and places.
  public var findings: [Finding] {
    found.sorted { left, right in
      (left.location.path, left.location.range, left.ruleID)
        < (right.location.path, right.location.range, right.ruleID)
    }
  }
}
