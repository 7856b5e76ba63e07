/// Inserts a bracket in the file's own layout, or removes one.
struct BracketEdit {
  let layout: BracketLayout

  private var tokens: [JSONToken] { layout.tokens }
  private var bytes: [UInt8] { layout.bytes }

  /// The edit for a gap; `index` is the token after it.
  func edit(_ gap: BracketSearch.Gap, at index: Int) -> (range: SourceRange, replacement: String) {
    guard gap.change != .removal else { return (removal(index), "") }
    let bracket = gap.bracket.bracket
    let text = gap.change == .insertionWithComma ? bracket + "," : bracket
    let partner =
      gap.bracket.isCloser ? layout.openers(before: index).last : layout.closer(after: index)
    guard index > 0, let partner else {
      let start = index < tokens.count ? tokens[index].range.start : bytes.count
      return (SourceRange(start, start), text)
    }
    if gap.bracket.isCloser { return closing(text, partner, before: index) }
    return opening(text, partner, before: index)
  }

  /// The range to remove a bracket; with its line if nothing else is on it.
  private func removal(_ index: Int) -> SourceRange {
    let range = tokens[index].range
    guard layout.indent(index) != nil, let end = blankEnd(range.end), end < bytes.count else {
      return range
    }
    return SourceRange(layout.indentation(index).start, end + 1)
  }

  // MARK: - Closing brackets

  private func closing(
    _ text: String, _ opener: Int, before index: Int
  ) -> (range: SourceRange, replacement: String) {
    let end = tokens[index - 1].range.end
    let indent = indentation(of: opener)
    // A comma at the start of a line follows the missing bracket.
    if index < tokens.count, tokens[index].kind == .comma, layout.indent(index) != nil {
      return (layout.indentation(index), indent + text)
    }
    let next = index < tokens.count && tokens[index].kind == .comma ? index + 1 : index
    let isLineEnd = next >= tokens.count || layout.indent(next) != nil
    if opener == index - 1 || layout.areOnOneLine(opener, index - 1) || !isLineEnd {
      let hasSpace = opener < index - 1 && bytes[tokens[opener].range.end] == UInt8(ascii: " ")
      return (SourceRange(end, end), (hasSpace ? " " : "") + text)
    }
    if next == index, let line = blankLine(after: end, before: index) {
      return (line, indent + text)
    }
    return (SourceRange(end, end), newline + indent + text)
  }

  // MARK: - Opening brackets

  private func opening(
    _ text: String, _ closer: Int, before index: Int
  ) -> (range: SourceRange, replacement: String) {
    let end = tokens[index - 1].range.end
    let start = tokens[index].range.start
    guard layout.indent(index) != nil else {
      let isSpaced =
        closer > index && bytes[tokens[closer].range.start - 1] == UInt8(ascii: " ")
      return (SourceRange(start, start), text + (isSpaced ? " " : ""))
    }
    // After a colon the bracket is on the line of the key.
    guard tokens[index - 1].kind != .colon else {
      let hasSpace = bytes[end] == UInt8(ascii: " ")
      return (SourceRange(end, end + (hasSpace ? 1 : 0)), " " + text)
    }
    let indent = indentation(of: closer)
    if let line = blankLine(after: end, before: index) { return (line, indent + text) }
    return (SourceRange(end, end), newline + indent + text)
  }

  // MARK: - Lines

  private var newline: String {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return "" }
    return end > 0 && bytes[end - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  /// The indentation of a token's line.
  private func indentation(of index: Int) -> String {
    let range = layout.indentation(index)
    return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  /// The white space of an empty line between two tokens, where the bracket was.
  private func blankLine(after end: Int, before index: Int) -> SourceRange? {
    guard let first = blankEnd(end), first < bytes.count else { return nil }
    let limit = index < tokens.count ? tokens[index].range.start : bytes.count
    guard let last = blankEnd(first + 1), last < limit else { return nil }
    let isReturn = last > first + 1 && bytes[last - 1] == UInt8(ascii: "\r")
    return SourceRange(first + 1, isReturn ? last - 1 : last)
  }

  /// The offset of the next line feed or the end of the text, if only white space is before it.
  private func blankEnd(_ offset: Int) -> Int? {
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      guard bytes[end].isJSONWhitespace else { return nil }
      end += 1
    }
    return end
  }
}
