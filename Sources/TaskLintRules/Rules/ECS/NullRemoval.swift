/// The edits that take every null out of a value, with the commas that go with them.
enum NullRemoval {
  /// What an object or array holds: where it stands, and whether it is null.
  private struct Item {
    let range: SourceRange
    let isNull: Bool
  }

  /// The fix, nil where a comma is missing or too many, so that the places of others are guesses.
  static func fix(for value: JSONValue) -> Fix? {
    guard value.document.recovered.isEmpty else { return nil }
    var edits: [Fix.Edit] = []
    var waiting = [value]
    while let next = waiting.popLast() {
      var items: [Item] = []
      for member in next.members {
        let range = SourceRange(member.key.range.start, member.value.range.end)
        items.append(Item(range: range, isNull: member.value.kind == .null))
        waiting.append(member.value)
      }
      for element in next.elements {
        items.append(Item(range: element.range, isNull: element.kind == .null))
        waiting.append(element)
      }
      edits += removals(of: items)
    }
    guard !edits.isEmpty else { return nil }
    return Fix(.safe, "remove what is null", edits: edits.sorted { $0.range < $1.range })
  }

  /// A null goes with the comma after it, the last ones with the comma before them.
  private static func removals(of items: [Item]) -> [Fix.Edit] {
    var edits: [Fix.Edit] = []
    var lastKept: Int?
    var start: Int?
    for item in items {
      if item.isNull {
        start = start ?? item.range.start
      } else {
        if let start { edits.append(Fix.Edit(SourceRange(start, item.range.start), "")) }
        start = nil
        lastKept = item.range.end
      }
    }
    if let start, let last = items.last {
      edits.append(Fix.Edit(SourceRange(lastKept ?? start, last.range.end), ""))
    }
    return edits
  }
}
