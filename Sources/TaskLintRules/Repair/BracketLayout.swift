/// The indentation of a text, which shows where brackets belong.
struct BracketLayout {
  /// Whether the indentation around a gap agrees with a bracket there.
  enum Agreement: Int, Comparable {
    case agrees
    case isSilent
    case contradicts

    static func < (left: Agreement, right: Agreement) -> Bool { left.rawValue < right.rawValue }
  }

  let tokens: [JSONToken]
  let bytes: [UInt8]
  /// For each token, the first one on its line.
  private let firsts: [Int]
  /// The indentation of each token that is the first on its line; -1 for any other.
  private let indents: [Int]

  init(tokens: [JSONToken], bytes: [UInt8]) {
    self.tokens = tokens
    self.bytes = bytes
    var firsts: [Int] = []
    var indents: [Int] = []
    var end = 0
    for (index, token) in tokens.enumerated() {
      let between = bytes[end..<token.range.start]
      let line = between.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
      let start = line ?? (index == 0 ? 0 : nil)
      firsts.append(start == nil ? firsts[index - 1] : index)
      indents.append(start.map { token.range.start - $0 } ?? -1)
      end = token.range.end
    }
    self.firsts = firsts
    self.indents = indents
  }

  // MARK: - Lines

  /// The indentation of a token that is the first on its line; nil for any other.
  func indent(_ index: Int) -> Int? { indents[index] < 0 ? nil : indents[index] }

  /// The indentation of a token's line.
  func lineIndent(_ index: Int) -> Int { indents[firsts[index]] }

  /// The indentation of a token's line.
  func indentation(_ index: Int) -> SourceRange {
    let first = tokens[firsts[index]].range.start
    return SourceRange(first - lineIndent(index), first)
  }

  func areOnOneLine(_ first: Int, _ second: Int) -> Bool { firsts[first] == firsts[second] }

  // MARK: - Brackets

  /// The open brackets before a token, the innermost last.
  func openers(before index: Int) -> [Int] {
    var open: [Int] = []
    for (index, token) in tokens[..<index].enumerated() {
      if token.kind.isOpener {
        open.append(index)
      } else if token.kind.isCloser {
        open.removeLast()
      }
    }
    return open
  }

  /// The bracket that closes the innermost one opened before a token; nil if there is none.
  func closer(after index: Int) -> Int? {
    var depth = 1
    for index in index..<tokens.count {
      if tokens[index].kind.isOpener { depth += 1 }
      if tokens[index].kind.isCloser { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The number of consecutive brackets of a kind from a token on.
  func run(of kind: JSONToken.Kind, from index: Int) -> Int {
    tokens[index...].prefix { $0.kind == kind }.count
  }

  /// 1 if a bracket is on the line of the bracket that it closes, or indented like that line; else
  /// -1.
  func fit(_ closer: Int, _ opener: Int) -> Int {
    guard let indent = indent(closer) else { return areOnOneLine(opener, closer) ? 1 : -1 }
    return indent == lineIndent(opener) ? 1 : -1
  }

  // MARK: - Gaps

  /// The gap in a run of closing brackets, or the bracket of the run, that the indentation points
  /// to.
  ///
  /// The brackets before it close the innermost open ones, and those after it the rest.
  func place(_ gap: BracketSearch.Gap) -> Int {
    guard gap.bracket.isCloser, gap.change != .insertionWithComma else { return gap.index }
    let length = run(of: gap.bracket, from: gap.index)
    let open = openers(before: gap.index)
    let isRemoval = gap.change == .removal
    var best = (index: gap.index, fit: Int.min)
    for place in 0..<(isRemoval ? length : length + 1) {
      var fits = 0
      for step in 0..<length where !(isRemoval && step == place) {
        let shift = step < place ? 0 : isRemoval ? -1 : 1
        let opener = open.count - 1 - step - shift
        fits += open.indices.contains(opener) ? fit(gap.index + step, open[opener]) : -1
      }
      // Of two candidates, the last is the extra one.
      if fits > best.fit || (isRemoval && fits == best.fit) { best = (gap.index + place, fits) }
    }
    return best.index
  }

  /// Whether the lines around a closing bracket inserted before a token agree with it.
  func agreement(closing opener: Int, before index: Int) -> Agreement {
    let outer = lineIndent(opener)
    let inner = ((opener + 1)..<max(index, opener + 1)).compactMap(indent).min()
    let next = tokens.indices.contains(index) && tokens[index].kind == .comma ? index + 1 : index
    if let inner, inner <= outer { return outer > 0 ? .contradicts : .isSilent }
    guard next < tokens.count, let indent = indent(next) else { return .isSilent }
    if indent <= outer { return inner == nil && tokens[next].kind.isCloser ? .isSilent : .agrees }
    return tokens[next].kind.beginsItem ? .contradicts : .isSilent
  }
}
