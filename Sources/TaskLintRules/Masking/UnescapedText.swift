/// The content of a string with escapes resolved, and the original offset of each byte.
///
/// Unlike the decoder of parsed strings, it accepts any bytes: an invalid escape is kept.
struct UnescapedText {
  private(set) var bytes: [UInt8] = []
  /// The offsets after each escape, here and in the original.
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
      index = resolve(source, at: index, end: range.upperBound)
      stretches.append((bytes.count, index))
    }
  }

  /// The offset of a byte, or of the end, in the original.
  func original(_ offset: Int) -> Int {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].here <= offset { low = middle } else { high = middle }
    }
    return stretches[low].there + offset - stretches[low].here
  }

  /// Resolves the escape at an index, and returns its end.
  private mutating func resolve(_ source: [UInt8], at index: Int, end: Int) -> Int {
    let letter = source[index + 1]
    var next = index
    let scalar: Unicode.Scalar? = source.withUncheckedBytes(in: index..<end) { text in
      let isUnit = letter == UInt8(ascii: "u")
      guard isUnit ? text.codeUnit(at: index + 2) != nil : letter < 0x80 else { return nil }
      return JSONEscapes.scalar(in: text, at: &next)
    }
    guard let scalar else {
      bytes.append(letter)
      return index + 2
    }
    bytes.append(contentsOf: scalar.utf8)
    return next
  }
}
