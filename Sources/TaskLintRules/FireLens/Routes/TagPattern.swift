/// A `Match` of Fluent Bit: a text in which `*` is any number of characters.
///
/// Source: flb_router_match in https://github.com/fluent/fluent-bit/blob/v5.1.1/src/flb_router.c
struct TagPattern: Sendable {
  /// The texts between the stars.
  private let parts: [[UInt8]]

  init(_ pattern: String) {
    parts = Array(pattern.utf8)
      .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map { Array($0) }
  }

  /// Whether a tag matches.
  func matches(_ tag: String) -> Bool {
    var rest = Array(tag.utf8)[...]
    guard let first = parts.first, let last = parts.last, rest.starts(with: first) else {
      return false
    }
    guard parts.count > 1 else { return rest.count == first.count }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let end = Self.end(of: part, in: rest) else { return false }
      rest = rest[end...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }

  private static func end(of part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    var start = text.startIndex
    while start + part.count <= text.endIndex {
      if text[start..<start + part.count].elementsEqual(part) { return start + part.count }
      start += 1
    }
    return nil
  }
}
