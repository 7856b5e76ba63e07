/// A strict parser of RFC 8259 that keeps positions, the order of properties and duplicate keys.
///
/// Valid JSON is read by one loop. At the first fault the parser goes on from the same place in a
/// recovering mode, which finds where and why: it continues after a byte order mark, after a missing
/// or an extra comma and after placeholders of templates, which are unambiguous; any other error ends
/// it. It has its own
/// stack, so that deep nesting does not exhaust that of the thread.
struct JSONParser {
  /// The maximum depth of arrays and objects.
  ///
  /// Real definitions stay under ten, Terraform plans under
  /// a hundred.
  static let depthLimit = 512

  /// The maximum number of errors after which the parser continues.
  ///
  /// A file with more is not JSON, and each finding costs memory.
  static let recoveryLimit = 100

  enum State {
    case value
    case firstElement
    case element
    case firstMember
    case member
    /// After a placeholder for properties, with or without a comma.
    case afterPlaceholder
    case afterValue
  }

  var nodes: [JSONNode] = []
  private(set) var recovered: [JSONSyntaxError] = []
  private(set) var placeholders: [SourceRange] = []
  var scanner: JSONScanner
  var open: [Int] = []
  var comma = SourceRange(0, 0)
  /// Whether the last value is a placeholder, which may include a comma.
  private var isAfterPlaceholder = false

  init(_ bytes: [UInt8], region: Range<Int>) {
    scanner = JSONScanner(bytes, region: region)
  }

  /// Parses the text, and returns whether the plain loop read all of it.
  mutating func parse() throws(JSONSyntaxError) -> Bool {
    let stop = readPlain()
    if stop.place == .end { return true }
    try checkEncoding()
    // The plain loop stops at a byte order mark, before the first node.
    try recover(at: recovered.isEmpty ? resume(at: stop) : .value)
    return false
  }

  /// Parses the text in the recovering mode only, for tests of the plain loop.
  mutating func parseRecovering() throws(JSONSyntaxError) {
    try checkEncoding()
    try recover(at: .value)
  }

  /// The nodes, which the parser does not keep.
  mutating func takeNodes() -> [JSONNode] {
    var taken: [JSONNode] = []
    swap(&taken, &nodes)
    return taken
  }

  // MARK: - The recovering mode

  /// Skips a byte order mark, and rejects other encodings than UTF-8.
  private mutating func checkEncoding() throws(JSONSyntaxError) {
    try scanner.checkEncoding()
    guard let mark = scanner.byteOrderMark() else { return }
    try recover(from: JSONSyntaxError(.byteOrderMark, at: mark))
  }

  private mutating func recover(at first: State) throws(JSONSyntaxError) {
    var state = first
    while true {
      let byte = scanner.nextSignificant()
      switch state {
      case .value:
        state = try value(byte)
      case .firstElement where byte == UInt8(ascii: "]"),
        .firstMember where byte == UInt8(ascii: "}"),
        .afterPlaceholder where byte == UInt8(ascii: "}"):
        state = close()
      case .element where byte == UInt8(ascii: "]"), .member where byte == UInt8(ascii: "}"):
        try recover(from: JSONSyntaxError(.trailingComma, at: comma))
        state = close()
      case .firstMember, .member, .afterPlaceholder:
        state = try member(byte, after: state)
      case .firstElement, .element:
        if byte == UInt8(ascii: ",") {
          try recover(from: JSONSyntaxError(.surplusComma, at: scanner.punctuation()))
        } else {
          state = try value(byte)
        }
      case .afterValue:
        guard let last = open.last else { return try end(byte) }
        state = try afterValue(byte, inObject: nodes[last].kind == .object)
      }
    }
  }

  /// Parses the text after the outermost value: nothing, or the comma of a copied property.
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
    isAfterPlaceholder = kind == .placeholder
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
    isAfterPlaceholder = false
    if let index = open.popLast() {
      nodes[index].end = UInt32(truncatingIfNeeded: scanner.offset)
      nodes[index].next = UInt32(truncatingIfNeeded: nodes.count)
    }
    return .afterValue
  }

  // MARK: - Members

  /// Parses a key with its value, a comma, or a placeholder for properties.
  private mutating func member(
    _ byte: UInt8?, after state: State
  ) throws(JSONSyntaxError) -> State {
    switch byte {
    case UInt8(ascii: "$"):
      return try placeholderMembers()
    case UInt8(ascii: ",") where state == .afterPlaceholder:
      comma = scanner.punctuation()
      return .member
    case UInt8(ascii: ","):
      try recover(from: JSONSyntaxError(.surplusComma, at: scanner.punctuation()))
      return state
    default:
      return try key(byte, state == .member ? .key : .keyOrClose)
    }
  }

  /// Parses a placeholder for properties, which may include any and the commas between them.
  private mutating func placeholderMembers() throws(JSONSyntaxError) -> State {
    let start = scanner.offset
    guard scanner.placeholder(), let object = open.last else {
      throw unexpected(UInt8(ascii: "$"), expected: .key)
    }
    let end = scanner.offset
    guard scanner.nextSignificant() != UInt8(ascii: ":") else {
      scanner.offset = start
      throw unexpected(UInt8(ascii: "$"), expected: .key)
    }
    placeholders.append(SourceRange(start, end))
    nodes[object].hasPlaceholderMembers = true
    return .afterPlaceholder
  }

  private mutating func key(
    _ byte: UInt8?, _ expected: JSONSyntaxError.Expectation
  ) throws(JSONSyntaxError) -> State {
    guard byte == UInt8(ascii: "\"") else { throw unexpected(byte, expected: expected) }
    let start = scanner.offset
    append(.string, from: start, hasEscapes: try scanner.string())
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
    case UInt8(ascii: "$") where scanner.peek(1) == UInt8(ascii: "{"):
      // Its expansion may begin with the comma.
      return inObject ? try placeholderMembers() : .element
    default:
      guard scanner.startsNext(inObject: inObject) else {
        throw unexpected(byte, expected: .commaOrClose(closer: closer))
      }
      if inObject || !isAfterPlaceholder {
        try recover(
          from: JSONSyntaxError(.missingComma, at: scanner.tokenRange(), opener: opener))
      }
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
