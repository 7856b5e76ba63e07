/// Pairs of bytes that something looked for begins with.
///
/// Of most texts no pair is found, so that nothing in them needs a closer look. The bytes that begin
/// a pair are put into classes, and for every byte one word says which classes it begins and which
/// it may continue.
struct BytePairs: Sendable {
  /// The lower half of a word are the classes that a byte begins, the upper those it continues.
  private var words = [UInt32](repeating: 0, count: 256)
  private var classes: UInt32 = 0

  /// Adds bytes that begin a pair, with those that may follow them; of none any may.
  ///
  /// - Precondition: There are at most 16 such groups.
  mutating func add(_ first: StaticString, _ second: StaticString = "") {
    let mark = newClass()
    first.withUTF8Buffer { for byte in $0 { words[Int(byte)] |= mark } }
    second.withUTF8Buffer { second in
      for byte in second { words[Int(byte)] |= mark << 16 }
      if second.isEmpty { for byte in words.indices { words[byte] |= mark << 16 } }
    }
  }

  /// Adds the first two bytes of a text.
  ///
  /// - Precondition: The texts begin with at most 16 different bytes, which no other group has.
  mutating func add(beginningOf text: StaticString) {
    text.withUTF8Buffer { text in
      let first = Int(text[0])
      if words[first] & 0xFFFF == 0 { words[first] |= newClass() }
      words[Int(text[1])] |= words[first] << 16
    }
  }

  private mutating func newClass() -> UInt32 {
    precondition(classes < 16)
    defer { classes += 1 }
    return 1 << classes
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
