/// An upper estimate of the size of a text when compressed with gzip.
///
/// It imitates DEFLATE with less effort: a repeat of the last 32 KiB costs as much as the longest
/// back-reference, and any other byte costs itself.
///
/// Source: RFC 1951, sections 3.2.5 and 3.2.6
struct CompressedSize: Sendable {
  private static let window = 32_768
  private static let longestMatch = 258
  private static let bytesOfMatch = 4
  /// Shorter repeats are ignored.
  private static let shortestMatch = 8
  private static let hashBits: UInt64 = 15
  /// How much of the text is kept for matches.
  private static let memory = 1 << 20

  private var text: [UInt8] = []
  /// The last offset of each hash; -1 for none.
  private var places = Array(repeating: -1, count: 1 << hashBits)
  /// The size, in bytes, of what was added.
  private(set) var total = 0

  /// Adds a piece to the text.
  mutating func add(_ piece: [UInt8]) {
    if text.count > Self.memory {
      text.removeAll(keepingCapacity: true)
      places = Array(repeating: -1, count: 1 << Self.hashBits)
    }
    var offset = text.count
    text += piece
    while offset < text.count {
      let length = matchLength(at: offset)
      total += length > 0 ? Self.bytesOfMatch : 1
      offset += max(length, 1)
    }
  }

  /// How many of the bytes at an offset repeat earlier ones within the window; 0 if too few.
  private mutating func matchLength(at offset: Int) -> Int {
    guard offset + Self.shortestMatch <= text.count else { return 0 }
    var word: UInt64 = 0
    for distance in 0..<Self.shortestMatch { word = word << 8 | UInt64(text[offset + distance]) }
    let hash = Int((word &* 0x9E37_79B9_7F4A_7C15) >> (64 - Self.hashBits))
    let before = places[hash]
    places[hash] = offset
    guard before >= 0, offset - before <= Self.window else { return 0 }
    var length = 0
    while length < Self.longestMatch, offset + length < text.count,
      text[before + length] == text[offset + length]
    {
      length += 1
    }
    return length < Self.shortestMatch ? 0 : length
  }
}
