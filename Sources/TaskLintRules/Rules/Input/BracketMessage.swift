/// What json-syntax says of a bracket that the API's model shows to be missing, or one too many.
extension Message {
  static func of(_ fault: BracketFault, isMended: Bool) -> Message {
    Message(
      fact: fault.isMissing ? missing(fault) : "this '\(fault.bracket.bracket)' is one too many",
      consequence: parserRefusal
        + (isMended ? "; the other rules read it as if that were put right" : ""),
      remedy: remedy(fault, others: isMended ? 0 : fault.others))
  }

  private static func missing(_ fault: BracketFault) -> String {
    let bracket = "'\(fault.bracket.bracket)'"
    let token = FaultyToken(fault.range, in: fault.source)
    guard fault.bracket.isCloser else {
      return
        "the \(bracket) is missing before \(fault.isKey ? "the key \(token.text)" : token.description)"
    }
    let kind = fault.bracket == .closeObject ? "an object" : "a list"
    let owner = fault.owner.map { FaultyToken($0, in: fault.source).text } ?? kind
    if fault.isAtEnd { return "the file ends here, and the \(bracket) of \(owner) is missing" }
    if fault.isKey {
      return "the key \(token.text) stands inside \(owner), whose \(bracket) is missing"
    }
    return "the \(bracket) of \(owner) is missing before this \(token.description)"
  }

  private static func remedy(_ fault: BracketFault, others: Int) -> String {
    let place = fault.isAtEnd ? "at the end" : "before it"
    let order = fault.isMissing ? "put '\(fault.bracket.bracket)' \(place)" : "remove it"
    switch others {
    case 0: return order
    case 1: return order + ", unless it belongs to the one other place that would do"
    default:
      return order + ", unless it belongs to one of \(others) other places that would do"
    }
  }
}

extension Fix {
  /// The edit that puts a bracket right.
  static func mending(_ fault: BracketFault) -> Fix {
    let bracket = "'\(fault.bracket.bracket)'"
    return Fix(
      .safe, fault.isMissing ? "insert \(bracket)" : "remove \(bracket)",
      edits: [Edit(fault.mending.range, fault.mending.replacement)])
  }
}
