/// Pairs of bytes that something looked for begins with.
///
/// Of most texts no pair is found, so that nothing in them needs a closer look. The bytes that begin
/// a pair are put into classes, and for every byte one word says which classes it begins and which
/// it may continue.
struct BytePairs: Sendable {
  /// The lower half of a word are the classes that a byte begins, the upper those it continues.
  private let words: [UInt32]

  /// Creates a table of first bytes, each with the bytes that may follow it; of none any may.
  ///
  /// - Precondition: There are at most 16 entries.
  init(_ pairs: [(first: [UInt8], second: [UInt8])]) {
    precondition(pairs.count <= 16)
    var words = Array(repeating: UInt32(0), count: 256)
    for (index, pair) in pairs.enumerated() {
      for byte in pair.first { words[Int(byte)] |= 1 << UInt32(index) }
      for byte in pair.second.isEmpty ? Array(0...UInt8.max) : pair.second {
        words[Int(byte)] |= 1 << UInt32(index + 16)
      }
    }
    self.words = words
  }

  /// Creates a table of single pairs.
  ///
  /// - Precondition: They begin with at most 16 different bytes.
  init(pairs: [(UInt8, UInt8)]) {
    var words = Array(repeating: UInt32(0), count: 256)
    var count: UInt32 = 0
    for (first, second) in pairs {
      if words[Int(first)] & 0xFFFF == 0 {
        precondition(count < 16)
        words[Int(first)] |= 1 << count
        count += 1
      }
      words[Int(second)] |= words[Int(first)] << 16
    }
    self.words = words
  }

  /// Whether a pair lies in a text.
  func isAny(in text: UncheckedBytes) -> Bool { first(in: text) != nil }

  /// The offset of the first pair that lies in a text; nil where there is none.
  func first(in text: UncheckedBytes) -> Int? {
    words.withUnsafeBufferPointer { words in
      var begun: UInt32 = 0
      var offset = text.start
      while let byte = text.byte(at: offset) {
        let word = words[Int(byte)]
        // The upper half of what has begun meets nothing.
        if begun & (word >> 16) != 0 { return offset - 1 }
        begun = word
        offset += 1
      }
      return nil
    }
  }

  /// The offset of the first pair that lies in a range of bytes; nil where there is none.
  func first(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { first(in: UncheckedBytes($0)) }.map { bytes.startIndex + $0 }
  }
}
