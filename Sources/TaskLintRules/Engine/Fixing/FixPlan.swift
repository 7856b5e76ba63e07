/// Fixes that can be applied together, and those that have to wait.
struct FixPlan {
  /// The fixes that do not overlap, by their numbers.
  private(set) var chosen: [Int] = []
  /// The fixes that overlap a chosen one.
  private(set) var deferred: [Int] = []
  private var edits = EditList()

  /// Chooses in the given order.
  init(_ fixes: [(number: Int, fix: Fix)]) {
    for (number, fix) in fixes {
      if edits.add(fix.edits) { chosen.append(number) } else { deferred.append(number) }
    }
  }

  /// The edits of fixes that do not overlap, sorted; what several of them do is done once.
  static func edits(of fixes: [Fix]) -> [Fix.Edit] {
    var edits = EditList()
    for fix in fixes { edits.add(fix.edits) }
    return edits.sorted
  }
}

/// Edits that do not overlap, sorted.
private struct EditList {
  private(set) var sorted: [Fix.Edit] = []

  /// Adds the edits of a fix, unless one of them overlaps another; returns whether they were added.
  ///
  /// An edit that is already there is shared. Insertions at the same place follow each other.
  @discardableResult
  mutating func add(_ edits: [Fix.Edit]) -> Bool {
    let before = sorted
    for edit in edits {
      guard let index = place(for: edit) else {
        sorted = before
        return false
      }
      if index >= 0 { sorted.insert(edit, at: index) }
    }
    return true
  }

  /// Where an edit is inserted; -1 if it is already there, nil if it overlaps another.
  private func place(for edit: Fix.Edit) -> Int? {
    guard edit.range.start <= edit.range.end else { return nil }
    var index = sorted.indices.bisected { sorted[$0].range.start >= edit.range.start }
    if index > 0, sorted[index - 1].range.end > edit.range.start { return nil }
    while index < sorted.count, sorted[index].range.start == edit.range.start {
      let other = sorted[index]
      if other == edit { return -1 }
      if other.range.count > 0 {
        // An insertion comes before the replacement of what follows it.
        return edit.range.count > 0 ? nil : index
      }
      index += 1
    }
    let isFree = index == sorted.count || sorted[index].range.start >= edit.range.end
    return isFree ? index : nil
  }
}
