/// Collects the findings in Fluent Bit files during a run.
///
/// A finding that depends only on the file is the same for every definition with the file, and is
/// kept once. It is open if one of them is.
struct CompanionFindings: Sendable {
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
  /// How many definitions have each file.
  private var uses: [String: Int] = [:]
  /// How many definitions have each finding.
  private var times: [Int] = []

  /// The number of files.
  var files: Int { uses.count }

  /// Creates an empty collection that keeps at most a number of findings of one rule in one file.
  init(limit: Int = .max) { self.limit = limit }

  /// Adds the findings in the files of one linted file.
  mutating func add(_ findings: [Finding], in paths: [String]) {
    for path in paths { uses[path, default: 0] += 1 }
    for finding in findings {
      let key = Key(finding)
      if let place = places[key] {
        times[place] += 1
        if finding.isOpen, !found[place].isOpen { found[place] = finding }
        continue
      }
      let kind = Kind(rule: finding.ruleID, path: finding.location.path)
      guard counts[kind, default: 0] < limit else { continue }
      counts[kind, default: 0] += 1
      places[key] = found.count
      found.append(finding)
      times.append(1)
    }
  }

  /// The findings in the order of files and places.
  var findings: [Finding] {
    zip(found, times).filter { finding, times in
      !finding.needsEveryUse || times >= uses[finding.location.path] ?? 0
    }.map(\.0).sorted { left, right in
      (left.location.path, left.location.range, left.ruleID)
        < (right.location.path, right.location.range, right.ruleID)
    }
  }
}
