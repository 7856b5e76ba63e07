extension UncheckedBytes {
  /// Whether all bytes meet a condition.
  func allSatisfy(_ condition: (UInt8) -> Bool) -> Bool {
    var offset = start
    while let byte = byte(at: offset) {
      guard condition(byte) else { return false }
      offset += 1
    }
    return true
  }

  /// How often a byte occurs.
  func count(of wanted: UInt8) -> Int {
    var count = 0
    var offset = start
    while let byte = byte(at: offset) {
      if byte == wanted { count += 1 }
      offset += 1
    }
    return count
  }

  /// Whether a function returns true for one of the words, which are the runs of letters and digits.
  ///
  /// The function gets a word as it is written, and in lower case; both are accessible only during the
  /// call.
  func containsWord(where body: (_ written: UncheckedBytes, _ word: UncheckedBytes) -> Bool) -> Bool
  {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: end - start) { lowercased in
      let folded = Self.folded
      var length = 0
      var offset = start
      while true {
        let byte = byte(at: offset)
        let letter = byte.map { folded[Int($0)] } ?? 0
        if letter != 0 {
          lowercased[length] = letter
          length += 1
        } else if length > 0 {
          let word = UncheckedBytes(UnsafeBufferPointer(rebasing: lowercased[..<length]))
          if body(part(offset - length, offset), word) { return true }
          length = 0
        }
        guard byte != nil else { return false }
        offset += 1
      }
    }
  }

  /// Each byte of a word in lower case, and 0 for other bytes; a byte that is not ASCII belongs to a
  /// word.
  private static let folded: [UInt8] = (0...UInt8.max).map { byte in
    byte.isAlphanumeric || byte >= 0x80 ? byte.lowercased : 0
  }
}
