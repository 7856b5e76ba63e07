/// A section of a file in classic format, such as `[OUTPUT]`, with its properties.
final class ClassicSection: Sendable {
  /// A kind of section.
  ///
  /// Fluent Bit ignores the case of the name, and takes each beginning of it.
  ///
  /// Source: get_section_type in src/config_format/flb_config_format.c of
  /// https://github.com/fluent/fluent-bit
  enum Kind: String, Sendable, CaseIterable {
    case service
    case parser
    case multilineParser = "multiline_parser"
    case streamProcessor = "stream_processor"
    case plugins
    case upstreamServers = "upstream_servers"
    case customs
    case inputs
    case filters
    case outputs
    /// Fluent Bit ignores the section.
    case other = ""

    init(_ name: String) {
      let name = name.lowercased()
      self =
        name.isEmpty ? .other : Self.allCases.first { $0.rawValue.hasPrefix(name) } ?? .other
    }
  }

  /// The file that contains the section.
  let source: SourceFile
  let kind: Kind
  /// The text between the brackets.
  let name: String
  /// The range of the name, without the brackets.
  let nameRange: SourceRange
  /// The properties in the order of the file, without those of groups.
  let properties: [ClassicProperty]
  /// Whether the section has groups of properties, such as `[processors]`.
  let hasGroups: Bool
  /// Whether the section was read to its end, so that a property that it lacks is missing.
  let isWhole: Bool

  init(
    _ name: String, at range: SourceRange, in source: SourceFile, properties: [ClassicProperty],
    hasGroups: Bool, isWhole: Bool = true
  ) {
    self.isWhole = isWhole
    kind = Kind(name)
    self.source = source
    self.name = name
    nameRange = range
    self.properties = properties
    self.hasGroups = hasGroups
  }

  /// The first property of a name, in lower case.
  func first(_ name: String) -> ClassicProperty? { properties.first { $0.name == name } }

  /// The last property of a name, in lower case.
  func last(_ name: String) -> ClassicProperty? { properties.last { $0.name == name } }

  /// The property that specifies the plugin; Fluent Bit uses the first one.
  var plugin: ClassicProperty? { first("name") }
}

/// A line of a section: a key and a value.
final class ClassicProperty: Sendable {
  /// The key in lower case; Fluent Bit ignores its case.
  let name: String
  /// The key as it is written.
  let key: String
  let keyRange: SourceRange
  /// The value without the blanks around it.
  let value: String
  let valueRange: SourceRange
  /// The variables in the value.
  let variables: [ClassicVariable]

  init(
    key: String, at keyRange: SourceRange, value: String, at valueRange: SourceRange,
    in source: SourceFile
  ) {
    self.key = key
    name = key.lowercased()
    self.keyRange = keyRange
    self.value = value
    self.valueRange = valueRange
    // In the bytes: the text of invalid UTF-8 has another length.
    variables = ClassicVariable.all(
      in: source.bytes[valueRange.start..<valueRange.end], at: valueRange.start)
  }

  /// Whether the value depends on variables.
  var isResolved: Bool { variables.isEmpty }

  /// The value if it does not depend on variables.
  var settledValue: String? { isResolved ? value : nil }

  /// The variable that is the whole value.
  var onlyVariable: ClassicVariable? {
    variables.count == 1 && variables[0].range == valueRange ? variables[0] : nil
  }
}

/// A variable in a value: `${NAME}` or `${NAME:-default}`.
struct ClassicVariable: Sendable {
  let name: String
  /// The range of the whole reference.
  let range: SourceRange
  /// Whether there is a default, which Fluent Bit knows since 4.2.
  let hasDefault: Bool

  /// The variables in the bytes at an offset of a file.
  ///
  /// Source: flb_env_var_translate in src/flb_env.c
  static func all(in text: some Sequence<UInt8>, at offset: Int) -> [ClassicVariable] {
    let bytes = Array(text)
    var variables: [ClassicVariable] = []
    var start = 0
    while let opening = index(of: [UInt8(ascii: "$"), UInt8(ascii: "{")], in: bytes, from: start),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")), end > opening + 2
    {
      let inside = bytes[(opening + 2)..<end]
      let colon = inside.firstIndex(of: UInt8(ascii: ":"))
      let isDefault = colon.map { $0 + 1 < end && bytes[$0 + 1] == UInt8(ascii: "-") } ?? false
      let name = isDefault ? inside[..<(colon ?? end)] : inside
      variables.append(
        ClassicVariable(
          name: String(name), range: SourceRange(offset + opening, offset + end + 1),
          hasDefault: isDefault))
      start = end + 1
    }
    return variables
  }

  private static func index(of mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0], bytes[index + 1] == mark[1] { return index }
      index += 1
    }
    return nil
  }
}
