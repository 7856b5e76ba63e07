@testable import TaskLintRules

/// A document that can be changed and rewritten with its original tokens.
indirect enum MutableJSON: Sendable {
  case object([(key: String, value: MutableJSON)])
  case array([MutableJSON])
  case token(String)

  init(_ value: JSONValue) {
    func text(_ range: SourceRange) -> String { value.document.source.text(in: range) }
    switch value.kind {
    case .object:
      self = .object(value.members.map { (text($0.key.range), MutableJSON($0.value)) })
    case .array: self = .array(value.elements.map { MutableJSON($0) })
    default: self = .token(text(value.range))
    }
  }

  /// The document of a text; nil if it has no tree.
  init?(_ source: SourceFile) {
    guard let root = JSONDocument(source).root else { return nil }
    self.init(root)
  }

  /// A number for a string of digits, a string for another token; nil if there is no conversion.
  var retyped: MutableJSON? {
    guard case .token(let token) = self else { return nil }
    guard token.hasPrefix("\"") else { return .token("\"\(token)\"") }
    let bare = String(token.dropFirst().dropLast())
    return Int(bare) != nil && !bare.hasPrefix("+") && (bare == "0" || !bare.hasPrefix("0"))
      ? .token(bare) : nil
  }

  /// The value as JSON in a string, like container definitions in Terraform; nil if the string would
  /// be too long.
  var embedded: MutableJSON? {
    let text = text()
    guard text.utf8.count < 4096, !text.contains("\\\\") else { return nil }
    let escaped = text.map { "\\\"".contains($0) ? "\\\($0)" : String($0) }
    return .token("\"\(escaped.joined())\"")
  }

  /// The number of values, including this one.
  var count: Int {
    switch self {
    case .object(let members): members.reduce(1) { $0 + $1.value.count }
    case .array(let elements): elements.reduce(1) { $0 + $1.count }
    case .token: 1
    }
  }

  /// The document with one value replaced, given by its number in text order.
  func replacing(_ number: Int, by change: (MutableJSON) -> MutableJSON) -> MutableJSON {
    guard number > 0 else { return number == 0 ? change(self) : self }
    var left = number - 1
    func inner(_ value: MutableJSON) -> MutableJSON {
      defer { left -= value.count }
      return value.replacing(left, by: change)
    }
    switch self {
    case .object(let members): return .object(members.map { ($0.key, inner($0.value)) })
    case .array(let elements): return .array(elements.map(inner))
    case .token: return self
    }
  }

  /// The document as text, on one line without an indent.
  func text(indent: String? = nil, newline: String = "\n", depth: Int = 0) -> String {
    func list(_ items: [String], _ brackets: (String, String)) -> String {
      guard let indent, !items.isEmpty else {
        return brackets.0 + items.joined(separator: ",") + brackets.1
      }
      let line = newline + String(repeating: indent, count: depth)
      let lines = items.map { line + indent + $0 }
      return brackets.0 + lines.joined(separator: ",") + line + brackets.1
    }
    func text(_ value: MutableJSON) -> String {
      value.text(indent: indent, newline: newline, depth: depth + 1)
    }
    let colon = indent == nil ? ":" : " : "
    switch self {
    case .object(let members):
      return list(members.map { $0.key + colon + text($0.value) }, ("{", "}"))
    case .array(let elements): return list(elements.map(text), ("[", "]"))
    case .token(let token): return token
    }
  }
}
