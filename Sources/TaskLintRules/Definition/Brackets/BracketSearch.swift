/// The search for the places where one bracket more, or one less, makes whole JSON of a text that
/// is nearly a task definition.
///
/// The text is read once, in all ways at the same time: as it stands, up to the first fault; and
/// from each gap between two tokens with the bracket put there. Ways that come to the same place go
/// on as one, so there are seldom more than a handful. The work is bounded by `tokenLimit` times
/// `readingLimit` steps, whatever the text: past either the plain finding stands.
struct BracketSearch {
  /// How many tokens are looked at: a definition has a few hundred, the API takes 64 KiB of it.
  static let tokenLimit = 100_000
  /// How many ways to read may be open at once.
  static let readingLimit = 256
  /// How many gaps are told apart.
  static let gapLimit = 64

  /// What is done at a gap.
  enum Change: Hashable, Sendable {
    case insertion
    /// A closing bracket and the comma after it, as when a line that held both is lost.
    case insertionWithComma
    /// The token after the gap goes.
    case removal
  }

  /// A gap that takes the bracket: the index of the token after it.
  struct Gap: Hashable, Sendable {
    let index: Int
    let change: Change
    /// The bracket that is missing, or too many.
    let bracket: JSONToken.Kind
    /// How many members and values stand where the model has none such, with the change.
    var faults: UInt8 = 0
    /// How many members have names that the API knows nowhere, with the change.
    var strangers: UInt8 = 0
  }

  /// What a search found.
  struct Result: Sendable {
    /// Those with the fewest faults.
    var gaps: [Gap] = []
    /// Whether there are more gaps than were kept.
    var isTruncated = false
  }

  /// Ways to read, each with the gaps that lead to it.
  private struct Readings {
    var gaps: [BracketReading: [Gap]] = [:]

    /// Adds gaps that lead to a way, and tells whether all of them could be kept.
    mutating func add(_ reading: BracketReading, _ added: [Gap]) -> Bool {
      guard let known = gaps[reading] else {
        gaps[reading] = added
        return true
      }
      gaps[reading] = Array((known + added).sorted { $0.index < $1.index }.prefix(gapLimit))
      return known.count + added.count <= gapLimit
    }
  }

  private let tokens: [JSONToken]
  private var reader: BracketReader
  private let missing: JSONToken.Kind
  private var isTruncated = false

  /// Searches a text.
  static func search(
    _ tokens: [JSONToken], of bytes: [UInt8], as document: BracketDocument
  ) -> Result {
    guard let missing = missingBracket(in: tokens) else { return Result() }
    var search = BracketSearch(tokens: tokens, reader: BracketReader(bytes), missing: missing)
    let gaps = search.all(from: BracketReading(next: .document(document)))
    let least = gaps.map(\.faults).min()
    let likely = gaps.filter { $0.faults == least }
      .sorted { ($0.strangers, $0.index) < ($1.strangers, $1.index) }
    return Result(
      gaps: Array(likely.prefix(gapLimit)),
      isTruncated: search.isTruncated || likely.count > gapLimit)
  }

  /// The bracket that the text lacks: of one kind there is one more on one side than on the other,
  /// of the other kind as many on both.
  private static func missingBracket(in tokens: [JSONToken]) -> JSONToken.Kind? {
    var objects = 0
    var arrays = 0
    for token in tokens {
      switch token.kind {
      case .openObject: objects += 1
      case .closeObject: objects -= 1
      case .openArray: arrays += 1
      case .closeArray: arrays -= 1
      default: break
      }
    }
    switch (objects, arrays) {
    case (1, 0): return .closeObject
    case (-1, 0): return .openObject
    case (0, 1): return .closeArray
    case (0, -1): return .openArray
    default: return nil
    }
  }

  private mutating func all(from start: BracketReading) -> [Gap] {
    var base: BracketReading? = start
    var readings = Readings()
    for index in 0...tokens.count {
      var next = Readings()
      if let reading = base {
        insert(before: index, reading, into: &readings)
        remove(index, reading, into: &next)
      }
      guard index < tokens.count else { break }
      for (reading, gaps) in readings.gaps {
        if let stepped = reader.step(reading, tokens[index]) { add(stepped, gaps, to: &next) }
      }
      base = base.flatMap { reader.step($0, tokens[index]) }
      if next.gaps.count > Self.readingLimit || (base == nil && next.gaps.isEmpty) { return [] }
      readings = next
    }
    return readings.gaps.filter { reader.isWhole($0.key) }.flatMap { reading, gaps in
      gaps.map { gap in
        var gap = gap
        gap.faults = reading.faults
        gap.strangers = reading.strangers
        return gap
      }
    }
  }

  private mutating func add(
    _ reading: BracketReading, _ gaps: [Gap], to readings: inout Readings
  ) {
    if !readings.add(reading, gaps) { isTruncated = true }
  }

  /// Tries the bracket before a token.
  ///
  /// In a run of equal brackets it gives the same text wherever
  /// it stands, so only the first place counts.
  private mutating func insert(
    before index: Int, _ reading: BracketReading, into readings: inout Readings
  ) {
    if index > 0, tokens[index - 1].kind == missing { return }
    // No comma may be missing or too many where the bracket stands.
    var strict = reading
    strict.isFresh = true
    let token = JSONToken(kind: missing, range: SourceRange(0, 0))
    guard var inserted = reader.step(strict, token) else { return }
    inserted.isFresh = true
    add(inserted, [Gap(index: index, change: .insertion, bracket: missing)], to: &readings)
    let lacksComma =
      missing.isCloser && reading.phase == .afterValue && inserted.phase == .afterValue
      && index < tokens.count && tokens[index].kind.beginsItem
    guard lacksComma else { return }
    let comma = JSONToken(kind: .comma, range: SourceRange(0, 0))
    guard let next = reader.step(inserted, comma) else { return }
    add(next, [Gap(index: index, change: .insertionWithComma, bracket: missing)], to: &readings)
  }

  /// Tries to leave out a bracket, of a run of equal ones the first.
  private mutating func remove(
    _ index: Int, _ reading: BracketReading, into readings: inout Readings
  ) {
    let surplus = missing.partner
    guard index < tokens.count, tokens[index].kind == surplus,
      index == 0 || tokens[index - 1].kind != surplus
    else { return }
    var without = reading
    without.isFresh = true
    add(without, [Gap(index: index, change: .removal, bracket: surplus)], to: &readings)
  }
}
