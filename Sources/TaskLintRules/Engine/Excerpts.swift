/// Creates the places in a file that reporters print and the text around them, with values masked.
struct Excerpts {
  let source: SourceFile
  let lines: LineIndex
  let mask: Mask

  /// Reads a file, of which a mask hides what may not be shown.
  init(_ source: SourceFile, _ mask: Mask) {
    self.source = source
    lines = LineIndex(source)
    self.mask = mask
  }

  /// A range as a place in the file, or in the stream that the file is a line of.
  func location(_ range: SourceRange) -> Finding.Location {
    Finding.Location(
      path: source.path, range: range.moved(by: source.origin.bytes),
      start: position(at: range.start), end: position(at: range.end))
  }

  /// The position of an offset in the file, or in the stream that the file is a line of.
  func position(at offset: Int) -> Position {
    let position = lines.position(at: offset)
    return Position(
      line: source.origin.lines + position.line, column: position.column,
      utf16Column: position.utf16Column, utf8Column: position.utf8Column)
  }

  /// A range as a token that a finding about a suppression may point at.
  func token(_ range: SourceRange, pointer: String) -> Suppression.Token {
    Suppression.Token(location: location(range), excerpt: excerpt(range), pointer: pointer)
  }

  /// How many bytes of a line are shown.
  private static let shownBytes = 200

  /// The line that contains a range, cut around it, and the lines beside it if they are wanted.
  func excerpt(_ range: SourceRange, hasContext: Bool = true) -> Excerpt {
    let line = lines.range(ofLine: lines.lineNumber(at: range.start))
    let marked = SourceRange(range.start, min(range.end, max(line.end, range.start)))
    let shown = SourceRange(marked.start, min(marked.end, marked.start + Self.shownBytes))
    let room = max(Self.shownBytes - shown.count, 0)
    let start = max(line.start, shown.start - room * 3 / 4)
    let end = min(line.end, shown.end + room - (shown.start - start))
    func text(_ start: Int, _ end: Int) -> String {
      mask.masked(onBoundaries(start, max(end, start)), in: source)
    }
    return Excerpt(
      before: (start > line.start ? "…" : "") + text(start, shown.start),
      marked: text(shown.start, shown.end) + (shown.end < marked.end ? "…" : ""),
      after: shown.end < marked.end
        ? "" : text(shown.end, end) + (end < line.end ? "…" : ""),
      snippet: text(marked.start, marked.end),
      context: hasContext ? context(around: line) : nil
    )
  }

  /// Moves ends that fall inside a scalar to its first byte.
  private func onBoundaries(_ start: Int, _ end: Int) -> SourceRange {
    func boundary(_ offset: Int) -> Int {
      var offset = offset
      while offset > 0, offset < source.bytes.count,
        source.bytes[offset] & 0xC0 == 0x80
      {
        offset -= 1
      }
      return offset
    }
    return SourceRange(boundary(start), boundary(end))
  }

  private func context(around line: SourceRange) -> Excerpt.Context? {
    let number = lines.lineNumber(at: line.start)
    let first = max(1, number - 1)
    let ranges = (first...min(lines.lineCount, number + 1)).map(lines.range(ofLine:))
    guard ranges.allSatisfy({ $0.count <= Self.shownBytes }) else { return nil }
    return Excerpt.Context(
      firstLine: source.origin.lines + first, lines: ranges.map { mask.masked($0, in: source) })
  }
}
