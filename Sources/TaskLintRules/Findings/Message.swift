/// What a finding says, in three clauses in lower case without a full stop.
public struct Message: Hashable, Sendable {
  /// What is wrong, with the user's own value in 'single quotes'.
  public let fact: String
  /// Why it matters, and at which stage it bites.
  public let consequence: String
  /// What to do.
  public let remedy: String

  /// Creates a message from its clauses.
  // Out of line: a hundred rules call it, and inlined into them it doubles the time of a release
  // build.
  @inline(never)
  public init(fact: String, consequence: String, remedy: String) {
    self.fact = fact
    self.consequence = consequence
    self.remedy = remedy
  }

  /// The same message with each clause passed through a function.
  func map(_ transform: (String) -> String) -> Message {
    Message(
      fact: transform(fact), consequence: transform(consequence), remedy: transform(remedy))
  }

  /// The clauses as sentences, for the formats that print no frame.
  public var sentences: String {
    var sentences = ""
    for clause in [fact, consequence, remedy] where !clause.isEmpty {
      if !sentences.isEmpty { sentences += " " }
      sentences += Self.sentence(clause)
    }
    return sentences
  }

  /// A clause as a sentence: it begins with a capital and ends with a full stop.
  public static func sentence(_ clause: String) -> String {
    guard let first = clause.utf8.first, first.isLowercase else { return clause + "." }
    let rest = clause[clause.utf8.index(after: clause.startIndex)...]
    // What follows outside ASCII may belong to the first character.
    let isAlone = rest.utf8.first.map { $0 < 0x80 } ?? true
    guard isAlone || clause.first?.isASCII == true else { return clause + "." }
    var sentence = String(Unicode.Scalar(first ^ 0x20))
    sentence.append(contentsOf: rest)
    sentence += "."
    return sentence
  }
}
