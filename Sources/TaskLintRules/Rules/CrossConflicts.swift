extension CrossConflict {
  /// Each record, of those that are sorted by path and offset, with the first that has the same key
  /// and another value.
  ///
  /// Both sides of a pair are told: which of them this run may report on, or which is the copy,
  /// nobody can know. The revisions of one family count once, as the first of them.
  static func all(among records: [DefinitionRecord]) -> [CrossConflict] {
    var groups: [[String]: [Int]] = [:]
    var known: Set<[String]> = []
    for (index, record) in records.enumerated()
    where known.insert(record.key + [record.owner]).inserted {
      groups[record.key, default: []].append(index)
    }
    let conflicts = groups.values.flatMap { indexes -> [CrossConflict] in
      guard let first = indexes.first,
        let other = indexes.first(where: { records[$0].value != records[first].value })
      else { return [] }
      return indexes.map { index in
        let isLikeFirst = records[index].value == records[first].value
        return CrossConflict(index, against: isLikeFirst ? other : first)
      }
    }
    return conflicts.sorted { $0.record < $1.record }
  }
}

extension DefinitionRecord {
  /// What tells one definition from another: its family, or its place where that is not known.
  fileprivate var owner: String { family ?? "\(location.path)\n\(definition)" }

  /// The definition as messages name it.
  var label: String { family.map { "family '\($0)'" } ?? "the definition in '\(location.path)'" }
}
