/// What json-syntax says of bytes, strings and words that are none of JSON's.
extension Message {
  static func bytes(_ problem: JSONSyntaxError.Problem, _ token: FaultyToken) -> Message {
    let (fact, consequence, remedy): (String, String, String) =
      switch problem {
      case .empty:
        ("the file is empty", "there is nothing in it to register", "put a task definition in it")
      case .byteOrderMark:
        (
          "the file begins with a byte order mark",
          "JSON begins without one, and parsers refuse it",
          "save it as UTF-8 without a byte order mark"
        )
      case .encoding(let name):
        ("the file is written in \(name)", "JSON is UTF-8, and nothing else", "save it as UTF-8")
      case .invalidUTF8:
        (
          "the byte 0x\(token.first.hexadecimal) is no UTF-8 here",
          "JSON is UTF-8, and nothing else",
          "save the file as UTF-8, or type the character again"
        )
      case .foreignSpace(let scalar):
        (
          "\(scalar.name) stands outside of a string",
          "JSON takes only space, tab and line ends between values, and parsers refuse the rest",
          "replace it by a plain space"
        )
      case .tooDeep(let limit):
        (
          "brackets are open more than \(limit) deep here",
          "no task definition nests so deep, and parsers give up on it",
          "look for a '[' or '{' repeated"
        )
      default:
        (
          "the file is larger than 2 GiB", "no task definition is", "name the file that you meant"
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
        fact: isLast
          ? "the file ends here, in a string without its closing '\"'"
          : "a string has no closing '\"' on its line",
        consequence: parserRefusal,
        remedy: isLast
          ? "put the '\"' and what follows it" : "put the '\"', or write '\\n' for a line end")
    case .controlCharacter(let byte):
      return Message(
        fact: byte == 0x09
          ? "a tab stands in a string"
          : "the control character U+00\(byte.hexadecimal) stands in a string",
        consequence: "JSON takes control characters in escaped form alone, and parsers refuse them",
        remedy: byte == 0x09
          ? "write it as '\\t'" : "write it as '\\u00\(byte.hexadecimal)', or remove it")
    case .escape:
      return Message(
        fact: "\(token.text) is no escape that JSON knows",
        consequence: parserRefusal,
        remedy: "write a backslash that is meant as '\\\\'")
    case .singleQuotes:
      return Message(
        fact: "\(token.description) stands where a '\"' is expected", consequence: parserRefusal,
        remedy: "put keys and strings in double quotes")
    default:
      return Message(
        fact: "\(token.description) is a typographic quote, and no '\"'",
        consequence: parserRefusal,
        remedy: "type a plain '\"': word processors and chats change it")
    }
  }

  static func word(_ problem: JSONSyntaxError.Problem, _ token: FaultyToken) -> Message {
    switch problem {
    case .number:
      return Message(
        fact: "\(token.description) is no number that JSON knows",
        consequence:
          "a number has no zero or plus sign before it, digits on both sides of its point, "
          + "and no letters",
        remedy: "write it in plain digits, or in double quotes where a string is meant")
    case .ellipsis:
      return Message(
        fact: "\(token.description) stands for something that was left out",
        consequence: "documentation shortens its examples so, and \(parserRefusal)",
        remedy: "put what is missing in its place, or remove it")
    default:
      guard case .word(let expected) = problem, expected != .end else {
        return Message(
          fact: "\(token.description) stands after the end of the document",
          consequence: "a file holds one value, and no reader goes on behind it",
          remedy: "remove what follows the end")
      }
      let isKey = expected == .key || expected == .keyOrClose
      return Message(
        fact: isKey
          ? "the key \(token.text) has no quotes" : "\(token.description) has no quotes",
        consequence: "outside of quotes JSON knows numbers, true, false and null alone",
        remedy: token.literal.map { "write '\($0)'" } ?? "put it in double quotes")
    }
  }

  static func notation(_ problem: JSONSyntaxError.Problem) -> Message {
    switch problem {
    case .comment:
      return Message(
        fact: "a comment stands in the file",
        consequence: "JSON has no comments, and the AWS CLI refuses the file", remedy: "remove it")
    case .assignment:
      return Message(
        fact: "'=' stands where ':' is expected", consequence: parserRefusal,
        remedy: "write ':' between a key and its value")
    case .conflictMarker:
      return Message(
        fact: "the mark of a merge conflict stands here",
        consequence: "the file holds both sides of the conflict, and \(parserRefusal)",
        remedy: "keep one side and remove the marks")
    case .template(let name):
      return Message(
        fact: "the file is a template: \(name) stands here",
        consequence: "until it is rendered it is no JSON, and nobody can say if it is right",
        remedy: "lint what it renders to")
    case .notation(let notation):
      return Message(
        fact: notation.fact, consequence: "a task definition is registered as JSON",
        remedy: notation.remedy)
    default:
      return Message(
        fact: "the text is no JSON", consequence: parserRefusal, remedy: "look at the place")
    }
  }
}
