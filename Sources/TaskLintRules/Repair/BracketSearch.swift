/// The search for the places where inserting or removing one bracket makes a text a valid task
/// definition.
///
/// The text is read once, with all possible parses at the same time: the unchanged one up to the
/// first error, and one from each gap between two tokens with the bracket there. Parses that reach
/// the same state continue as one, so there are seldom more than a handful. The work is bounded by
/// `tokenLimit` times `readingLimit` steps: past either limit the parser's own error is reported.
struct BracketSearch {
  /// The most tokens in a text: a definition has a few hundred, and the API accepts 64 KiB.
  static let tokenLimit = 100_000
  /// The most parses at the same time.
  static let readingLimit = 256
  /// The most gaps that are kept.
  static let gapLimit = 64

  /// The change at a gap.
  enum Change: Hashable, Sendable {
    case insertion
    /// A closing bracket and the comma after it, as in a lost line with both.
    case insertionWithComma
    /// The token after the gap is removed.
    case removal
  }

  /// A possible place, as the index of the token after it.
  struct Gap: Hashable, Sendable {
    let index: Int
    let change: Change
    /// The missing or extra bracket.
    let bracket: JSONToken.Kind
    /// How many properties and values contradict the model after the change.
    var faults: UInt8 = 0
    /// How many properties have unknown names after the change.
    var unknownNames: UInt8 = 0
  }

  /// The result of a search.
  struct Result: Sendable {
    /// The gaps with the fewest contradictions.
    var gaps: [Gap] = []
    /// Whether there are more gaps than the limit.
    var isTruncated = false
  }

  /// Parses, each with the gaps that lead to it.
  private struct Readings {
    var gaps: [BracketReading: [Gap]] = [:]

    /// Adds gaps that lead to a parse, and returns whether all of them could be kept.
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
      .sorted { ($0.unknownNames, $0.index) < ($1.unknownNames, $1.index) }
    return Result(
      gaps: Array(likely.prefix(gapLimit)),
      isTruncated: search.isTruncated || likely.count > gapLimit)
  }

  /// The missing bracket: the counts of opening and closing brackets differ by one for one kind,
  /// and agree for the other.
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
        gap.unknownNames = reading.unknownNames
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
  /// In a run of equal brackets every place gives the same text, so only the first is tried.
  private mutating func insert(
    before index: Int, _ reading: BracketReading, into readings: inout Readings
  ) {
    if index > 0, tokens[index - 1].kind == missing { return }
    // No comma may be missing or extra beside the bracket.
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

  /// Tries to remove a bracket; of a run of equal ones the first.
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
