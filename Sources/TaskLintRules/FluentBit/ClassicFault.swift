/// The line at which Fluent Bit stops to read a file, and why.
struct ClassicFault: Sendable {
  enum Kind: Sendable {
    /// The file begins with a byte order mark.
    case byteOrderMark
    /// A line contains a NUL byte, as in a binary file or in UTF-16.
    case nulByte
    /// A `[` at the start of a line without a `]`.
    case unclosedSection
    /// A key without a blank after it.
    case missingValue
    /// A key with only blanks after it.
    case emptyValue
    /// The line is a property and begins without a blank.
    case missingIndentation
    /// The line has fewer blanks than the first indented line.
    case lowIndentation
    /// The line has more blanks than the first indented line, and not twice as many.
    case extraIndentation
    /// The line is indented by other blanks than the first indented line: tabs and spaces.
    case mixedIndentation
    /// A property or a group before the first section.
    case outsideSection
    /// A group, `[processors]`, without a `]`.
    case unclosedGroup
    /// A group follows another one without properties.
    case emptyGroup
    /// A line begins with `@` and has no blank.
    case commandWithoutValue
  }

  let kind: Kind
  /// The token, on one line.
  let range: SourceRange
}
