/// The token at a fault, as messages show it.
struct FaultyToken {
  /// How many bytes of a token a message shows.
  private static let shownBytes = 40

  /// Words of other languages for the literals of JSON.
  private static let literals = [
    "true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false",
    "null": "null", "none": "null", "nil": "null", "undefined": "null", "nan": "null",
  ]

  private let bytes: ArraySlice<UInt8>

  init(_ range: SourceRange, in source: SourceFile) {
    bytes = source.bytes[range.start..<range.end]
  }

  var first: UInt8 { bytes.first ?? 0 }

  /// The token in single quotes, cut if it is long.
  var text: MessageText {
    let shown = String(decoding: bytes.prefix(Self.shownBytes), as: UTF8.self)
    // In JSON inside a string, the quotes of a key are escaped.
    let quote = first == UInt8(ascii: "\\") ? "\\\"" : "\""
    let isKey = shown.hasPrefix(quote) && bytes.count > quote.utf8.count
    let name =
      isKey
      ? shown.dropFirst(quote.count).prefix { $0 != "\"" && $0 != quote.first } : Substring(shown)
    return bytes.count > Self.shownBytes ? "'\(asked: name)…'" : "'\(asked: name)'"
  }

  /// The token as a noun without an article.
  ///
  /// The text of a string or a long word is not shown: it may be a secret.
  var description: MessageText {
    switch first {
    case UInt8(ascii: "\""): bytes.count > 1 ? "string" : "'\"'"
    case UInt8(ascii: "'"): "single quote"
    case UInt8(ascii: "`"): "backquote"
    case 0..<0x20, 0x7F: "control character U+00\(first.hexadecimal)"
    default: isLongWord ? "unquoted text" : text
    }
  }

  /// The text of a word, after a blank, unless it is long and may be a secret.
  var suffix: MessageText { isLongWord ? "" : " \(text)" }

  private var isLongWord: Bool { first.isWord && bytes.count > Self.shownBytes / 2 }

  /// The literal of JSON for a word of another language.
  var literal: String? {
    Self.literals[String(decoding: bytes, as: UTF8.self).lowercased()]
  }
}

extension JSONSyntaxError {
  /// Whether the innermost open bracket helps to find the fault.
  var isAboutBrackets: Bool {
    switch problem {
    case .unexpected, .endOfFile: true
    default: false
    }
  }
}

extension JSONSyntaxError.Expectation {
  /// What was expected, as messages say it.
  var words: String {
    switch self {
    case .value: "a value"
    case .key: "a key in double quotes"
    case .keyOrClose: "a key in double quotes or '}'"
    case .valueOrClose: "a value or ']'"
    case .colon: "':' after the key"
    case .commaOrClose(let closer): "',' or '\(closer.character)'"
    case .end: "the end of the file"
    }
  }
}

extension ForeignNotation {
  /// What the file is, as a clause.
  var fact: MessageText {
    switch self {
    case .yaml: "the file is written in YAML"
    case .jsonnet: "the file is a Jsonnet template"
    case .hcl: "the text is written in HCL, the language of Terraform"
    case .shell: "the JSON is part of a shell command"
    case .markup: "the file is an HTML or XML page"
    }
  }

  /// What to lint instead, as a clause.
  var remedy: MessageText {
    switch self {
    case .jsonnet: "lint the rendered file"
    case .yaml: "convert it with 'yq -o json' and lint the result"
    case .hcl: "lint the output of 'terraform show -json', or write the definition as JSON"
    case .shell: "move the JSON to a separate file, and pass it to the command with 'file://'"
    case .markup: "download the file again: a server returned this page instead of it"
    }
  }
}

extension UInt8 {
  /// The ASCII character.
  var character: Character { Character(Unicode.Scalar(self)) }

  /// Two hexadecimal digits in capitals.
  var hexadecimal: String {
    let digits = String(self, radix: 16, uppercase: true)
    return digits.utf8.count < 2 ? "0\(digits)" : digits
  }
}

extension Unicode.Scalar {
  /// The scalar by its number and, where it has one, its name in Unicode: most are invisible.
  var name: String {
    let digits = String(value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return properties.name.map { "\($0.lowercased()) (\(number))" } ?? number
  }
}
