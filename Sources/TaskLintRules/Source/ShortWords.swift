/// A few short words of ASCII that are looked for at once, in any case.
///
/// It is the Shift-And algorithm: each letter of each word is a bit, and one table says of every byte
/// which letters it is.
/// Source: R. Baeza-Yates and G. Gonnet, "A new approach to text searching", 1992.
struct ShortWords: Sendable {
  private let letters: [UInt32]
  private let starts: UInt32
  private let ends: UInt32

  /// Creates a table of words of lower-case letters.
  ///
  /// - Precondition: They have at most 32 letters together.
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

  /// Whether one of the words stands in a text.
  func stands(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { stands(in: UncheckedBytes($0)) }
  }

  /// The same of a text that may be read for now.
  func stands(in text: UncheckedBytes) -> Bool {
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
