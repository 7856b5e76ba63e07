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
    guard let first = Self.unit(source, at: index + 1, end: end) else {
      bytes.append(source[index])
      return index + 1
    }
    var value = first
    var next = index + 5
    if (0xD800..<0xDC00).contains(first), next + 1 < end, source[next] == UInt8(ascii: "\\"),
      source[next + 1] == UInt8(ascii: "u"),
      let second = Self.unit(source, at: next + 2, end: end), (0xDC00..<0xE000).contains(second)
    {
      value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      next += 6
    }
    bytes += Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    return next
  }

  private static func unit(_ source: [UInt8], at index: Int, end: Int) -> UInt32? {
    guard index + 4 <= end else { return nil }
    var value: UInt32 = 0
    for byte in source[index..<index + 4] {
      guard byte.isHexDigit else { return nil }
      let digit = byte.isDigit ? byte - UInt8(ascii: "0") : byte.lowercased - UInt8(ascii: "a") + 10
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
