/// The lines in which two texts differ, as a single change.
struct LineChange: Equatable {
  let before: [Substring]
  let after: [Substring]

  init(from old: String, to new: String) {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed())
      .prefix { $0 == $1 }.count
    before = Array(old[prefix..<(old.count - suffix)])
    after = Array(new[prefix..<(new.count - suffix)])
  }

  /// The change as a diff without a header.
  var diff: String { (before.map { "-\($0)" } + after.map { "+\($0)" }).joined(separator: "\n") }

  /// The change as a diff for a page: without the indentation that all lines share, and with long
  /// lines of JSON broken after commas and opening brackets.
  ///
  /// - Parameter columns: The columns of a line, which only a longer string exceeds.
  /// - Returns: The lines, without a line feed at the end.
  func diff(columns: Int) -> String {
    let shared = (before + after).filter { !$0.isEmpty }.map(Self.indentation).min() ?? 0
    func lines(_ lines: [Substring], _ sign: String) -> [String] {
      lines.flatMap { Self.broken($0.dropFirst(shared), columns: columns - 2) }.map { line in
        line.isEmpty ? sign : "\(sign) \(line)"
      }
    }
    return (lines(before, "-") + lines(after, "+")).joined(separator: "\n")
  }

  private static func indentation(of line: Substring) -> Int { line.prefix { $0 == " " }.count }

  /// The lines of a long line; those after the first are indented.
  private static func broken(_ line: Substring, columns: Int) -> [String] {
    let margin = String(repeating: " ", count: indentation(of: line) + 2)
    var lines: [String] = []
    var current = ""
    for piece in pieces(of: line) {
      let end = piece.last == " " ? 1 : 0
      if !current.isEmpty, current.count + piece.count - end > columns {
        lines.append(current)
        current = margin
      }
      current += piece
    }
    lines.append(current)
    return lines.map { line in
      var line = line[...]
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  /// The parts of a line of JSON between which it can be broken: after `, `, and after an opening
  /// bracket, outside of strings.
  private static func pieces(of line: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var start = line.startIndex
    var isInString = false
    var last: Character?
    for index in line.indices {
      let character = line[index]
      if character == "\"", last != "\\" { isInString.toggle() }
      if !isInString, let last, "[{,".contains(last), character != last, start < index {
        let end = character == " " ? line.index(after: index) : index
        pieces.append(line[start..<end])
        start = end
      }
      last = character
    }
    pieces.append(line[start...])
    return pieces
  }
}
