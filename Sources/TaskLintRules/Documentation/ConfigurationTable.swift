/// Rows of a name, a value, and the place that it comes from.
struct ConfigurationTable {
  /// The widest column: one long list must not move the other places out of the window.
  private static let widest = 48
  /// If a value has fewer columns beside its name, it goes below it.
  private static let narrowest = 24
  private static let gap = "  "

  let rows: [[String]]

  /// The rows as text, each with a line feed at its end.
  func lines(_ layout: TextLayout) -> String {
    let names = width(0)
    let values = width(1)
    let one = rows.map { line($0, names, values) }
    guard let width = layout.width.ofTexts,
      one.contains(where: { DisplayWidth.columns(of: $0) > width })
    else { return one.map { $0 + "\n" }.joined() }
    let places = rows.map { $0[2].count }.max() ?? 0
    let room = width - names - places - 3 * Self.gap.count
    guard room >= Self.narrowest, rows.allSatisfy({ $0[0].count <= names }) else {
      return rows.map { stacked($0, layout) }.joined()
    }
    return rows.map { row in
      let lines = Self.wrapped(row[1], to: room)
      return lines.enumerated().map { index, value in
        line(index == 0 ? [row[0], value, row[2]] : ["", value, ""], names, min(values, room))
          + "\n"
      }.joined()
    }.joined()
  }

  private func width(_ column: Int) -> Int {
    rows.map { $0[column].count }.filter { $0 <= Self.widest }.max() ?? 0
  }

  private func line(_ row: [String], _ names: Int, _ values: Int) -> String {
    let line =
      Self.gap + padded(row[0], names) + Self.gap + padded(row[1], values) + Self.gap + row[2]
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// The name, and the value with its place below it.
  private func stacked(_ row: [String], _ layout: TextLayout) -> String {
    let place = row[2].isEmpty ? "" : " (\(row[2]))"
    let margin = String(repeating: " ", count: 6)
    let words = layout.words(of: row[1] + place)
    return "\(Self.gap)\(row[0])\n\(margin)"
      + layout.lines(
        words, from: margin.count, indent: margin, indentColumns: margin.count) + "\n"
  }

  /// The lines of a value, broken at blanks.
  private static func wrapped(_ text: String, to columns: Int) -> [String] {
    text.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= columns {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
