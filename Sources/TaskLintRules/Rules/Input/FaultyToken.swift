/// The token at a fault, as messages name it.
struct FaultyToken {
  /// How many bytes of a token a message holds.
  private static let shownBytes = 40

  /// Words of other languages that stand for one of JSON's.
  private static let literals = [
    "true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false",
    "null": "null", "none": "null", "nil": "null", "undefined": "null", "nan": "null",
  ]

  private let bytes: ArraySlice<UInt8>

  init(_ range: SourceRange, in source: SourceFile) {
    bytes = source.bytes[range.start..<range.end]
  }

  var first: UInt8 { bytes.first ?? 0 }

  /// The token in single quotes; a long one is cut.
  var text: String {
    let shown = String(decoding: bytes.prefix(Self.shownBytes), as: UTF8.self)
    let isKey = first == UInt8(ascii: "\"") && bytes.count > 1
    let name = isKey ? shown.dropFirst().prefix { $0 != "\"" } : Substring(shown)
    return bytes.count > Self.shownBytes ? "'\(name)…'" : "'\(name)'"
  }

  /// The token as the subject of a sentence.
  ///
  /// What a string or a long word holds is not said: it may be a secret.
  var description: String {
    switch first {
    case UInt8(ascii: "\""): bytes.count > 1 ? "a string" : "a '\"'"
    case UInt8(ascii: "'"): "a single quote"
    case UInt8(ascii: "`"): "a backquote"
    case 0..<0x20, 0x7F: "the control character U+00\(first.hexadecimal)"
    default: first.isWord && bytes.count > Self.shownBytes / 2 ? "an unquoted word" : text
    }
  }

  /// The literal of JSON that the word stands for in another language.
  var literal: String? {
    Self.literals[String(decoding: bytes, as: UTF8.self).lowercased()]
  }
}

extension JSONSyntaxError {
  /// Whether the bracket that is still open helps to find the fault.
  var isAboutBrackets: Bool {
    switch problem {
    case .unexpected, .endOfFile: true
    default: false
    }
  }
}

extension JSONSyntaxError.Expectation {
  /// What was expected, as a message says it.
  var words: String {
    switch self {
    case .value: "a value"
    case .key: "a key in double quotes"
    case .keyOrClose: "a key in double quotes or '}'"
    case .valueOrClose: "a value or ']'"
    case .colon: "the ':' after a key"
    case .commaOrClose(let closer): "',' or '\(closer.character)'"
    case .end: "the end of the file"
    }
  }
}

extension ForeignNotation {
  /// What the file is, as a clause.
  var fact: String {
    switch self {
    case .yaml: "the file is written in YAML"
    case .jsonnet: "the file is a template in Jsonnet"
    case .hcl: "the text is written in HCL, Terraform's language"
    case .shell: "a shell command stands around the JSON"
    case .markup: "the file is a page of HTML or XML"
    }
  }

  /// What to lint instead, as a clause.
  var remedy: String {
    switch self {
    case .jsonnet: "lint what it renders to"
    case .yaml: "convert it to JSON, or lint what 'aws ecs describe-task-definition' prints"
    case .hcl: "write it as JSON, or lint what 'terraform show -json' prints"
    case .shell: "keep the JSON in a file of its own, which the command reads with 'file://'"
    case .markup: "fetch the file again: this is what a server answered in its place"
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
