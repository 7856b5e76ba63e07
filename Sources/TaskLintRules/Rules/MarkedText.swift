/// A text with marks around the places that a finding is expected at: `[|…|]` around the finding,
/// `[1|…|]` around its first related place.
public struct MarkedText: Sendable {
  /// The text without the marks.
  public let text: String
  /// The ranges of the findings, in the order of the text.
  public let findings: [SourceRange]
  /// The ranges of the related places, in the order of their numbers.
  public let related: [SourceRange]
  /// Whether each mark that opens is closed, and each that closes was opened.
  public let isBalanced: Bool

  /// Takes the marks out of a text.
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

  /// The number of an opening mark, 0 for a finding's, and the mark's length.
  ///
  /// `[|]` is a bracket of the text before a mark that closes, and `[|]|]` marks a bracket.
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
