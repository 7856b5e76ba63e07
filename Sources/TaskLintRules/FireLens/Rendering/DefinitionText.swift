/// A text that `render` or `routes` prints: words of the tool, and values of a definition.
///
/// A value is masked when the text is printed. A name is shown if the schema allows it; a setting is
/// shown unless it may be a secret.
struct DefinitionText: Sendable, ExpressibleByStringInterpolation {
  enum Piece: Hashable, Sendable {
    case words(String)
    /// A name, a path or a reference.
    case name(String)
    /// The value of a log option or of a variable, and whether its name means a secret.
    case setting(String, isSecret: Bool)
    /// A part of a value in a Fluent Bit file, and the whole value.
    case inFile(String, of: String)
    /// A value that is not known offline.
    case unresolved
  }

  /// What is printed in place of a value that is not known offline.
  static let unresolvedText = "<unresolved>"

  private(set) var pieces: [Piece]

  init(_ pieces: [Piece]) { self.pieces = pieces }

  init(stringLiteral text: String) { pieces = text.isEmpty ? [] : [.words(text)] }

  init(stringInterpolation: Interpolation) { pieces = stringInterpolation.pieces }

  static let unresolved = DefinitionText([.unresolved])

  static func name(_ text: String) -> DefinitionText { DefinitionText([.name(text)]) }

  /// A name in the file; unresolved if it is not a string there.
  static func name(_ field: Field<JSONString>) -> DefinitionText {
    field.written.map { .name($0.text) } ?? .unresolved
  }

  /// A part of a value in a Fluent Bit file.
  static func inFile(_ text: String, of value: String) -> DefinitionText {
    DefinitionText([.inFile(text, of: value)])
  }

  var isEmpty: Bool { pieces.isEmpty }

  /// Removes the beginning of a value in a Fluent Bit file or of a variable.
  mutating func dropBeginning(_ text: StaticString) {
    let count = text.utf8CodeUnitCount
    func rest(_ value: String) -> String {
      value.hasPrefix(text.description) ? String(value.utf8.dropFirst(count)) ?? value : value
    }
    switch pieces.first {
    case .inFile(let part, let value): pieces[0] = .inFile(rest(part), of: value)
    case .setting(let value, let isSecret):
      pieces[0] = .setting(rest(value), isSecret: isSecret)
    case .words, .name, .unresolved, nil: break
    }
  }

  /// Whether a part of the text is a secret.
  var isSecret: Bool {
    pieces.contains { if case .setting(_, let isSecret) = $0 { isSecret } else { false } }
  }

  /// Whether a part of the text is not known offline.
  var isUnresolved: Bool { pieces.contains(.unresolved) }

  /// The words and values as they are written.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.words(literal)) }
    }

    mutating func appendInterpolation(_ words: StaticString) {
      pieces.append(.words(words.description))
    }

    mutating func appendInterpolation(_ number: Int) { pieces.append(.words(String(number))) }

    mutating func appendInterpolation(_ text: DefinitionText) { pieces += text.pieces }

    mutating func appendInterpolation(name: String) { pieces.append(.name(name)) }
  }
}

extension DefinitionText {
  /// The value of a log option or of a variable.
  ///
  /// - Parameters:
  ///   - text: The value.
  ///   - name: The name of the option or variable.
  ///   - plugin: The output plugin that has the option, if it is known.
  /// - Returns: The text, which is masked if the value may be a secret.
  static func setting(
    _ text: String, of name: String, plugin: OutputPlugin? = nil
  ) -> DefinitionText {
    guard !text.isEmpty else { return "" }
    let property = name.lowercased()
    let isSecret =
      SecretName.isMasked(Array(name.utf8)[...])
      || OutputSecret.isIn(property: property, of: plugin) || OutputSecret.isIn(text)
      || (property == "header" && OutputSecret.isIn(header: text))
      || TextSecrets.kind(in: text, named: name) != nil
    return DefinitionText([
      .setting(text, isSecret: isSecret && !isReference(text))
    ])
  }

  /// Whether a text is only a reference to a variable, as Fluent Bit or Fluentd reads it.
  private static func isReference(_ text: String) -> Bool {
    let forms: [(start: StaticString, end: String)] = [
      ("${", "}"), ("\"#{ENV['", "']}\""), ("#{ENV['", "']}"),
    ]
    return forms.contains { form in
      guard text.hasSuffix(form.end), text.hasPrefix(form.start.description) else { return false }
      let name = text.utf8.dropFirst(form.start.utf8CodeUnitCount).dropLast(form.end.utf8.count)
      return !name.isEmpty && name.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
    }
  }

  /// How many values of a text were not printed as they are.
  struct Tally: Hashable, Sendable {
    var masked = 0
    var unresolved = 0
  }

  /// The text with its values masked; counts those that are not shown.
  ///
  /// - Parameters:
  ///   - mask: The mask of the definition's file.
  ///   - fileMask: The mask of the Fluent Bit file that some values come from.
  ///   - tally: The counts.
  /// - Returns: The text.
  func shown(by mask: Mask, and fileMask: Mask? = nil, _ tally: inout Tally) -> String {
    var shown = ""
    for piece in pieces {
      switch piece {
      case .words(let words): shown += words
      case .name(let name):
        let text = mask.values.masked(value: name)
        if text != name { tally.masked += 1 }
        shown += text
      case .setting(let value, let isSecret):
        let isShown =
          !isSecret && mask.values.setting(value) != nil
          && fileMask.map { !$0.values.isSecret(value) } ?? true
        if !isShown { tally.masked += 1 }
        shown += isShown ? value : Mask.text
      case .inFile(let text, let value):
        let isShown =
          fileMask?.values.setting(value) != nil && !mask.values.isSecret(value)
          && !mask.values.isSecret(text)
        if !isShown { tally.masked += 1 }
        shown += isShown ? text : Mask.text
      case .unresolved:
        tally.unresolved += 1
        shown += Self.unresolvedText
      }
    }
    return shown
  }
}

extension DefinitionText {
  /// The name of the parameter or secret that ECS reads for an entry of `secrets`.
  static func parameter(of entry: NamedEntries.Entry) -> DefinitionText {
    guard let reference = entry.value.written else { return .unresolved }
    guard let arn = ARN(reference.decodedBytes) else { return .name(reference.text) }
    let resource = arn.resource
    if resource.hasPrefix("parameter") { return .name(String(resource.dropFirst(9))) }
    // The key in the secret, its stage and its version may follow the name.
    let parts = resource.split(separator: ":", omittingEmptySubsequences: false)
    return .name(parts.count > 1 && parts[0] == "secret" ? String(parts[1]) : String(resource))
  }
}

extension TaskDefinition {
  /// The family, by which headings refer to the definition.
  var familyText: DefinitionText { family.isUnset ? "" : .name(family) }
}
