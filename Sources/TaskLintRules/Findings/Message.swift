/// The message of a finding: three clauses in lowercase, without a full stop.
public struct Message: Hashable, Sendable {
  /// What is wrong, with the user's value in 'single quotes'.
  public let fact: String
  /// What happens because of it, and at which stage.
  public let consequence: String
  /// How to fix it.
  public let remedy: String

  /// Creates a message from its clauses.
  // Inlining this into a hundred rules doubles the time of a release build.
  @inline(never)
  public init(fact: String, consequence: String, remedy: String) {
    self.fact = fact
    self.consequence = consequence
    self.remedy = remedy
  }

  /// The message with a function applied to each clause.
  func map(_ transform: (String) -> String) -> Message {
    Message(
      fact: transform(fact), consequence: transform(consequence), remedy: transform(remedy))
  }

  /// The clauses as sentences, for formats without a source excerpt.
  public var sentences: String {
    var sentences = ""
    for clause in [fact, consequence, remedy] where !clause.isEmpty {
      if !sentences.isEmpty { sentences += " " }
      sentences += Self.sentence(clause)
    }
    return sentences
  }

  /// A clause as a sentence, with a capital letter and a full stop.
  public static func sentence(_ clause: String) -> String {
    guard let first = clause.utf8.first, first.isLowercase else { return clause + "." }
    let rest = clause[clause.utf8.index(after: clause.startIndex)...]
    // A non-ASCII scalar may combine with the first letter.
    let isWholeCharacter = rest.utf8.first.map { $0 < 0x80 } ?? true
    guard isWholeCharacter || clause.first?.isASCII == true else { return clause + "." }
    var sentence = String(Unicode.Scalar(first ^ 0x20))
    sentence.append(contentsOf: rest)
    sentence += "."
    return sentence
  }
}
