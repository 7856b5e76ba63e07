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
    [fact, consequence, remedy].filter { !$0.isEmpty }.map(Self.sentence).joined(separator: " ")
  }

  /// A clause as a sentence: it begins with a capital and ends with a full stop.
  public static func sentence(_ clause: String) -> String {
    let capital = clause.first.map { $0.isLetter && $0.isASCII } ?? false
    return (capital ? clause.prefix(1).uppercased() + clause.dropFirst() : clause) + "."
  }
}
