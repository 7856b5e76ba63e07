/// Notations other than JSON in which task definitions are kept.
public enum ForeignNotation: Hashable, Sendable {
  case yaml
  case jsonnet
  /// HCL, the language of Terraform.
  case hcl
  /// A shell command that contains the JSON.
  case shell
  /// XML or HTML, such as an error page that was saved instead of the file.
  case markup

  /// Programs at the start of a command with JSON in it.
  private static let commands: Set<String> = [
    "aws", "cat", "echo", "curl", "jq", "sudo", "export", "printf", "set", "ecs-cli",
  ]

  /// Blocks at the start of a Terraform file.
  private static let blocks: Set<String> = [
    "resource", "variable", "locals", "module", "data", "terraform", "provider", "output",
  ]

  /// The notation of the text at an offset where JSON does not allow it; nil if it is not
  /// recognized.
  static func reading(_ bytes: [UInt8], at start: Int, isFirst: Bool) -> ForeignNotation? {
    var end = start
    while end < bytes.count, bytes[end].isWord { end += 1 }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    let next = bytes[end...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? 0
    let isName = bytes[start].isLetter || bytes[start] == UInt8(ascii: "_")
    if isName, next == UInt8(ascii: "=") { return .hcl }
    guard isFirst else { return nil }
    let isItem = word == "-" && next != 0 && bytes[end].isJSONWhitespace
    if word == "---" || isItem, isMapping(bytes[start...], entries: 1) { return .yaml }
    if isName, next == UInt8(ascii: ":"), isMapping(bytes[start...], entries: 2) { return .yaml }
    if blocks.contains(word), next == UInt8(ascii: "\"") || next == UInt8(ascii: "{") {
      return .hcl
    }
    if commands.contains(word), end < bytes.count, bytes[end] == UInt8(ascii: " ") {
      return .shell
    }
    return opening(bytes, at: start)
  }

  private static func opening(_ bytes: [UInt8], at start: Int) -> ForeignNotation? {
    guard start + 1 < bytes.count else { return nil }
    switch (bytes[start], bytes[start + 1]) {
    case (UInt8(ascii: "#"), UInt8(ascii: "!")), (UInt8(ascii: "$"), UInt8(ascii: " ")):
      return .shell
    case (UInt8(ascii: "<"), UInt8(ascii: "!")), (UInt8(ascii: "<"), UInt8(ascii: "?")):
      return .markup
    case (UInt8(ascii: "<"), let letter) where letter.isLetter:
      let text = String(decoding: bytes[start...].prefix(6), as: UTF8.self).lowercased()
      return text.hasPrefix("<html") || text.hasPrefix("<error") ? .markup : nil
    default:
      return nil
    }
  }

  /// How many lines are examined to recognize YAML.
  private static let mappingLines = 20

  /// Whether a text reads as a mapping in YAML: enough lines have a key and a colon before a blank or
  /// the line's end, and fewer are neither this nor part of a list or a longer text.
  private static func isMapping(_ bytes: ArraySlice<UInt8>, entries least: Int) -> Bool {
    var (entries, others) = (0, 0)
    let lines = bytes.prefix(1 << 14).split(separator: UInt8(ascii: "\n"), maxSplits: mappingLines)
    for line in lines.prefix(mappingLines) {
      let text = line.drop { $0.isJSONWhitespace }
      if isEntry(text) {
        entries += 1
      } else if let first = text.first, text.startIndex == line.startIndex,
        first != UInt8(ascii: "-"), first != UInt8(ascii: "#")
      {
        others += 1
      }
    }
    return entries >= least && others < entries
  }

  /// Whether a line begins with a key of a mapping, also inside a list: `- name: app`.
  private static func isEntry(_ line: ArraySlice<UInt8>) -> Bool {
    var line = line
    while line.first == UInt8(ascii: "-"), line.dropFirst().first?.isJSONWhitespace ?? false {
      line = line.dropFirst().drop { $0.isJSONWhitespace }
    }
    let key = line.prefix { $0.isWord }
    let rest = line[key.endIndex...]
    guard let first = key.first, first.isLetter || first == UInt8(ascii: "_") else { return false }
    return rest.first == UInt8(ascii: ":") && rest.dropFirst().first?.isJSONWhitespace ?? true
  }

  /// Whether a file is a task definition or a template in YAML, by its name or its first keys.
  static func isYAML(_ source: SourceFile) -> Bool {
    if source.path.hasSuffix(".yaml") || source.path.hasSuffix(".yml") { return true }
    let keys = [
      "containerDefinitions:", "ContainerDefinitions:", "Resources:", "AWSTemplateFormatVersion:",
      "taskDefinition:", "family:",
    ]
    return String(decoding: source.bytes.prefix(1 << 16), as: UTF8.self)
      .split(whereSeparator: \.isNewline)
      .contains { line in keys.contains { line.hasPrefix($0) } }
  }
}
