/// What json-syntax says of a fault, in the words of somebody who wrote the file.
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
        fact: "a key stands at the top of the file, with no '{' before it",
        consequence: "the file is a piece of an object, and no reader takes a piece",
        remedy: "put '{' before the first key and '}' at the end")
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
          ? "no comma stands between the key \(token.text) and the member before it"
          : "no comma stands between \(token.description) and the value before it",
        consequence: parserRefusal,
        remedy: "put a ',' after what stands before it")
    case .trailingComma:
      let next = source.bytes[error.range.end...].first { !$0.isJSONWhitespace }
      let place =
        switch next {
        case UInt8(ascii: "}"): "the last member of an object"
        case UInt8(ascii: "]"): "the last value of a list"
        default: "the end of the document"
        }
      return Message(
        fact: "a comma stands after \(place)", consequence: parserRefusal,
        remedy: "remove the comma")
    default:
      return Message(
        fact: "a comma stands where a key or a value is expected",
        consequence: parserRefusal,
        remedy: "remove it, or put what is missing before it")
    }
  }

  private static func unexpected(
    _ token: FaultyToken, _ expected: JSONSyntaxError.Expectation, opener: SourceRange?,
    in source: SourceFile
  ) -> Message {
    let byte = token.first
    if expected == .end {
      let isCloser = byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      return Message(
        fact: isCloser
          ? "\(token.description) closes nothing: every bracket before it is closed"
          : "\(token.description) stands after the end of the document",
        consequence: "a file holds one value, and no reader goes on behind it",
        remedy: isCloser
          ? "remove it, or put the bracket that it belongs to before it"
          : "remove what follows the end, or keep it in a file of its own")
    }
    var remedy = "put \(expected.words) here"
    if let opener, case .commaOrClose(let closer) = expected {
      let bracket = source.text(in: opener)
      remedy =
        switch byte {
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          "close the '\(bracket)' with '\(closer.character)' before this, or remove the \(token.text)"
        case UInt8(ascii: ":") where bracket == "[":
          "a list holds values without keys: put the member in '{' and '}'"
        default:
          "close the '\(bracket)' with '\(closer.character)', or look for a quote too many before it"
        }
    } else if expected == .colon {
      remedy = "put ':' and a value after the key before it, or look for a quote too many in it"
    }
    return Message(
      fact: "\(token.description) stands where \(expected.words) is expected",
      consequence: parserRefusal, remedy: remedy)
  }

  private static func endOfFile(
    _ expected: JSONSyntaxError.Expectation, opener: SourceRange?, in source: SourceFile
  ) -> Message {
    guard let opener else {
      return Message(
        fact: "the file ends here, where \(expected.words) is expected", consequence: parserRefusal,
        remedy: "put \(expected.words) at the end")
    }
    let bracket = source.text(in: opener)
    let closer = bracket == "{" ? "}" : "]"
    return Message(
      fact: "the file ends here, and a '\(bracket)' is still open",
      consequence: parserRefusal,
      remedy: "close it with '\(closer)', and look whether the end of the file was lost")
  }

  static let parserRefusal = "the AWS CLI and every other JSON parser refuse the file"
}

extension JSONSyntaxError.Problem {
  /// Whether the message of the problem shows nothing of the text.
  var isToldWithoutText: Bool {
    switch self {
    case .empty, .byteOrderMark, .encoding, .invalidUTF8, .controlCharacter, .comment,
      .conflictMarker, .tooDeep, .tooLarge, .notation:
      true
    default: false
    }
  }
}
