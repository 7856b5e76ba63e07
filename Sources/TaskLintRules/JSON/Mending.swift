/// One edit that makes whole JSON of a text, and the way back from the mended text to the file.
struct Mending: Sendable {
  /// The bytes of the file that go; an empty range inserts before its start.
  let range: SourceRange
  /// The text that comes.
  let replacement: String
  /// The token of the file that stands for a bracket which is not in it.
  let anchor: SourceRange

  /// The file as it is with the edit.
  func applied(to source: SourceFile) -> SourceFile {
    var bytes = source.bytes
    bytes.replaceSubrange(range.start..<range.end, with: replacement.utf8)
    return SourceFile(path: source.path, bytes: bytes)
  }

  private var growth: Int { replacement.utf8.count - range.count }

  /// The place in the file of a token or value of the mended text.
  func original(_ place: SourceRange) -> SourceRange {
    let inserted = SourceRange(range.start, range.start + replacement.utf8.count)
    let start =
      place.start < inserted.start
      ? place.start : place.start >= inserted.end ? place.start - growth : range.end
    let end =
      place.end <= inserted.start
      ? place.end : place.end >= inserted.end ? place.end - growth : range.start
    // What begins and ends with brackets that are not there, or is one of them.
    return start < end ? SourceRange(start, end) : anchor
  }

  /// The place in the mended text of a token of the file.
  func mended(_ place: SourceRange) -> SourceRange {
    func moved(_ offset: Int) -> Int { offset >= range.end ? offset + growth : offset }
    return SourceRange(moved(place.start), max(moved(place.start), moved(place.end)))
  }
}
