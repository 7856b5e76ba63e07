/// A missing or extra bracket in a task definition.
public struct BracketFault: Sendable {
  /// The file without the repair.
  let source: SourceFile
  /// Whether the bracket is missing; otherwise it is extra.
  let isMissing: Bool
  /// The bracket.
  let bracket: JSONToken.Kind
  /// The token to point at: the one after a missing bracket, or the extra bracket; at the end of
  /// the text the last token.
  let range: SourceRange
  /// Whether that token is a key.
  let isKey: Bool
  /// Whether the bracket is missing at the end of the text.
  let isAtEnd: Bool
  /// The matching bracket, which has no partner.
  let partner: SourceRange?
  /// The key of the value that is not closed.
  let owner: SourceRange?
  /// The number of other possible places.
  let others: Int
  /// The edit that inserts or removes the bracket.
  let repair: BracketRepair
  /// Whether no other edit is possible.
  private let isOnlyOne: Bool

  /// The note at the partner.
  var partnerNote: String {
    let partner = bracket.partner.bracket
    return bracket.isCloser
      ? "this '\(partner)' is not closed" : "this '\(partner)' closes it"
  }

  /// Finds the bracket because of which a file failed to parse; nil if there is another reason, or
  /// if the API's model does not show it.
  init?(in document: JSONDocument) {
    switch document.fatal?.problem {
    case .unexpected, .endOfFile, .memberOutsideObject: break
    default: return nil
    }
    let bytes = document.source.bytes
    guard let tokens = JSONToken.all(in: bytes, limit: BracketSearch.tokenLimit),
      let form = BracketDocument(tokens, of: bytes)
    else { return nil }
    let result = BracketSearch.search(tokens, of: bytes, as: form)
    let layout = BracketLayout(tokens: tokens, bytes: bytes)
    let weighed = result.gaps.map { WeighedGap($0, in: layout) }.sorted()
    guard let best = weighed.first else { return nil }
    let candidates = weighed.dropFirst().filter { !$0.repeatsKeys(besides: best, in: layout) }
    self.init(
      best, against: candidates, isTruncated: result.isTruncated, in: layout, of: document.source)
  }

  private init(
    _ best: WeighedGap, against candidates: [WeighedGap], isTruncated: Bool,
    in layout: BracketLayout,
    of source: SourceFile
  ) {
    self.source = source
    let gap = best.gap
    let tokens = layout.tokens
    isMissing = gap.change != .removal
    bracket = gap.bracket
    others = candidates.filter { $0.gap.unknownNames <= gap.unknownNames }.count
    isAtEnd = best.index == tokens.count
    var shown = min(best.index, tokens.count - 1)
    if isMissing, tokens[shown].kind == .comma, shown + 1 < tokens.count { shown += 1 }
    // A placeholder may span several lines.
    range = source.firstLine(of: tokens[shown].range)
    isKey = tokens[shown].kind == .key
    let partner = isMissing ? best.partner : nil
    self.partner = partner.map { tokens[$0].range }
    let isOwned =
      bracket.isCloser && (partner ?? 0) > 1 && partner.map { tokens[$0 - 2].kind == .key } ?? false
    owner = isOwned ? partner.map { tokens[$0 - 2].range } : nil
    let edit = BracketEdit(layout: layout).edit(gap, at: best.index)
    repair = BracketRepair(range: edit.range, replacement: edit.replacement, anchor: range)
    isOnlyOne = !isTruncated && best.isCertain(against: candidates)
  }

  /// The repaired document; nil if there are several possible places, or if the result is not a
  /// definition of properties that the API knows.
  func repaired(_ source: SourceFile, as form: InputForm?) -> ReadDocument? {
    guard isOnlyOne else { return nil }
    let read = ReadDocument(JSONDocument(repair.applied(to: source)), as: form)
    let definitions = read.input.definitions
    guard read.document.fatal == nil, !definitions.isEmpty,
      definitions.allSatisfy(\.isOfKnownMembers)
    else { return nil }
    return read
  }
}

extension TaskDefinition {
  /// Whether the API knows all properties; false for the forms that are not the API's.
  fileprivate var isOfKnownMembers: Bool {
    switch form {
    case .register, .describe, .containers:
      schemaViolations.allSatisfy { violation in
        if case .unknownProperty = violation.fault { false } else { true }
      }
    case .cloudFormation, .terraform: false
    }
  }
}
