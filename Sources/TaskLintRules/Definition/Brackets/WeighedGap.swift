/// A gap that takes the bracket, with what speaks for it and against it.
///
/// The likelier come first.
struct WeighedGap: Comparable {
  let gap: BracketSearch.Gap
  /// The token that the bracket stands before, or is, by the indentation of its run.
  let index: Int
  /// The bracket on the other side.
  let partner: Int?
  private let agreement: BracketLayout.Agreement

  init(_ gap: BracketSearch.Gap, in layout: BracketLayout) {
    self.gap = gap
    index = layout.place(gap)
    switch (gap.change, gap.bracket.isCloser) {
    case (.removal, _):
      partner = nil
      agreement = .isSilent
    case (_, true):
      partner = layout.openers(before: index).last
      agreement =
        partner.map { [index] in layout.agreement(closing: $0, before: index) } ?? .isSilent
    case (_, false):
      partner = layout.closer(after: index)
      agreement = .isSilent
    }
  }

  private var rank: (UInt8, Int, UInt8, Int, Int, Int) {
    (
      gap.faults, agreement == .contradicts ? 1 : 0, gap.strangers, agreement.rawValue,
      // A bracket is sooner forgotten than written twice.
      gap.change == .removal ? 1 : 0, index
    )
  }

  static func < (left: WeighedGap, right: WeighedGap) -> Bool { left.rank < right.rank }

  static func == (left: WeighedGap, right: WeighedGap) -> Bool { left.rank == right.rank }

  /// Whether the gap is the only one that will do.
  ///
  /// A gap that leaves a name which the API knows nowhere is a rival as well, since that may be a
  /// misspelt member of a definition that is right otherwise: then the indentation decides.
  func isCertain(against rivals: [WeighedGap]) -> Bool {
    guard gap.faults == 0, gap.strangers == 0, agreement != .contradicts else { return false }
    return rivals.allSatisfy { $0.gap.strangers > 0 && agreement == .agrees }
  }

  /// Whether to leave out a bracket makes one object of two, with keys that stand in it twice,
  /// where another gap does not: that is nobody's meaning.
  func repeatsKeys(besides best: WeighedGap, in layout: BracketLayout) -> Bool {
    guard gap.change == .removal, best.gap.change != .removal else { return false }
    guard let opener = layout.openers(before: index).last else { return false }
    var keys: Set<ArraySlice<UInt8>> = []
    var depth = 0
    for (number, token) in layout.tokens.enumerated().dropFirst(opener + 1) where number != index {
      if token.kind.isOpener { depth += 1 }
      if token.kind.isCloser { depth -= 1 }
      if depth < 0 { return false }
      guard depth == 0, token.kind == .key else { continue }
      let key = layout.bytes[token.range.start..<token.range.end]
      if !keys.insert(key).inserted, number > index { return true }
    }
    return false
  }
}
