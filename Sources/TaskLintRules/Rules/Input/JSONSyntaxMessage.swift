/// The messages of json-syntax.
extension Message {
  static func of(_ error: JSONSyntaxError, in source: SourceFile) -> Message {
    let token = FaultyToken(error.range, in: source)
    switch error.problem {
    case .missingComma, .trailingComma, .surplusComma:
      return comma(error, token, in: source)
    case .unexpected(let expected):
      return unexpected(token, expected, opener: error.opener, in: source)
    case .endOfFile(let expected):
      return endOfFile(expected, opener: error.opener, in: source)
    case .memberOutsideObject:
      return Message(
        fact: "missing '{' before the first key", consequence: parserRejection,
        remedy: "insert '{' before the first key and '}' at the end")
    case .empty, .byteOrderMark, .encoding, .invalidUTF8, .tooDeep, .tooLarge, .foreignSpace:
      return bytes(error.problem, token)
    case .unterminatedString, .controlCharacter, .escape, .singleQuotes, .typographicQuote:
      return string(error, token, in: source)
    case .number, .word, .ellipsis:
      return word(error.problem, token)
    case .comment, .assignment, .conflictMarker, .template, .notation:
      return notation(error.problem)
    }
  }

  // MARK: - Structure

  private static func comma(
    _ error: JSONSyntaxError, _ token: FaultyToken, in source: SourceFile
  ) -> Message {
    let inObject = error.opener.map { source.bytes[$0.start] == UInt8(ascii: "{") } ?? false
    switch error.problem {
    case .missingComma:
      return Message(
        fact: inObject
          ? "missing comma before key \(token.text)" : "missing comma between elements of a list",
        consequence: parserRejection,
        remedy: "insert ',' before it")
    case .trailingComma:
      let next = source.bytes[error.range.end...].first { !$0.isJSONWhitespace }
      let fact: MessageText =
        switch next {
        case UInt8(ascii: "}"): "trailing comma in object"
        case UInt8(ascii: "]"): "trailing comma in list"
        default: "trailing comma at the end of the file"
        }
      return Message(fact: fact, consequence: parserRejection, remedy: "remove the comma")
    default:
      return Message(
        fact: "unexpected comma; expected a key or a value", consequence: parserRejection,
        remedy: "remove it, or insert the missing value before it")
    }
  }

  private static func unexpected(
    _ token: FaultyToken, _ expected: JSONSyntaxError.Expectation, opener: SourceRange?,
    in source: SourceFile
  ) -> Message {
    let byte = token.first
    if expected == .end {
      guard byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") else {
        return .afterEnd(token)
      }
      let opener = byte == UInt8(ascii: "}") ? "{" : "["
      return Message(
        fact: "unmatched \(token.text)", consequence: parserRejection,
        remedy: "remove it, or insert the missing '\(opener)' before it")
    }
    var remedy: MessageText = "insert \(expected.words)"
    if let opener, case .commaOrClose(let closer) = expected {
      let bracket = source.text(in: opener)
      remedy =
        switch byte {
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          "close the '\(bracket)' with '\(closer.character)' before it, or remove it"
        case UInt8(ascii: ":") where bracket == "[":
          "put the key and its value between '{' and '}'; a list holds values without keys"
        default:
          "close the '\(bracket)' with '\(closer.character)', or remove an extra quote before it"
        }
    } else if expected == .colon {
      remedy = "insert ':' and a value after the key, or remove an extra quote in it"
    }
    return Message(
      fact: "unexpected \(token.description); expected \(expected.words)",
      consequence: parserRejection, remedy: remedy)
  }

  static func afterEnd(_ token: FaultyToken) -> Message {
    Message(
      fact: "unexpected \(token.description) after the end of the document",
      consequence: parserRejection,
      remedy: "remove the text after the end, or move it to another file")
  }

  private static func endOfFile(
    _ expected: JSONSyntaxError.Expectation, opener: SourceRange?, in source: SourceFile
  ) -> Message {
    guard let opener else {
      return Message(
        fact: "unexpected end of file; expected \(expected.words)", consequence: parserRejection,
        remedy: "insert \(expected.words) at the end")
    }
    let bracket = source.text(in: opener)
    let closer = bracket == "{" ? "}" : "]"
    return Message(
      fact: "unexpected end of file; a '\(bracket)' is not closed",
      consequence: parserRejection,
      remedy: "close it with '\(closer)', or restore the missing end of the file")
  }

  static let parserRejection: MessageText = "the AWS CLI and all JSON parsers reject the file"
}

extension JSONSyntaxError.Problem {
  /// Whether the message of the problem shows no text of the file.
  var isToldWithoutText: Bool {
    switch self {
    case .empty, .byteOrderMark, .encoding, .invalidUTF8, .controlCharacter, .comment,
      .conflictMarker, .tooDeep, .tooLarge, .notation:
      true
    default: false
    }
  }
}
