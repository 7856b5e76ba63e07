/// A strict parser of RFC 8259 that keeps places, member order and repeated keys.
///
/// It goes on after a missing or a trailing comma, since there is one way to read on; any other
/// fault ends it. It holds its own stack, so that no depth of nesting exhausts the thread's.
struct JSONParser {
  /// How deep arrays and objects may nest.
  ///
  /// Real definitions stay under ten, Terraform plans under
  /// a hundred.
  static let depthLimit = 512

  /// How many commas the parser gets over.
  ///
  /// A file with more of them wrong is something else, and
  /// each finding costs memory.
  static let recoveryLimit = 100

  private enum State {
    case value
    case firstElement
    case element
    case firstMember
    case member
    case afterValue
  }

  private(set) var nodes: [JSONNode] = []
  private(set) var recovered: [JSONSyntaxError] = []
  private(set) var placeholders: [SourceRange] = []
  private var scanner: JSONScanner
  private var open: [Int] = []
  private var comma = SourceRange(0, 0)

  init(_ bytes: [UInt8], region: Range<Int>) {
    scanner = JSONScanner(bytes, region: region)
    nodes.reserveCapacity(region.count / 16 + 1)
  }

  mutating func parse() throws(JSONSyntaxError) {
    try scanner.checkEncoding()
    var state = State.value
    while true {
      let byte = scanner.nextSignificant()
      switch state {
      case .value:
        state = try value(byte)
      case .firstElement where byte == UInt8(ascii: "]"),
        .firstMember where byte == UInt8(ascii: "}"):
        state = close()
      case .element where byte == UInt8(ascii: "]"), .member where byte == UInt8(ascii: "}"):
        try recover(from: JSONSyntaxError(.trailingComma, at: comma))
        state = close()
      case .firstElement, .element, .firstMember, .member:
        if byte == UInt8(ascii: ",") {
          try recover(from: JSONSyntaxError(.surplusComma, at: scanner.punctuation()))
        } else if state == .firstElement || state == .element {
          state = try value(byte)
        } else {
          state = try key(byte, state == .firstMember ? .keyOrClose : .key)
        }
      case .afterValue:
        guard let last = open.last else { return try end(byte) }
        state = try afterValue(byte, inObject: nodes[last].kind == .object)
      }
    }
  }

  /// Takes what follows the outermost value: nothing, or the comma of a copied member.
  private mutating func end(_ byte: UInt8?) throws(JSONSyntaxError) {
    if byte == UInt8(ascii: ",") {
      comma = scanner.punctuation()
      guard scanner.nextSignificant() == nil else {
        scanner.offset = comma.start
        throw unexpected(byte, expected: .end)
      }
      try recover(from: JSONSyntaxError(.trailingComma, at: comma))
    } else if byte != nil {
      throw unexpected(byte, expected: .end)
    }
  }

  private mutating func recover(from error: JSONSyntaxError) throws(JSONSyntaxError) {
    guard recovered.count < Self.recoveryLimit else { throw error }
    recovered.append(error)
  }

  // MARK: - Values

  private mutating func value(_ byte: UInt8?) throws(JSONSyntaxError) -> State {
    let start = scanner.offset
    switch byte {
    case UInt8(ascii: "\""):
      let hasEscapes = try scanner.string()
      append(.string, from: start, hasEscapes: hasEscapes)
    case UInt8(ascii: "{") where scanner.beginsTag, UInt8(ascii: "$"):
      guard scanner.placeholder() else { throw unexpected(byte, expected: .value) }
      placeholders.append(SourceRange(start, scanner.offset))
      append(.placeholder, from: start)
    case UInt8(ascii: "{"):
      return try opening(.object, then: .firstMember)
    case UInt8(ascii: "["):
      return try opening(.array, then: .firstElement)
    case let byte? where byte.isDigit || scanner.beginsNegativeNumber:
      try scanner.number()
      append(.number, from: start)
    case UInt8(ascii: "t") where scanner.literal("true"):
      append(.true, from: start)
    case UInt8(ascii: "f") where scanner.literal("false"):
      append(.false, from: start)
    case UInt8(ascii: "n") where scanner.literal("null"):
      append(.null, from: start)
    default:
      let inArray = open.last.map { nodes[$0].kind == .array } ?? false
      throw unexpected(byte, expected: inArray ? .valueOrClose : .value)
    }
    return .afterValue
  }

  private mutating func append(_ kind: JSONNode.Kind, from start: Int, hasEscapes: Bool = false) {
    let next = UInt32(truncatingIfNeeded: nodes.count + 1)
    nodes.append(JSONNode(start, scanner.offset, next: next, kind, hasEscapes: hasEscapes))
  }

  private mutating func opening(
    _ kind: JSONNode.Kind, then state: State
  ) throws(JSONSyntaxError) -> State {
    let start = scanner.offset
    guard open.count < Self.depthLimit else {
      throw JSONSyntaxError(
        .tooDeep(limit: Self.depthLimit), at: SourceRange(start, start + 1), opener: opener)
    }
    scanner.punctuation()
    open.append(nodes.count)
    append(kind, from: start)
    return state
  }

  private mutating func close() -> State {
    scanner.punctuation()
    if let index = open.popLast() {
      nodes[index].end = UInt32(truncatingIfNeeded: scanner.offset)
      nodes[index].next = UInt32(truncatingIfNeeded: nodes.count)
    }
    return .afterValue
  }

  // MARK: - Between values

  private mutating func key(
    _ byte: UInt8?, _ expected: JSONSyntaxError.Expectation
  ) throws(JSONSyntaxError) -> State {
    guard byte == UInt8(ascii: "\"") else { throw unexpected(byte, expected: expected) }
    let start = scanner.offset
    let hasEscapes = try scanner.string()
    append(.string, from: start, hasEscapes: hasEscapes)
    nodes[nodes.count - 1].keyHash = scanner.bytes.withUncheckedBytes(
      in: (start + 1)..<(scanner.offset - 1)
    ) { $0.keyHash(hasEscapes: hasEscapes) }
    let next = scanner.nextSignificant()
    guard next == UInt8(ascii: ":") else { throw unexpected(next, expected: .colon) }
    scanner.punctuation()
    return try value(scanner.nextSignificant())
  }

  private mutating func afterValue(
    _ byte: UInt8?, inObject: Bool
  ) throws(JSONSyntaxError) -> State {
    let closer = inObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    switch byte {
    case UInt8(ascii: ","):
      comma = scanner.punctuation()
      return inObject ? .member : .element
    case closer:
      return close()
    default:
      guard scanner.startsNext(inObject: inObject) else {
        throw unexpected(byte, expected: .commaOrClose(closer: closer))
      }
      try recover(
        from: JSONSyntaxError(.missingComma, at: scanner.tokenRange(), opener: opener))
      return inObject ? .member : .element
    }
  }

  private var opener: SourceRange? {
    open.last.map { SourceRange(Int(nodes[$0].start), Int(nodes[$0].start) + 1) }
  }

  private func unexpected(
    _ byte: UInt8?, expected: JSONSyntaxError.Expectation
  ) -> JSONSyntaxError {
    scanner.unexpected(byte, expected: expected, opener: opener)
  }
}
