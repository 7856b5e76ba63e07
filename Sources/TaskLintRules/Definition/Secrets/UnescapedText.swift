/// A string's content with its escapes resolved, and the way back to where each byte stood.
///
/// Unlike the decoder of strings that have parsed, it takes any bytes: what is no escape stands for
/// itself.
struct UnescapedText {
  private(set) var bytes: [UInt8] = []
  /// Where the bytes after each escape begin, here and in the original.
  private var stretches: [(here: Int, there: Int)]

  init(_ source: [UInt8], _ range: Range<Int>) {
    stretches = [(0, range.lowerBound)]
    bytes.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < range.upperBound else {
        bytes.append(byte)
        index += 1
        continue
      }
      index = resolve(source, at: index + 1, end: range.upperBound)
      stretches.append((bytes.count, index))
    }
  }

  /// Where a byte, or the end, stood in the original.
  func original(_ offset: Int) -> Int {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].here <= offset { low = middle } else { high = middle }
    }
    return stretches[low].there + offset - stretches[low].here
  }

  private mutating func resolve(_ source: [UInt8], at index: Int, end: Int) -> Int {
    switch source[index] {
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "u"): return resolveUnit(source, at: index, end: end)
    default: bytes.append(source[index])
    }
    return index + 1
  }

  private mutating func resolveUnit(_ source: [UInt8], at index: Int, end: Int) -> Int {
    let isUnit = source.withUncheckedBytes(in: index..<end) { $0.codeUnit(at: index + 1) != nil }
    guard isUnit else {
      bytes.append(source[index])
      return index + 1
    }
    // Back to the backslash, and then to where the escape ends, or the pair of them.
    var next = index - 1
    let scalar = source.withUncheckedBytes(in: next..<end) { JSONEscapes.scalar(in: $0, at: &next) }
    bytes.append(contentsOf: scalar.utf8)
    return next
  }
}
