/// The edits that remove every null from a value, with its comma.
enum NullRemoval {
  /// A property or an element: its range, and whether it is null.
  private struct Item {
    let range: SourceRange
    let isNull: Bool
  }

  /// The fix, nil if a comma is missing or superfluous, which makes the others ambiguous.
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
    return Fix(.safe, "remove every null", edits: edits.sorted { $0.range < $1.range })
  }

  /// Removes each null with the comma after it, and the last ones with the comma before them.
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
