/// The edits that remove every null from a value, with its comma.
enum NullRemoval {
  /// The fix, nil if a comma is missing or superfluous, which makes the others ambiguous.
  static func fix(for value: JSONValue) -> Fix? {
    guard value.document.recovered.isEmpty else { return nil }
    var edits: [Fix.Edit] = []
    var waiting = [value]
    while let next = waiting.popLast() {
      let values = next.kind == .object ? next.members.map(\.value) : Array(next.elements)
      let nulls = values.indices.filter { values[$0].kind == .null }
      if !nulls.isEmpty { edits += Fix.Edit.removing(Set(nulls), from: next) }
      waiting += values
    }
    guard !edits.isEmpty else { return nil }
    return Fix(.safe, "remove every null", edits: edits.sorted { $0.range < $1.range })
  }
}
