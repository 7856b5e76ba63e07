/// A text with marks around the expected places: `[|…|]` around a finding, `[1|…|]` around its
/// first related place.
public struct MarkedText: Sendable {
  /// The text without the marks.
  public let text: String
  /// The ranges of the findings, sorted.
  public let findings: [SourceRange]
  /// The ranges of the related places, sorted by their numbers.
  public let related: [SourceRange]
  /// Whether each opening mark has a closing mark and the reverse.
  public let isBalanced: Bool

  /// Removes the marks from a text.
  public init(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [(number: Int, start: Int)] = []
    var closed: [(number: Int, range: SourceRange)] = []
    let source = Array(marked.utf8)
    var isBalanced = true
    var index = 0
    while index < source.count {
      if let (number, length) = Self.opening(source, at: index) {
        open.append((number, bytes.count))
        index += length
      } else if source[index] == UInt8(ascii: "|"), index + 1 < source.count,
        source[index + 1] == UInt8(ascii: "]")
      {
        if let mark = open.popLast() {
          closed.append((mark.number, SourceRange(mark.start, bytes.count)))
        } else {
          isBalanced = false
        }
        index += 2
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    self.isBalanced = isBalanced && open.isEmpty
    text = String(decoding: bytes, as: UTF8.self)
    findings = closed.filter { $0.number == 0 }.map(\.range).sorted()
    related = closed.filter { $0.number > 0 }.sorted { $0.number < $1.number }.map(\.range)
  }

  /// The number of an opening mark, 0 for a finding, and the length of the mark.
  ///
  /// `[|]` is a bracket of the text before a closing mark, and `[|]|]` marks a bracket.
  private static func opening(_ source: [UInt8], at start: Int) -> (number: Int, length: Int)? {
    guard source[start] == UInt8(ascii: "[") else { return nil }
    var index = start + 1
    while index < source.count, source[index].isDigit { index += 1 }
    guard index < source.count, source[index] == UInt8(ascii: "|") else { return nil }
    let rest = source[(index + 1)...]
    guard !rest.starts(with: "]".utf8) || rest.starts(with: "]|]".utf8) else { return nil }
    let digits = String(decoding: source[(start + 1)..<index], as: UTF8.self)
    return (Int(digits) ?? 0, index + 1 - start)
  }
}
