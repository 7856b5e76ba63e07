/// The reason why a regular expression certainly does not compile in Go, whose engine is RE2.
///
/// An expression compiles if the scan is not certain that it does not.
///
/// Source: https://github.com/google/re2/wiki/Syntax and https://pkg.go.dev/regexp/syntax
enum GoPatternFault: Hashable, Sendable {
  case nothingToRepeat(String)
  case unclosedGroup
  case unopenedGroup
  case unclosedClass
  case trailingBackslash
  /// A range in a class ends before it begins: `}-(`.
  case reversedRange(String)
  /// Syntax of other engines: a lookaround or a backreference.
  case unsupported(String)

  /// The first fault of an expression, if it has one.
  static func first(in expression: String) -> GoPatternFault? {
    var scanner = GoPatternScanner(Array(expression.utf8))
    return scanner.scan()
  }
}

/// Scans a regular expression for what Go certainly does not compile.
private struct GoPatternScanner {
  private let bytes: [UInt8]
  private var index = 0
  private var openGroups = 0
  /// Whether there is nothing before the next byte that could be repeated.
  private var isAtStart = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func scan() -> GoPatternFault? {
    while index < bytes.count {
      if let fault = step() { return fault }
    }
    return openGroups > 0 ? .unclosedGroup : nil
  }

  private mutating func step() -> GoPatternFault? {
    switch bytes[index] {
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: ")"):
      guard openGroups > 0 else { return .unopenedGroup }
      openGroups -= 1
      isAtStart = false
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      if isAtStart { return .nothingToRepeat(text(index..<index + 1)) }
    case UInt8(ascii: "|"): isAtStart = true
    default: isAtStart = false
    }
    index += 1
    return nil
  }

  private mutating func escape() -> GoPatternFault? {
    guard index + 1 < bytes.count else { return .trailingBackslash }
    let next = bytes[index + 1]
    if next == UInt8(ascii: "Q") {
      // Everything up to `\E` is literal.
      let rest = bytes[(index + 2)...]
      let end = rest.indices.first { rest[$0...].starts(with: "\\E".utf8) }
      index = end.map { $0 + 2 } ?? bytes.count
      isAtStart = false
      return nil
    }
    if next.isDigit, next != UInt8(ascii: "0") {
      return .unsupported(text(index..<index + 2))
    }
    index += 2
    isAtStart = false
    return nil
  }

  private mutating func group() -> GoPatternFault? {
    let rest = bytes[(index + 1)...]
    for mark in ["?=", "?!", "?<=", "?<!", "?>"] where rest.starts(with: mark.utf8) {
      return .unsupported("(\(mark)")
    }
    index += 1
    if rest.first == UInt8(ascii: "?") {
      // Flags, or a name: what can be repeated after them is not certain.
      isAtStart = false
      index += 1
      let end = bytes[index...].firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ")") }
      if let end, bytes[end] == UInt8(ascii: ")"),
        bytes[index..<end].allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "-") })
      {
        index = end + 1
        return nil
      }
    } else {
      isAtStart = true
    }
    openGroups += 1
    return nil
  }

  private mutating func characterClass() -> GoPatternFault? {
    var position = index + 1
    if position < bytes.count, bytes[position] == UInt8(ascii: "^") { position += 1 }
    var isFirst = true
    while position < bytes.count, isFirst || bytes[position] != UInt8(ascii: "]") {
      isFirst = false
      if bytes[position...].starts(with: "[:".utf8) {
        let end = bytes[position...].indices.first { bytes[$0...].starts(with: ":]".utf8) }
        if let end {
          position = end + 2
          continue
        }
      }
      guard let low = character(at: position) else {
        position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        continue
      }
      let dash = position + low.length
      guard dash + 1 < bytes.count, bytes[dash] == UInt8(ascii: "-"),
        bytes[dash + 1] != UInt8(ascii: "]")
      else {
        position = dash
        continue
      }
      guard let high = character(at: dash + 1) else {
        position = dash + 1
        continue
      }
      let end = dash + 1 + high.length
      if low.value > high.value { return .reversedRange(text(position..<end)) }
      position = end
    }
    guard position < bytes.count else { return .unclosedClass }
    index = position + 1
    isAtStart = false
    return nil
  }

  /// The ASCII character at an offset in a class; nil for a class such as `\d`, or for another
  /// character.
  private func character(at offset: Int) -> (value: UInt8, length: Int)? {
    let byte = bytes[offset]
    guard byte < 0x80 else { return nil }
    guard byte == UInt8(ascii: "\\") else { return (byte, 1) }
    guard offset + 1 < bytes.count, !bytes[offset + 1].isAlphanumeric, bytes[offset + 1] < 0x80
    else { return nil }
    return (bytes[offset + 1], 2)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

/// The date format of the log driver `awslogs`.
enum AwslogsDateFormat {
  /// The regular expression that Docker makes of a format: it replaces the codes and keeps the rest.
  ///
  /// Source: daemon/logger/awslogs/cloudwatchlogs.go in https://github.com/moby/moby
  static func expression(of format: String) -> String {
    var expression = ""
    var rest = Substring(format)
    while let character = rest.popFirst() {
      guard character == "%", let code = rest.popFirst() else {
        expression.append(character)
        continue
      }
      expression += expressions[code] ?? ""
    }
    return expression
  }

  /// Expressions with the same syntax as Docker's; for names one is enough.
  private static let expressions: [Character: String] = [
    "a": "(?:Mon|Sun)", "A": "(?:Monday|Sunday)", "w": "[0-6]",
    "d": "(?:0[1-9]|[1,2][0-9]|3[0,1])", "b": "(?:Jan|Dec)", "B": "(?:January|December)",
    "m": "(?:0[1-9]|1[0-2])", "Y": "\\d{4}", "y": "\\d{2}", "H": "(?:[0,1][0-9]|2[0-3])",
    "I": "(?:0[0-9]|1[0-2])", "p": "[A,P]M", "M": "[0-5][0-9]", "S": "[0-5][0-9]", "f": "\\d{6}",
    "z": "[+-]\\d{4}", "Z": "[A-Z]{1,4}T",
    "j": "(?:0[0-9][1-9]|[1,2][0-9][0-9]|3[0-5][0-9]|36[0-6])",
    "L": "\\.\\d{3}",
  ]
}
