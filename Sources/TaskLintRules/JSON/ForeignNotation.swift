/// Notations that people keep task definitions in, and that are no JSON.
public enum ForeignNotation: Hashable, Sendable {
  case yaml
  case jsonnet
  /// HashiCorp's language, which Terraform is written in.
  case hcl
  /// A shell's command with the JSON in it.
  case shell
  /// XML or HTML, as an error page that was saved instead of the answer.
  case markup

  /// Programs that begin a line with JSON in it.
  private static let commands: Set<String> = [
    "aws", "cat", "echo", "curl", "jq", "sudo", "export", "printf", "set", "ecs-cli",
  ]

  /// Blocks that a Terraform file begins with.
  private static let blocks: Set<String> = [
    "resource", "variable", "locals", "module", "data", "terraform", "provider", "output",
  ]

  /// The notation that shows itself at an offset where JSON has no place for what stands there.
  static func reading(_ bytes: [UInt8], at start: Int, isFirst: Bool) -> ForeignNotation? {
    var end = start
    while end < bytes.count, bytes[end].isWord { end += 1 }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    let next = bytes[end...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? 0
    let isName = bytes[start].isLetter || bytes[start] == UInt8(ascii: "_")
    if isName, next == UInt8(ascii: "=") { return .hcl }
    guard isFirst else { return nil }
    if isName, next == UInt8(ascii: ":") { return .yaml }
    if word == "---" || word == "-" && next != 0 && bytes[end].isJSONWhitespace { return .yaml }
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
