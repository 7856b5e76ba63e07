extension JSONOutput {
  private static let width = 100

  /// The value as a file's content: indented by two, and on one line where it fits.
  var lines: String { lines(depth: 0, before: 0) + "\n" }

  /// The value at a depth, after a number of columns on its line.
  private func lines(depth: Int, before: Int) -> String {
    let short = JSONWriter.text(of: self, spaced: true)
    guard depth == 0 || 2 * depth + before + short.count + 1 > Self.width else { return short }
    let indent = String(repeating: "  ", count: depth + 1)
    let end = "\n" + String(repeating: "  ", count: depth)
    switch self {
    case .list(let values) where !values.isEmpty:
      let lines = values.map { indent + $0.lines(depth: depth + 1, before: 0) }
      return "[\n" + lines.joined(separator: ",\n") + end + "]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { name, value in
        let key = JSONWriter.text(of: .string(name)) + ": "
        return indent + key + value.lines(depth: depth + 1, before: key.count)
      }
      return "{\n" + lines.joined(separator: ",\n") + end + "}"
    default: return short
    }
  }
}
