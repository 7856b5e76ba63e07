/// A case-insensitive search for several short ASCII words at once.
///
/// It uses the Shift-And algorithm: each letter of each word is a bit, and a table maps every byte to
/// the letters that it matches.
/// Source: R. Baeza-Yates and G. Gonnet, "A new approach to text searching", 1992.
struct ShortWords: Sendable {
  private let letters: [UInt32]
  private let starts: UInt32
  private let ends: UInt32

  /// Creates a search for words of lowercase letters.
  ///
  /// - Precondition: The words have at most 32 letters in total.
  init(_ words: [String]) {
    precondition(words.reduce(0) { $0 + $1.utf8.count } <= 32)
    var letters = Array(repeating: UInt32(0), count: 256)
    var (starts, ends, bit) = (UInt32(0), UInt32(0), UInt32(1))
    for word in words {
      starts |= bit
      var last = bit
      for letter in word.utf8 {
        letters[Int(letter)] |= bit
        letters[Int(letter ^ 0x20)] |= bit
        last = bit
        bit = bit &<< 1
      }
      ends |= last
    }
    (self.letters, self.starts, self.ends) = (letters, starts, ends)
  }

  /// Whether a text contains one of the words.
  func isAny(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { isAny(in: UncheckedBytes($0)) }
  }

  /// Whether a text, whose memory is currently accessible, contains one of the words.
  func isAny(in text: UncheckedBytes) -> Bool {
    letters.withUnsafeBufferPointer { letters in
      var state: UInt32 = 0
      var offset = text.start
      while let byte = text.byte(at: offset) {
        state = (state << 1 | starts) & letters[Int(byte)]
        if state & ends != 0 { return true }
        offset += 1
      }
      return false
    }
  }
}
