/// Finds the parts of a Fluent Bit file that may be shown; the rest is masked.
///
/// Names of sections, keys, includes and plugins are shown, references to variables, tags, switches
/// and words that are known in advance. Comments and all other values are masked.
enum ClassicMask {
  /// The mask of a file.
  static func mask(_ file: ClassicFile) -> Mask {
    let source = file.source
    var texts: [ShownText] = []
    var secrets: [Secret] = []
    for item in file.items {
      switch item {
      case .section(let section): add(section, to: &texts, &secrets)
      case .include(let include):
        texts.append(ShownText(include.range, include.path, .path))
        texts.append(ShownText(line: include.range, in: source))
      case .command(let command):
        texts.append(ShownText(line: command.range, in: source))
        secrets += secret(command.name, command.value, command.range)
      }
    }
    if let fault = file.fault {
      // A wrapped line may be a part of a value.
      let text = source.text(in: fault.range)
      texts.append(ShownText(fault.range, text, isKnown(text) ? .key : nil))
    }
    secrets += SecretFormats.matches(in: source.bytes).map { match in
      Secret(
        range: SourceRange(match.range.lowerBound, match.range.upperBound),
        text: Array(source.bytes[match.range]))
    }
    return mask(source, texts.filter(\.isAdmitted).map(\.range), Secrets(secrets), texts)
  }

  private static let longestToken = 64

  /// Whether the token of a fault is a word that is known in advance.
  private static func isKnown(_ token: String) -> Bool {
    guard token.utf8.count <= longestToken else { return false }
    let bare = token.utf8.filter { !"[]:".utf8.contains($0) }
    return known.contains(String(decoding: bare, as: UTF8.self).lowercased())
  }

  private static func mask(
    _ source: SourceFile, _ shown: [SourceRange], _ secrets: Secrets, _ texts: [ShownText]
  ) -> Mask {
    var values = MaskedValues(secrets, vocabulary: SchemaVocabulary.words, isJSON: true)
    for text in texts where text.isAdmitted { values.show(text.text) }
    for text in texts where !text.isAdmitted { values.hide(text.text, of: text.name) }
    values.finish()
    var hidden: [SourceRange] = []
    var start = 0
    for range in shown.sorted() where range.start >= start {
      hidden += words(of: source, in: start..<range.start)
      start = range.end
    }
    hidden += words(of: source, in: start..<source.bytes.count)
    return Mask(hidden + secrets.ranges, values)
  }

  /// The text of each line in a part of the file, without the blanks around it and brackets.
  private static func words(of source: SourceFile, in part: Range<Int>) -> [SourceRange] {
    var ranges: [SourceRange] = []
    var index = part.lowerBound
    func isBlank(_ byte: UInt8) -> Bool {
      byte <= 0x20 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    }
    while index < part.upperBound {
      guard !isBlank(source.bytes[index]) else {
        index += 1
        continue
      }
      let end = source.bytes.first(UInt8(ascii: "\n"), in: index..<part.upperBound)
      var last = end
      while last > index, isBlank(source.bytes[last - 1]) { last -= 1 }
      ranges.append(SourceRange(index, last))
      index = end
    }
    return ranges
  }

  // MARK: - Sections

  private static func add(
    _ section: ClassicSection, to texts: inout [ShownText], _ secrets: inout [Secret]
  ) {
    texts.append(ShownText(section.nameRange, section.name, .word))
    for property in section.properties {
      texts.append(ShownText(property.keyRange, property.key, .key))
      let isSecret = SecretName.isMasked(Array(property.name.utf8)[...])
      secrets += secret(property.name, property.value, property.valueRange)
      for variable in property.variables {
        let text = section.source.text(in: variable.range)
        // A default may be a secret.
        if !variable.hasDefault { texts.append(ShownText(variable.range, text, .key)) }
      }
      guard property.onlyVariable.map(\.hasDefault) ?? true else { continue }
      let form = isSecret ? nil : form(of: property)
      texts.append(ShownText(property.valueRange, property.value, form, of: property.name))
    }
  }

  /// The literal secret in a value.
  private static func secret(_ name: String, _ value: String, _ range: SourceRange) -> [Secret] {
    let isNamed = SecretName.isMasked(Array(name.utf8)[...])
    guard
      isNamed || OutputSecret.isIn(value) || (name == "header" && OutputSecret.isIn(header: value)),
      !SecretValue.isReference(Array(value.utf8)[...])
    else { return [] }
    return [Secret(range: range, text: Array(value.utf8))]
  }

  /// The form in which a value may be shown.
  private static func form(of property: ClassicProperty) -> ShownForm? {
    switch property.name {
    case "name": return .word
    case "match", "match_regex", "tag", "alias": return .name
    case "parsers_file", "plugins_file", "streams_file", "path", "unix_path": return .path
    default: break
    }
    let value = property.value.lowercased()
    if value.utf8.count <= longestToken, known.contains(value) || isSize(value) { return .word }
    return .setting
  }

  private static func isSize(_ text: String) -> Bool {
    let unit = text.utf8.drop(while: \.isDigit)
    let digits = text.utf8.count - unit.count
    return (1...5).contains(digits) && unit.count <= 2
      && unit.allSatisfy { "kmgb.s".utf8.contains($0) }
  }

  /// Words of the schema and of Fluent Bit, in lower case.
  private static let known: Set<String> =
    SchemaVocabulary.words.union([
      "name", "match", "match_regex", "tag", "output", "input", "filter", "service", "pipeline",
      "outputs", "inputs", "filters", "info", "debug", "warn", "error", "trace", "forward",
    ])

  /// A text of the file and the form in which it may be shown.
  private struct ShownText {
    let range: SourceRange
    let text: String
    let name: String
    let isAdmitted: Bool

    init(_ range: SourceRange, _ text: String, _ form: ShownForm?, of name: String = "") {
      self.range = range
      self.text = text
      self.name = name
      isAdmitted = form?.admits(Array(text.utf8)) ?? false
    }

    /// The beginning of the line with a range: `@INCLUDE`.
    init(line range: SourceRange, in source: SourceFile) {
      let before = source.bytes[..<range.start]
      let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      self.range = SourceRange(start, range.start)
      text = source.text(in: self.range)
      name = ""
      isAdmitted = range.start - start <= 16
    }
  }
}
