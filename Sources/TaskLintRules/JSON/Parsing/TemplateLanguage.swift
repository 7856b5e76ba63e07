/// The template languages of task definitions, recognized by their tags.
enum TemplateLanguage {
  /// Keywords of Go templates that do not print a value.
  private static let steeringWords: Set<String> = [
    "if", "else", "end", "range", "with", "define", "template", "block", "break", "continue",
  ]

  /// A tag where JSON does not allow it.
  struct Tag {
    let name: String
    let range: SourceRange
  }

  /// The end of the placeholder for a value at an offset; nil if there is none.
  ///
  /// Adjacent placeholders and words, such as `${cpu}00` or `{{ a }}{{ b }}`, are one value.
  static func placeholderEnd(in bytes: [UInt8], at start: Int) -> Int? {
    guard var end = singleEnd(in: bytes, at: start), !isBlank(bytes[start..<end]) else {
      return nil
    }
    while end < bytes.count {
      if let next = singleEnd(in: bytes, at: end) {
        end = next
      } else if bytes[end].isWord {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// Whether a placeholder is empty: `{{}}` is a mistyped object.
  private static func isBlank(_ placeholder: ArraySlice<UInt8>) -> Bool {
    placeholder.allSatisfy { $0.isJSONWhitespace || "${}".utf8.contains($0) }
  }

  private static func singleEnd(in bytes: [UInt8], at start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "{") else { return nil }
    if bytes[start] == UInt8(ascii: "$") { return end(ofNested: bytes, from: start + 1) }
    guard bytes[start] == UInt8(ascii: "{"), !steers(bytes, at: start) else { return nil }
    var index = start + 2
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") {
        let isTriple = bytes[start + 2] == UInt8(ascii: "{") && index + 2 < bytes.count
        return isTriple && bytes[index + 2] == UInt8(ascii: "}") ? index + 3 : index + 2
      }
      // `{{ "name": …` is an object with an extra brace: a placeholder contains no property.
      if bytes[index] == UInt8(ascii: "\""), holdsMember(bytes, from: index) { return nil }
      index += 1
    }
    return nil
  }

  /// Whether a colon follows the quote at an offset.
  private static func holdsMember(_ bytes: [UInt8], from quote: Int) -> Bool {
    bytes[(quote + 1)...].first { !$0.isJSONWhitespace } == UInt8(ascii: ":")
  }

  /// The end of `{…}` with nested braces; braces in quotes are ignored.
  private static func end(ofNested bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var index = start
    var isQuoted = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isQuoted: index += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "{") where !isQuoted: depth += 1
      case UInt8(ascii: "}") where !isQuoted:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Whether `{{` at an offset begins a section, a condition, a comment or a partial.
  private static func steers(_ bytes: [UInt8], at start: Int) -> Bool {
    var index = start + 2
    while index < bytes.count, bytes[index].isJSONWhitespace || bytes[index] == UInt8(ascii: "-") {
      index += 1
    }
    guard index < bytes.count else { return false }
    if "#/^>!".utf8.contains(bytes[index]) { return true }
    var end = index
    while end < bytes.count, bytes[end].isLetter { end += 1 }
    return steeringWords.contains(String(decoding: bytes[index..<end], as: UTF8.self))
  }

  /// The template tag at an offset, up to the end of its line.
  static func tag(in bytes: [UInt8], at start: Int) -> Tag? {
    guard start + 1 < bytes.count else { return nil }
    let closer: [UInt8]
    let name: String
    switch (bytes[start], bytes[start + 1]) {
    case (UInt8(ascii: "{"), UInt8(ascii: "{")):
      (name, closer) = ("a '{{ }}' tag", Array("}}".utf8))
    case (UInt8(ascii: "{"), UInt8(ascii: "%")):
      (name, closer) = ("a Jinja tag", Array("%}".utf8))
    case (UInt8(ascii: "{"), UInt8(ascii: "#")):
      (name, closer) = ("a Jinja comment", Array("#}".utf8))
    case (UInt8(ascii: "<"), UInt8(ascii: "%")):
      (name, closer) = ("an ERB tag", Array("%>".utf8))
    case (UInt8(ascii: "$"), UInt8(ascii: "{")):
      (name, closer) = ("a '${ }' placeholder", Array("}".utf8))
    case (UInt8(ascii: "$"), UInt8(ascii: "(")):
      (name, closer) = ("a '$( )' placeholder", Array(")".utf8))
    case (UInt8(ascii: "%"), UInt8(ascii: "{")):
      (name, closer) = ("a Terraform directive", Array("}".utf8))
    case (UInt8(ascii: "#"), UInt8(ascii: "{")):
      (name, closer) = ("a '#{ }' placeholder", Array("}".utf8))
    case (UInt8(ascii: "<"), let next) where next.isLetter:
      (name, closer) = ("a '< >' placeholder", Array(">".utf8))
    default: return word(in: bytes, at: start)
    }
    var end = start + 2
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
      if bytes[end...].starts(with: closer) {
        return Tag(name: name, range: SourceRange(start, end + closer.count))
      }
      end += 1
    }
    return Tag(name: name, range: SourceRange(start, end))
  }

  /// A placeholder of one word: `$NAME`, `%NAME%`, `__NAME__`, `@NAME@`.
  private static func word(in bytes: [UInt8], at start: Int) -> Tag? {
    let sign = bytes[start]
    var end = start + 1
    while end < bytes.count, bytes[end].isAlphanumeric || bytes[end] == UInt8(ascii: "_") {
      end += 1
    }
    let length = end - start
    guard length > 1 else { return nil }
    switch sign {
    case UInt8(ascii: "$"):
      return Tag(name: "a '$NAME' variable", range: SourceRange(start, end))
    case UInt8(ascii: "%"), UInt8(ascii: "@"):
      guard end < bytes.count, bytes[end] == sign else { return nil }
      return Tag(name: "a placeholder", range: SourceRange(start, end + 1))
    case UInt8(ascii: "_") where length > 4:
      let marks = [bytes[start + 1], bytes[end - 1], bytes[end - 2]]
      guard marks.allSatisfy({ $0 == sign }) else { return nil }
      return Tag(name: "a placeholder", range: SourceRange(start, end))
    default:
      return nil
    }
  }

  /// The error with the language of the file, where the whole of it shows which it is.
  static func naming(_ error: JSONSyntaxError, in source: SourceFile) -> JSONSyntaxError {
    if case .template = error.problem { return error }
    // A line of JSON never begins with a key without quotes.
    if ForeignNotation.isYAML(source) { return JSONSyntaxError(.notation(.yaml), at: error.range) }
    switch error.problem {
    case .word, .singleQuotes, .comment, .assignment, .unexpected, .notation(.hcl), .ellipsis,
      .notation(.yaml):
      return isJsonnet(source) ? JSONSyntaxError(.notation(.jsonnet), at: error.range) : error
    default:
      return error
    }
  }

  private static func isJsonnet(_ source: SourceFile) -> Bool {
    if source.path.holds(".jsonnet") || source.path.holds(".libsonnet") { return true }
    let text = String(decoding: source.bytes.prefix(1 << 16), as: UTF8.self)
    let marks: [StaticString] = ["std.extVar(", "std.native(", "std.manifestJson", "importstr '"]
    return marks.contains { text.holds($0) }
      || text.split(whereSeparator: \.isNewline).contains { line in
        let words = line.split(separator: " ")
        return words.count > 2 && words[0] == "local" && words[2] == "="
      }
  }
}
