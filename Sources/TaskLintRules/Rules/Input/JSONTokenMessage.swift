/// The messages of json-syntax about bytes, strings and words that are not JSON.
extension Message {
  static func bytes(_ problem: JSONSyntaxError.Problem, _ token: FaultyToken) -> Message {
    let (fact, consequence, remedy): (MessageText, MessageText, MessageText) =
      switch problem {
      case .empty:
        ("the file is empty", "there is nothing to check or register", "write a task definition")
      case .byteOrderMark:
        (
          "the file begins with a byte order mark", parserRejection,
          "save it as UTF-8 without a byte order mark"
        )
      case .encoding(let name):
        (
          "the file is encoded in \(name)", "JSON is UTF-8, and \(parserRejection)",
          "save it as UTF-8 without a byte order mark"
        )
      case .invalidUTF8:
        (
          "invalid UTF-8 byte 0x\(token.first.hexadecimal)",
          "JSON is UTF-8, and \(parserRejection)",
          "save the file as UTF-8, or type the character again"
        )
      case .foreignSpace(let scalar):
        (
          "unexpected \(scalar.name) outside a string",
          "JSON allows only spaces, tabs and line breaks between values",
          "replace it with a space"
        )
      case .tooDeep(let limit):
        (
          "objects and lists are nested more than \(limit) levels deep",
          "no task definition is nested this deep, and many parsers reject it",
          "remove the repeated '[' or '{'"
        )
      default:
        (
          "the file is larger than 2 GiB", "tasklint does not read files of this size",
          "name the file of the task definition"
        )
      }
    return Message(fact: fact, consequence: consequence, remedy: remedy)
  }

  static func string(
    _ error: JSONSyntaxError, _ token: FaultyToken, in source: SourceFile
  ) -> Message {
    switch error.problem {
    case .unterminatedString:
      let isLast = error.range.end == source.bytes.count
      return Message(
        fact: isLast ? "unexpected end of file in a string" : "missing '\"' at the end of a string",
        consequence: parserRejection,
        remedy: isLast
          ? "insert the closing '\"' and the missing end of the file"
          : "insert the closing '\"', or write '\\n' for a line break")
    case .controlCharacter(let byte):
      let name = byte == 0x09 ? "tab" : "control character U+00\(byte.hexadecimal)"
      return Message(
        fact: "unescaped \(name) in a string",
        consequence: "JSON allows control characters only as escapes, and parsers reject the file",
        remedy: byte == 0x09
          ? "write it as '\\t'" : "write it as '\\u00\(byte.hexadecimal)', or remove it")
    case .escape:
      return Message(
        fact: "invalid escape \(token.text)", consequence: parserRejection,
        remedy: "write '\\\\' for a backslash")
    case .singleQuotes:
      return Message(
        fact: "unexpected \(token.description); expected '\"'", consequence: parserRejection,
        remedy: "put keys and strings in double quotes")
    default:
      return Message(
        fact: "unexpected typographic quote \(token.text); expected '\"'",
        consequence: parserRejection,
        remedy: "type a plain '\"'; word processors and chats replace it")
    }
  }

  static func word(_ problem: JSONSyntaxError.Problem, _ token: FaultyToken) -> Message {
    switch problem {
    case .number:
      return Message(
        fact: "invalid number\(token.suffix)",
        consequence:
          "a JSON number has no leading zero or plus sign, no letters, and digits on both sides of "
          + "its point",
        remedy: "write it in plain digits, or put it in double quotes if a string is meant")
    case .ellipsis:
      return Message(
        fact: "unexpected \(token.text) in place of omitted text",
        consequence: parserRejection,
        remedy: "replace it with the omitted text, or remove it")
    default:
      guard case .word(let expected) = problem, expected != .end else { return .afterEnd(token) }
      let isKey = expected == .key || expected == .keyOrClose
      return Message(
        fact: isKey ? "unquoted key\(token.suffix)" : "unquoted text\(token.suffix)",
        consequence: "without quotes, JSON allows only numbers, true, false and null",
        remedy: token.literal.map { "write '\($0)'" } ?? "put it in double quotes")
    }
  }

  static func notation(_ problem: JSONSyntaxError.Problem) -> Message {
    switch problem {
    case .comment:
      return Message(
        fact: "unexpected comment", consequence: "JSON has no comments, and \(parserRejection)",
        remedy: "remove the comment")
    case .assignment:
      return Message(
        fact: "unexpected '='; expected ':'", consequence: parserRejection,
        remedy: "write ':' between a key and its value")
    case .conflictMarker:
      return Message(
        fact: "unresolved merge conflict",
        consequence: "the file contains both sides of the conflict, and \(parserRejection)",
        remedy: "keep one side and remove the conflict markers")
    case .template(let name):
      return Message(
        fact: "the file is a template that contains \(asked: name)",
        consequence: "it is not JSON until it is rendered, and cannot be checked before",
        remedy: "lint the rendered file")
    case .notation(let notation):
      return Message(
        fact: notation.fact, consequence: "task definitions are registered as JSON",
        remedy: notation.remedy)
    default:
      return Message(
        fact: "the text is not JSON", consequence: parserRejection, remedy: "correct the text")
    }
  }
}
