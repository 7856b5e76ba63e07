/// An edit that makes a text valid JSON, with the mapping of positions between the two.
struct BracketRepair: Sendable {
  /// The bytes of the file to replace; an empty range inserts before its start.
  let range: SourceRange
  /// The replacement.
  let replacement: String
  /// The token of the file to point at in place of an inserted bracket.
  let anchor: SourceRange

  /// The file after the edit.
  func applied(to source: SourceFile) -> SourceFile {
    var bytes = source.bytes
    bytes.replaceSubrange(range.start..<range.end, with: replacement.utf8)
    return SourceFile(path: source.path, bytes: bytes)
  }

  private var growth: Int { replacement.utf8.count - range.count }

  /// The range in the file of a token or value of the repaired text.
  func original(_ place: SourceRange) -> SourceRange {
    let inserted = SourceRange(range.start, range.start + replacement.utf8.count)
    let start =
      place.start < inserted.start
      ? place.start : place.start >= inserted.end ? place.start - growth : range.end
    let end =
      place.end <= inserted.start
      ? place.end : place.end >= inserted.end ? place.end - growth : range.start
    // The value begins and ends with inserted brackets, or is one.
    return start < end ? SourceRange(start, end) : anchor
  }

  /// The range in the repaired text of a token of the file.
  func repaired(_ place: SourceRange) -> SourceRange {
    func moved(_ offset: Int) -> Int { offset >= range.end ? offset + growth : offset }
    return SourceRange(moved(place.start), max(moved(place.start), moved(place.end)))
  }
}
