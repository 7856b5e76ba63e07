/// A pattern of the API's model: one class of characters that repeats, `[A-Za-z\p{N}_-]*`.
struct APIPattern: Sendable {
  /// Unicode's general categories, by their initials.
  private struct Categories: OptionSet {
    let rawValue: UInt8

    static let letters = Categories(rawValue: 1)
    static let numbers = Categories(rawValue: 2)
    static let separators = Categories(rawValue: 4)
  }

  /// The allowed ASCII characters.
  private var ascii = ByteSet([])
  /// The allowed categories of other characters.
  private var categories: Categories = []

  /// Reads a pattern of this form, in ASCII; the generator rejects any other.
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

  /// Whether every byte is an ASCII character that the pattern allows.
  func allowsASCII(_ text: UncheckedBytes) -> Bool { ascii.containsAll(of: text) }

  /// The characters of a text that the pattern does not allow, each once.
  func offenders(in text: String) -> [Unicode.Scalar] {
    var seen: Set<Unicode.Scalar> = []
    return text.unicodeScalars.filter { scalar in
      let isAllowed =
        scalar.isASCII
        ? ascii.contains(UInt8(truncatingIfNeeded: scalar.value))
        : !categories.isDisjoint(with: Self.category(of: scalar))
      return !isAllowed && seen.insert(scalar).inserted
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

  // A lookup in the tables of Unicode takes longer than linting a file.
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
