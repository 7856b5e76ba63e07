/// A possible place of the bracket with the evidence for it.
///
/// The most likely place is the smallest.
struct WeighedGap: Comparable {
  let gap: BracketSearch.Gap
  /// The token after the bracket, or the extra bracket, by the indentation of its run.
  let index: Int
  /// The matching bracket.
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
      gap.faults, agreement == .contradicts ? 1 : 0, gap.unknownNames, agreement.rawValue,
      // A missing bracket is more likely than an extra one.
      gap.change == .removal ? 1 : 0, index
    )
  }

  static func < (left: WeighedGap, right: WeighedGap) -> Bool { left.rank < right.rank }

  static func == (left: WeighedGap, right: WeighedGap) -> Bool { left.rank == right.rank }

  /// Whether the gap is the only possible one.
  ///
  /// A gap that leaves an unknown name is also a candidate, since the name may be a misspelled
  /// property of an otherwise valid definition. Then the indentation decides.
  func isCertain(against candidates: [WeighedGap]) -> Bool {
    guard gap.faults == 0, gap.unknownNames == 0, agreement != .contradicts else { return false }
    return candidates.allSatisfy { $0.gap.unknownNames > 0 && agreement == .agrees }
  }

  /// Whether removing a bracket merges two objects into one with duplicate keys, while another gap
  /// does not.
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
