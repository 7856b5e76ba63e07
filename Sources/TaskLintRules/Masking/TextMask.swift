/// Masks a text that is not JSON.
///
/// A quote may be missing anywhere, so that every run of characters may be the inside of a string.
/// Only the names of the schema, literals, numbers after a colon and punctuation are shown.
struct TextMask {
  private let bytes: [UInt8]
  private let names: Set<String>
  /// The masked ranges, in order.
  private(set) var ranges: [SourceRange] = []

  /// Masks a text.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - names: The names of the schema, as they are written.
  init(_ bytes: [UInt8], names: Set<String>) {
    self.bytes = bytes
    self.names = names
    guard !Secrets.isUTF16(bytes) else {
      ranges = [SourceRange(0, bytes.count)]
      return
    }
    var index = 0
    while index < bytes.count {
      guard !Self.isPunctuation(bytes[index]) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count, !Self.isPunctuation(bytes[end]) { end += 1 }
      if !mayShow(index..<end) { ranges.append(SourceRange(index, end)) }
      index = end
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  private func mayShow(_ range: Range<Int>) -> Bool {
    guard range.count <= 64 else { return false }
    let text = bytes[range]
    if text.allSatisfy(\.isAlphanumeric) || text.contains(0x5F) {
      let word = String(decoding: text, as: UTF8.self)
      // A name is between quotes or before a colon; another word may be a part of a value.
      if names.contains(word) { return isQuoted(range) || isBeforeColon(range.upperBound) }
    }
    return range.count <= 10 && text.allSatisfy { $0.isDigit || $0 == 0x2E || $0 == 0x2D }
      && isAfterColon(range.lowerBound) && isBeforeEnd(range.upperBound)
  }

  private func isQuoted(_ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && bytes[range.lowerBound - 1] == UInt8(ascii: "\"")
      && range.upperBound < bytes.count && bytes[range.upperBound] == UInt8(ascii: "\"")
  }

  private func isBeforeColon(_ index: Int) -> Bool {
    var index = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { index += 1 }
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: ":")
  }

  private func isAfterColon(_ index: Int) -> Bool {
    var index = index - 1
    while index >= 0, bytes[index] == 0x20 { index -= 1 }
    return index > 0 && bytes[index] == UInt8(ascii: ":") && bytes[index - 1] == UInt8(ascii: "\"")
  }

  private func isBeforeEnd(_ index: Int) -> Bool {
    index < bytes.count && ",}\r\n".utf8.contains(bytes[index])
  }
}
