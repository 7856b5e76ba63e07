/// The messages of json-syntax about a bracket that the API's model shows to be missing or extra.
extension Message {
  static func of(_ fault: BracketFault, isRepaired: Bool) -> Message {
    Message(
      fact: fault.isMissing ? missing(fault) : "extra '\(fault.bracket.bracket)'",
      consequence: parserRejection
        + (isRepaired ? "; the other rules check it as if this were fixed" : ""),
      remedy: remedy(fault, others: isRepaired ? 0 : fault.others))
  }

  private static func missing(_ fault: BracketFault) -> MessageText {
    let token = FaultyToken(fault.range, in: fault.source)
    let next: MessageText = fault.isKey ? "key \(token.text)" : token.description
    guard fault.bracket.isCloser else {
      return "missing '\(fault.bracket.bracket)' before \(next)"
    }
    let kind: MessageText = fault.bracket == .closeObject ? "an object" : "a list"
    let owner: MessageText = fault.owner.map { FaultyToken($0, in: fault.source).text } ?? kind
    let fact: MessageText = "missing '\(fault.bracket.bracket)' at the end of \(owner)"
    return fault.isAtEnd ? "unexpected end of file; \(fact)" : "\(fact), before \(next)"
  }

  private static func remedy(_ fault: BracketFault, others: Int) -> MessageText {
    let place = fault.isAtEnd ? "at the end" : "before it"
    let order: MessageText =
      fault.isMissing ? "insert '\(fault.bracket.bracket)' \(place)" : "remove it"
    switch others {
    case 0: return order
    case 1: return order + ", or correct the bracket in the one other possible place"
    default: return order + ", or correct the bracket in one of \(others) other possible places"
    }
  }
}

extension Fix {
  /// The edit that inserts or removes a bracket.
  static func repairing(_ fault: BracketFault) -> Fix {
    let bracket = "'\(fault.bracket.bracket)'"
    return Fix(
      .safe, fault.isMissing ? "insert \(bracket)" : "remove \(bracket)",
      edits: [Edit(fault.repair.range, fault.repair.replacement)])
  }
}
