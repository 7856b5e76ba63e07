/// A pattern of the API's model: one class of characters that may repeat, `[A-Za-z\p{N}_-]*`.
struct APIPattern: Sendable {
  /// Unicode's general categories, by their initials.
  private struct Categories: OptionSet {
    let rawValue: UInt8

    static let letters = Categories(rawValue: 1)
    static let numbers = Categories(rawValue: 2)
    static let separators = Categories(rawValue: 4)
  }

  /// What it allows of ASCII.
  private var ascii = ByteSet([])
  /// What it allows of the rest.
  private var categories: Categories = []

  /// Reads a pattern; the generator lets no other form through, and nothing but ASCII.
  init(_ pattern: StaticString) {
    pattern.withUncheckedBytes { text in
      var offset = text.start
      while let byte = text.byte(at: offset), byte != UInt8(ascii: "[") { offset += 1 }
      offset += 1
      while let byte = text.byte(at: offset), byte != UInt8(ascii: "]") {
        offset += byte == UInt8(ascii: "\\") ? 1 : 0
        guard let first = text.byte(at: offset) else { return }
        // An escaped p is a category, in braces.
        if byte != first, first == UInt8(ascii: "p"), let initial = text.byte(at: offset + 2) {
          allow(categoryOf: initial)
          offset += 4
          continue
        }
        let isRange = text.byte(at: offset + 1) == UInt8(ascii: "-")
        if isRange, let last = text.byte(at: offset + 2), last != UInt8(ascii: "]"), first <= last {
          for byte in first...last { ascii.insert(byte) }
          offset += 3
        } else {
          ascii.insert(first)
          offset += 1
        }
      }
    }
  }

  private mutating func allow(categoryOf initial: UInt8) {
    let category = Self.category(ofInitial: initial)
    categories.formUnion(category)
    for byte in UInt8(0)..<0x80 where !category.isDisjoint(with: Self.category(ofASCII: byte)) {
      ascii.insert(byte)
    }
  }

  /// Whether every byte is a character that the pattern allows; of what is not ASCII this can't be
  /// said.
  func allowsASCII(_ text: UncheckedBytes) -> Bool { ascii.containsAll(of: text) }

  /// The first character of a text that the pattern does not allow.
  func offender(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { scalar in
      scalar.isASCII
        ? !ascii.contains(UInt8(truncatingIfNeeded: scalar.value))
        : categories.isDisjoint(with: Self.category(of: scalar))
    }
  }

  private static func category(ofInitial initial: UInt8) -> Categories {
    switch initial {
    case UInt8(ascii: "L"): .letters
    case UInt8(ascii: "N"): .numbers
    case UInt8(ascii: "Z"): .separators
    default: []
    }
  }

  // To ask the tables of Unicode takes longer than to lint a file.
  private static func category(ofASCII byte: UInt8) -> Categories {
    byte.isLetter ? .letters : byte.isDigit ? .numbers : byte == 0x20 ? .separators : []
  }

  private static func category(of scalar: Unicode.Scalar) -> Categories {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      .letters
    case .decimalNumber, .letterNumber, .otherNumber: .numbers
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: .separators
    default: []
    }
  }
}
