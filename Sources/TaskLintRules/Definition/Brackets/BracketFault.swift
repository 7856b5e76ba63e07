/// A bracket that is missing in a task definition, or one too many, and where.
public struct BracketFault: Sendable {
  /// The file as it was written.
  let source: SourceFile
  /// Whether the bracket is missing; else it is one too many.
  let isMissing: Bool
  /// The bracket.
  let bracket: JSONToken.Kind
  /// The token that shows it: before it the bracket is missing, or the bracket itself; at the end
  /// of the text the last token there is.
  let range: SourceRange
  /// Whether that token is a key.
  let isKey: Bool
  /// Whether nothing stands after the place.
  let isAtEnd: Bool
  /// The bracket on the other side, which has no partner.
  let partner: SourceRange?
  /// The name of the member that is left open.
  let owner: SourceRange?
  /// In how many other places the bracket would do as well.
  let others: Int
  /// The edit that puts the bracket right.
  let mending: Mending
  /// Whether the edit may stand for what was meant: no other will do.
  private let isOnlyOne: Bool

  /// What stands at the partner's place, as a clause.
  var partnerNote: String {
    let partner = bracket.partner.bracket
    return bracket.isCloser
      ? "the '\(partner)' that is still open" : "the '\(partner)' that closes it"
  }

  /// Looks for the fault that a file failed to parse for; nil where it is another one, or where
  /// the API's model tells nothing.
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
    let rivals = weighed.dropFirst().filter { !$0.repeatsKeys(besides: best, in: layout) }
    self.init(
      best, against: rivals, isTruncated: result.isTruncated, in: layout, of: document.source)
  }

  private init(
    _ best: WeighedGap, against rivals: [WeighedGap], isTruncated: Bool, in layout: BracketLayout,
    of source: SourceFile
  ) {
    self.source = source
    let gap = best.gap
    let tokens = layout.tokens
    isMissing = gap.change != .removal
    bracket = gap.bracket
    others = rivals.filter { $0.gap.strangers <= gap.strangers }.count
    isAtEnd = best.index == tokens.count
    var shown = min(best.index, tokens.count - 1)
    if isMissing, tokens[shown].kind == .comma, shown + 1 < tokens.count { shown += 1 }
    // A placeholder may go on over several lines.
    range = source.firstLine(of: tokens[shown].range)
    isKey = tokens[shown].kind == .key
    let partner = isMissing ? best.partner : nil
    self.partner = partner.map { tokens[$0].range }
    let isOwned =
      bracket.isCloser && (partner ?? 0) > 1 && partner.map { tokens[$0 - 2].kind == .key } ?? false
    owner = isOwned ? partner.map { tokens[$0 - 2].range } : nil
    let edit = BracketEdit(layout: layout).edit(gap, at: best.index)
    mending = Mending(range: edit.range, replacement: edit.replacement, anchor: range)
    isOnlyOne = !isTruncated && best.isCertain(against: rivals)
  }

  /// The text with the bracket put right, where one place alone takes it; nil where there are
  /// more, or where the text is no whole definition then of members that the API knows.
  func mended(_ source: SourceFile, as form: InputForm?) -> ReadDocument? {
    guard isOnlyOne else { return nil }
    let read = ReadDocument(JSONDocument(mending.applied(to: source)), as: form)
    let definitions = read.input.definitions
    guard read.document.fatal == nil, !definitions.isEmpty,
      definitions.allSatisfy(\.isOfKnownMembers)
    else { return nil }
    return read
  }
}

extension TaskDefinition {
  /// Whether the API knows each member where it stands; in the forms that are not the API's own
  /// nobody can say.
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
