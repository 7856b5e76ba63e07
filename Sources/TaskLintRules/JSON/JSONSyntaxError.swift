/// A place where the bytes stop being JSON, and what would have been.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  /// What the grammar would have taken.
  public enum Expectation: Hashable, Sendable {
    case value
    case key
    case keyOrClose
    case valueOrClose
    case colon
    /// A comma, or the bracket that closes what is open: `}` or `]`.
    case commaOrClose(closer: UInt8)
    case end
  }

  /// What is wrong at the place.
  public enum Problem: Hashable, Sendable {
    case empty
    case byteOrderMark
    case encoding(String)
    case invalidUTF8
    case missingComma
    case trailingComma
    /// A comma before the first value, or after another comma.
    case surplusComma
    case unexpected(expected: Expectation)
    case endOfFile(expected: Expectation)
    /// A key at the top of the file, with no object around it.
    case memberOutsideObject
    case unterminatedString
    case controlCharacter(UInt8)
    case escape
    case number
    case word(expected: Expectation)
    /// `...` or `…`, as documentation shortens examples.
    case ellipsis
    case singleQuotes
    /// A quote that a word processor made.
    case typographicQuote
    /// A blank that JSON does not count as white space, or a character that nobody sees.
    case foreignSpace(Unicode.Scalar)
    case comment
    case assignment
    /// A line that Git leaves where two branches changed the same lines.
    case conflictMarker
    case tooDeep(limit: Int)
    case tooLarge
    /// A template, by the tag that stands there.
    case template(String)
    /// A file that is written in something else.
    case notation(ForeignNotation)
  }

  /// What is wrong.
  public let problem: Problem
  /// The token that the parser could not take, on one line.
  public let range: SourceRange
  /// The innermost bracket that is still open.
  public let opener: SourceRange?

  /// Creates an error at a token.
  public init(_ problem: Problem, at range: SourceRange, opener: SourceRange? = nil) {
    self.problem = problem
    self.range = range
    self.opener = opener
  }
}
