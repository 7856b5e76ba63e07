extension CrossConflict {
  /// The conflicts of all records that have the same key as another record and a different value.
  ///
  /// The records are sorted by path and offset, and each conflict is with the first such record. Both
  /// sides of a pair are returned, because the run may report on only one of them and the copy is
  /// unknown. Of the revisions of one family, only the first counts.
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
  /// The identity of the definition: its family, or its location if the family is unknown.
  fileprivate var owner: String { family ?? "\(location.path)\n\(definition)" }

  /// The definition in messages.
  var label: String { family.map { "family '\($0)'" } ?? "the definition in '\(location.path)'" }
}
