/// The state of one possible parse of a text: the open brackets, and what comes next.
struct BracketReading: Hashable, Sendable {
  /// What the grammar expects next.
  enum Phase: UInt8, Sendable {
    case value
    case firstElement
    case element
    case firstMember
    case member
    case colon
    case afterValue
    case end
  }

  /// The innermost open bracket, as an index into the reader's levels; -1 if none is open.
  var level: Int32 = -1
  var phase = Phase.value
  /// The type of the next value according to the model.
  var next: BracketPlace
  /// How many properties and values contradict the model.
  var faults: UInt8 = 0
  /// How many properties have names that the API does not know anywhere, up to `unknownNameLimit`.
  var unknownNames: UInt8 = 0
  /// Whether the inserted or removed bracket is right before the next token: no comma may be
  /// missing or extra there.
  var isFresh = false
}

/// Advances several possible parses by one token.
///
/// Open brackets are kept as chains of shared levels, so that two parses in the same state are
/// equal and continue as one.
struct BracketReader {
  /// How many contradictions a parse may have, so that brackets are found in definitions with a
  /// misplaced property.
  static let faultLimit: UInt8 = 2

  /// Up to which number unknown names are counted; they may be misspelt and prove little.
  static let unknownNameLimit: UInt8 = 3

  /// An open bracket.
  struct Level: Hashable {
    let parent: Int32
    let place: BracketPlace
    let isArray: Bool
  }

  private let bytes: [UInt8]
  private var levels: [Level] = []
  private var numbers: [Level: Int32] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The state after the next token; nil if the grammar does not allow it, or with too many
  /// contradictions.
  mutating func step(_ reading: BracketReading, _ token: JSONToken) -> BracketReading? {
    var reading = reading
    let wasFresh = reading.isFresh
    reading.isFresh = false
    switch reading.phase {
    case .colon:
      guard token.kind == .colon else { return nil }
      reading.phase = .value
      return reading
    case .end:
      return nil
    case .afterValue:
      return after(reading, token, mayLackComma: !wasFresh)
    case .firstElement where token.kind == .closeArray,
      .firstMember where token.kind == .closeObject:
      return closing(reading)
    case .element where token.kind == .closeArray, .member where token.kind == .closeObject:
      // A trailing comma is a separate finding, after which the parser continues.
      return wasFresh ? nil : closing(reading)
    case .firstMember, .member:
      return key(reading, token)
    case .value, .firstElement, .element:
      return value(reading, token)
    }
  }

  /// Whether a parse has closed every bracket.
  func isWhole(_ reading: BracketReading) -> Bool { reading.phase == .end }

  // MARK: - Tokens

  private mutating func value(_ reading: BracketReading, _ token: JSONToken) -> BracketReading? {
    var reading = reading
    switch token.kind {
    case .openObject, .openArray:
      var place = reading.next.opened(by: token.kind)
      if place == nil {
        reading.faults += 1
        place = .anything
      }
      let isArray = token.kind == .openArray
      let opened = place ?? .anything
      reading.level = number(
        of: Level(parent: reading.level, place: opened, isArray: isArray))
      reading.phase = isArray ? .firstElement : .firstMember
      reading.next = isArray ? opened.element : .anything
    case .scalar, .open:
      if token.kind == .scalar, !reading.next.takesScalars { reading.faults += 1 }
      reading = ended(reading)
    default:
      return nil
    }
    return reading.faults > Self.faultLimit ? nil : reading
  }

  private mutating func key(_ reading: BracketReading, _ token: JSONToken) -> BracketReading? {
    guard token.kind == .key, reading.level >= 0 else { return nil }
    var reading = reading
    let owner = levels[Int(reading.level)].place
    let member = owner.member(token.range, of: bytes)
    if member == nil { reading.faults += 1 }
    if member == .anything, owner != .anything, reading.unknownNames < Self.unknownNameLimit {
      reading.unknownNames += 1
    }
    reading.next = member ?? .anything
    reading.phase = .colon
    return reading.faults > Self.faultLimit ? nil : reading
  }

  private mutating func after(
    _ reading: BracketReading, _ token: JSONToken, mayLackComma: Bool
  ) -> BracketReading? {
    let isArray = levels[Int(reading.level)].isArray
    var reading = reading
    switch token.kind {
    case .comma:
      reading.phase = isArray ? .element : .member
      reading.next = isArray ? levels[Int(reading.level)].place.element : .anything
      return reading
    case .closeArray where isArray, .closeObject where !isArray:
      return closing(reading)
    case _ where token.kind.beginsItem && mayLackComma && (token.kind == .key) != isArray:
      reading.phase = isArray ? .element : .member
      reading.next = isArray ? levels[Int(reading.level)].place.element : .anything
      return isArray ? value(reading, token) : key(reading, token)
    default:
      return nil
    }
  }

  private func closing(_ reading: BracketReading) -> BracketReading {
    var reading = reading
    reading.level = levels[Int(reading.level)].parent
    return ended(reading)
  }

  private func ended(_ reading: BracketReading) -> BracketReading {
    var reading = reading
    reading.phase = reading.level < 0 ? .end : .afterValue
    reading.next = .anything
    return reading
  }

  private mutating func number(of level: Level) -> Int32 {
    if let number = numbers[level] { return number }
    let number = Int32(levels.count)
    levels.append(level)
    numbers[level] = number
    return number
  }
}
