/// Scans a regular expression for what Onigmo certainly does not compile.
struct RegexScanner {
  private let bytes: [UInt8]
  private var index = 0
  private var openGroups = 0
  /// Whether there is nothing before the next byte that could be repeated.
  private var isAtStart = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func scan() -> RegexFault? {
    while index < bytes.count {
      switch step() {
      case .next: continue
      case .fault(let fault): return fault
      case .uncertain: return nil
      }
    }
    return openGroups > 0 ? .unclosedGroup : nil
  }

  /// The outcome of reading one part of an expression.
  private enum Step {
    case next
    case fault(RegexFault)
    /// Nothing is certain from here on.
    case uncertain
  }

  private mutating func step() -> Step {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: ")"):
      guard openGroups > 0 else { return .fault(.unopenedGroup) }
      openGroups -= 1
      index += 1
      isAtStart = false
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      if isAtStart { return .fault(.nothingToRepeat(String(decoding: [byte], as: UTF8.self))) }
      index += 1
    case UInt8(ascii: "{"): return repetition()
    default:
      isAtStart = byte == UInt8(ascii: "|")
      index += 1
    }
    return .next
  }

  private mutating func escape() -> Step {
    guard index + 1 < bytes.count else { return .fault(.trailingBackslash) }
    let next = bytes[index + 1]
    // `\1` to `\9` refer to a group; after named groups numbers do not count.
    if next.isDigit, next != UInt8(ascii: "0"), !bytes.contains(UInt8(ascii: "(")) {
      return .fault(.unknownReference(text(index..<index + 2)))
    }
    if let fault = tooLargeCharacter() { return .fault(fault) }
    index += 2
    isAtStart = false
    return .next
  }

  /// A fault if `\x{…}` begins here with a number beyond Unicode.
  private func tooLargeCharacter() -> RegexFault? {
    let rest = bytes[index...]
    guard rest.starts(with: "\\x{".utf8) else { return nil }
    let digits = rest.dropFirst(3).prefix { $0.isHexDigit }
    guard bytes[digits.endIndex...].first == UInt8(ascii: "}"),
      let number = Int(String(digits), radix: 16), number > 0x10FFFF
    else { return nil }
    return .unknownCharacter(text(index..<digits.endIndex + 1))
  }

  private mutating func characterClass() -> Step {
    guard let end = endOfClass() else { return .fault(.unclosedClass) }
    let content = (index + 1)..<(end - 1)
    if bytes[content].contains(UInt8(ascii: "[")) {
      // In a class in a class nothing is certain, except that a name is unknown.
      return unknownClass(from: index).map { .fault($0) } ?? .uncertain
    }
    if let fault = reversedRange(in: content) { return .fault(fault) }
    index = end
    isAtStart = false
    return .next
  }

  /// The offset after the class that begins here; its first `]` may belong to it.
  private func endOfClass() -> Int? {
    var end = index + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "^") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "]") { end += 1 }
    while end < bytes.count, bytes[end] != UInt8(ascii: "]") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return end < bytes.count ? end + 1 : nil
  }

  private func reversedRange(in content: Range<Int>) -> RegexFault? {
    var position = content.lowerBound
    while position + 2 < content.upperBound {
      let (first, last) = (bytes[position], bytes[position + 2])
      if first == UInt8(ascii: "\\") {
        position += 2
        continue
      }
      if bytes[position + 1] == UInt8(ascii: "-"), first.isAlphanumeric, last.isAlphanumeric {
        if first > last { return .reversedRange(text(position..<position + 3)) }
        position += 3
      } else {
        position += 1
      }
    }
    return nil
  }

  private static let classNames: Set<String> = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
    "space", "upper", "word", "xdigit",
  ]

  /// A fault if a class begins with a name in `[: :]` that does not exist.
  private func unknownClass(from start: Int) -> RegexFault? {
    guard start + 3 < bytes.count, bytes[start + 1] == UInt8(ascii: "["),
      bytes[start + 2] == UInt8(ascii: ":")
    else { return nil }
    let rest = bytes[(start + 3)...]
    let isNegated = rest.first == UInt8(ascii: "^")
    let name = (isNegated ? rest.dropFirst() : rest).prefix { $0.isLetter }
    guard !name.isEmpty, bytes[name.endIndex...].starts(with: ":]".utf8),
      !Self.classNames.contains(String(name))
    else { return nil }
    return .unknownClass(text(start + 1..<name.endIndex + 2))
  }

  private mutating func group() -> Step {
    if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "?") {
      let rest = bytes[(index + 2)...]
      // In a comment or with `x`, which makes `#` begin one, a bracket means nothing.
      if isExtended(rest) { return .uncertain }
      if let fault = unknownGroup(rest) { return .fault(fault) }
      // After options such as `(?i)` it is not certain what can be repeated.
      isAtStart = false
      index += 1
    } else {
      isAtStart = true
    }
    index += 1
    openGroups += 1
    return .next
  }

  private func isExtended(_ rest: ArraySlice<UInt8>) -> Bool {
    let options = rest.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
    return options.contains(UInt8(ascii: "x")) || rest.first == UInt8(ascii: "#")
  }

  /// A fault if a group begins in the syntax of another engine: `(?P<n>` of Python and Go, `(?s)` of
  /// Perl and Java, `(?R)` of PCRE.
  private func unknownGroup(_ rest: ArraySlice<UInt8>) -> RegexFault? {
    guard let first = rest.first else { return nil }
    let isPython = first == UInt8(ascii: "P")
    let isRecursion = first == UInt8(ascii: "R") && rest.dropFirst().first == UInt8(ascii: ")")
    let isCondition = first == UInt8(ascii: "(") && !bytes[..<index].contains(UInt8(ascii: "("))
    if isPython || isRecursion || isCondition {
      return .unknownGroup(text(index..<index + (isPython ? 4 : 3)))
    }
    if first == UInt8(ascii: "<"), rest.dropFirst().first?.isDigit ?? false {
      // A name does not begin with a digit, and a number is not the name of a group.
      let name = rest.prefix { $0 != UInt8(ascii: ">") }
      return .unknownGroup(text(index..<name.endIndex + 1))
    }
    let options = rest.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
    let end = bytes[options.endIndex...].first
    guard !options.isEmpty, end == UInt8(ascii: ")") || end == UInt8(ascii: ":"),
      options.contains(where: { !"imxadu-".utf8.contains($0) })
    else { return nil }
    return .unknownGroup(text(index..<options.endIndex + 1))
  }

  /// `{2}`, `{2,}`, `{,3}` or `{2,3}`; other braces are literal.
  private mutating func repetition() -> Step {
    guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else {
      isAtStart = false
      index += 1
      return .next
    }
    let bounds = bytes[(index + 1)..<end].split(
      separator: UInt8(ascii: ","), maxSplits: 1, omittingEmptySubsequences: false)
    let isRepetition =
      bounds.allSatisfy { $0.allSatisfy(\.isDigit) } && bounds.contains { !$0.isEmpty }
    guard isRepetition else {
      isAtStart = false
      index += 1
      return .next
    }
    let repetition = text(index..<end + 1)
    if isAtStart { return .fault(.nothingToRepeat(repetition)) }
    let numbers = bounds.compactMap { Int(String($0)) }
    if bounds.count == 2, numbers.count == 2, numbers[0] > numbers[1] {
      return .fault(.reversedRepetition(repetition))
    }
    index = end + 1
    return .next
  }

  private func text(_ range: Range<Int>) -> String {
    String(bytes[range.clamped(to: 0..<bytes.count)])
  }
}
