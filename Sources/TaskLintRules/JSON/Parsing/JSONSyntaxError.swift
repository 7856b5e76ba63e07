/// A syntax error of JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  /// What the grammar expects.
  public enum Expectation: Hashable, Sendable {
    case value
    case key
    case keyOrClose
    case valueOrClose
    case colon
    /// A comma, or the bracket that closes the innermost object or array: `}` or `]`.
    case commaOrClose(closer: UInt8)
    case end
  }

  /// The kind of error.
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
    /// A key at the top of the file, outside an object.
    case memberOutsideObject
    case unterminatedString
    case controlCharacter(UInt8)
    case escape
    case number
    case word(expected: Expectation)
    /// `...` or `…`, which shortens examples in documentation.
    case ellipsis
    case singleQuotes
    /// A quote of a word processor.
    case typographicQuote
    /// A space that is not white space in JSON, or an invisible character.
    case foreignSpace(Unicode.Scalar)
    case comment
    case assignment
    /// A conflict marker of Git.
    case conflictMarker
    case tooDeep(limit: Int)
    case tooLarge
    /// A template, with the name of its tag.
    case template(String)
    /// A file in another notation.
    case notation(ForeignNotation)
  }

  /// The kind of error.
  public let problem: Problem
  /// The unexpected token, on one line.
  public let range: SourceRange
  /// The innermost open bracket.
  public let opener: SourceRange?

  /// Creates an error at a token.
  public init(_ problem: Problem, at range: SourceRange, opener: SourceRange? = nil) {
    self.problem = problem
    self.range = range
    self.opener = opener
  }
}
