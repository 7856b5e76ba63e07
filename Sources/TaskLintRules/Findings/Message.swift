/// The message of a finding: three clauses in lowercase, without a full stop.
public struct Message: Hashable, Sendable {
  let clauses: (fact: MessageText, consequence: MessageText, remedy: MessageText)

  /// What is wrong, with the user's value in 'single quotes'.
  public var fact: String { clauses.fact.text }
  /// What happens because of it, and at which stage.
  public var consequence: String { clauses.consequence.text }
  /// How to fix it.
  public var remedy: String { clauses.remedy.text }

  /// Creates a message from its clauses.
  // Inlining this into a hundred rules doubles the time of a release build.
  @inline(never)
  public init(fact: MessageText, consequence: MessageText, remedy: MessageText) {
    clauses = (fact, consequence, remedy)
  }

  /// The message with values masked that may not be shown.
  ///
  /// A value that the other mask shows may be of that file and is shown.
  func masked(by mask: Mask, or other: Mask? = nil) -> Message {
    Message(
      fact: MessageText(masked: clauses.fact.masked(by: mask, or: other)),
      consequence: MessageText(masked: clauses.consequence.masked(by: mask, or: other)),
      remedy: MessageText(masked: clauses.remedy.masked(by: mask, or: other)))
  }

  /// The message with only its fact, in which values are masked that may not be shown.
  func factMasked(by mask: Mask) -> Message {
    Message(fact: MessageText(masked: clauses.fact.masked(by: mask)), consequence: "", remedy: "")
  }

  public static func == (left: Message, right: Message) -> Bool { left.clauses == right.clauses }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(clauses.fact)
    hasher.combine(clauses.consequence)
    hasher.combine(clauses.remedy)
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

  /// A clause as a sentence, with a capital letter and a full stop, unless it ends with a question.
  public static func sentence(_ clause: String) -> String {
    let end = clause.utf8.last == UInt8(ascii: "?") ? "" : "."
    guard let first = clause.utf8.first, first.isLowercase else { return clause + end }
    let rest = clause[clause.utf8.index(after: clause.startIndex)...]
    // A non-ASCII scalar may combine with the first letter.
    let isWholeCharacter = rest.utf8.first.map { $0 < 0x80 } ?? true
    guard isWholeCharacter || clause.first?.isASCII == true else { return clause + end }
    var sentence = String(Unicode.Scalar(first ^ 0x20))
    sentence.append(contentsOf: rest)
    sentence += end
    return sentence
  }
}
