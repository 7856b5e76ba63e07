/// A pattern of the API's model: one class of characters that may repeat, `[A-Za-z\p{N}_-]*`.
struct APIPattern: Sendable, ExpressibleByStringLiteral {
  /// What it allows of ASCII.
  private let ascii: ByteSet
  /// The first and last scalars of ranges, in turns: a type for a pair costs each start of the
  /// program more than the pattern.
  private let ranges: [UInt32]
  /// The initials of Unicode's general categories: `L` for letters, `N` for numbers, `Z` for blanks.
  private let categories: [Unicode.Scalar]

  /// Reads a pattern; the generator lets no other form through.
  init(stringLiteral pattern: StaticString) {
    var ranges: [UInt32] = []
    var categories: [Unicode.Scalar] = []
    var rest = pattern.description.unicodeScalars.drop { $0 != "[" }.dropFirst()
    while let scalar = rest.popFirst(), scalar != "]" {
      var first = scalar
      if scalar == "\\", let escaped = rest.popFirst() {
        if escaped == "p" {
          categories += rest.dropFirst().prefix(1)
          rest = rest.dropFirst(3)
          continue
        }
        first = escaped
      }
      var last = first
      if rest.first == "-", let end = rest.dropFirst().first, end != "]" {
        last = end
        rest = rest.dropFirst(2)
      }
      if first <= last { ranges += [first.value, last.value] }
    }
    self.ranges = ranges
    self.categories = categories
    var ascii = ByteSet([])
    for index in stride(from: 0, to: ranges.count, by: 2) where ranges[index] < 0x80 {
      for byte in ranges[index]...min(ranges[index + 1], 0x7F) {
        ascii.insert(UInt8(truncatingIfNeeded: byte))
      }
    }
    if !categories.isEmpty {
      for byte in UInt8(0)..<0x80
      where Self.allows(Unicode.Scalar(byte), ranges: [], categories: categories) {
        ascii.insert(byte)
      }
    }
    self.ascii = ascii
  }

  /// Whether every byte is a character that the pattern allows; of what is not ASCII this can't be
  /// said.
  func allowsASCII(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy(ascii.contains) }

  /// The first character of a text that the pattern does not allow.
  func offender(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { !Self.allows($0, ranges: ranges, categories: categories) }
  }

  private static func allows(
    _ scalar: Unicode.Scalar, ranges: [UInt32], categories: [Unicode.Scalar]
  ) -> Bool {
    stride(from: 0, to: ranges.count, by: 2).contains { index in
      ranges[index] <= scalar.value && scalar.value <= ranges[index + 1]
    }
      || categories.contains { $0 == category(of: scalar) }
  }

  private static func category(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    // To ask the tables of Unicode takes longer than to lint a file.
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      return byte.isLetter ? "L" : byte.isDigit ? "N" : byte == 0x20 ? "Z" : nil
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: "L"
    case .decimalNumber, .letterNumber, .otherNumber: "N"
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: "Z"
    default: nil
    }
  }
}
