@testable import TaskLintRules

/// A marker in the values of a text that may not be shown.
///
/// It decides by the names in the text only, and not by the model that the mask uses.
struct PlantedMarker {
  /// Long and random, as a secret is, so that no rule may show it.
  static let text = "zQ7w2e9ZpX4vR8sT3"

  /// Names under which every string is the user's own.
  private static let holders: Set<String> = [
    "options", "dockerlabels", "command", "entrypoint", "driveropts", "labels", "metadata",
  ]
  /// Lists whose entries have a name that is shown and a value that is not.
  private static let entries: Set<String> = ["environment", "tags", "properties"]

  /// What a test has checked.
  struct Counts: CustomStringConvertible {
    private var texts = 0
    private var markers = 0
    private var outputs = 0

    mutating func add(_ count: Int, reporters: Int) {
      texts += 1
      markers += count
      outputs += reporters
    }

    var description: String { "\(texts) texts, \(markers) markers, \(outputs) outputs" }
  }

  /// The text with the marker in place of every such value, or in the middle of it.
  static func planted(in text: String, inside isInside: Bool) -> (text: String, count: Int) {
    let document = JSONDocument(SourceFile(path: "", text: text))
    var ranges: [SourceRange] = []
    if let root = document.root { collect(root, isOwn: false, isEntry: false, &ranges) }
    var bytes = Array(text.utf8)
    for range in ranges.sorted().reversed() {
      let middle = isInside ? (range.start + range.end) / 2 : range.start
      // A marker between the parts of an escape or of a character would be another text.
      let isSplit =
        bytes[range.start..<range.end].contains { $0 >= 0x80 || $0 == UInt8(ascii: "\\") }
      let (start, end) = isInside && !isSplit ? (middle, middle) : (range.start, range.end)
      bytes.replaceSubrange(start..<end, with: Self.text.utf8)
    }
    return (String(decoding: bytes, as: UTF8.self), ranges.count)
  }

  private static func collect(
    _ value: JSONValue, isOwn: Bool, isEntry: Bool, _ ranges: inout [SourceRange]
  ) {
    switch value.kind {
    case .string where isOwn:
      if let string = value.string { ranges.append(string.contentRange) }
    case .object:
      for member in value.members {
        let name = member.key.text.lowercased().filter { $0 != "_" }
        // The options of FireLens are paths and switches; references have names of resources.
        if ["firelensconfiguration", "ref", "fn::getatt"].contains(name) { continue }
        // What DescribeTaskDefinition returns around the definition is not a property of it.
        let isKnown =
          SchemaVocabulary.names.contains(member.key.text) || name == "taskdefinition"
        collect(
          member.value,
          isOwn: isOwn || holders.contains(name) || (isEntry && name == "value")
            || !isKnown,
          isEntry: entries.contains(name), &ranges)
      }
    case .array:
      for element in value.elements { collect(element, isOwn: isOwn, isEntry: isEntry, &ranges) }
    default: break
    }
  }

  /// The parts of the outputs that show the marker.
  static func leaks(in text: String, as form: InputForm? = nil, _ linter: Linter) -> [String] {
    let report = linter.lint(SourceFile(path: "a.json", text: text), as: form)
    let all = report.with(findings: report.findings + linter.compare(report.records))
    return PrintedReport.outputs(of: all).compactMap { format, output in
      guard let place = output.utf8Index(of: Self.text.prefix(9)) else { return nil }
      return "\(format): …\(output[place...].prefix(60))\nin \(output.prefix(1500))\nof \(text)"
    }
  }
}

extension String {
  /// Where a part begins, in any case.
  fileprivate func utf8Index(of part: Substring) -> String.Index? {
    let needle = Array(part.lowercased().utf8)
    let bytes = Array(utf8)
    guard bytes.count >= needle.count else { return nil }
    let lowered = bytes.map { $0 | 0x20 }
    let wanted = needle.map { $0 | 0x20 }
    for start in 0...(lowered.count - wanted.count) where lowered[start] == wanted[0] {
      if lowered[start..<start + wanted.count].elementsEqual(wanted) {
        return utf8.index(utf8.startIndex, offsetBy: start)
      }
    }
    return nil
  }
}
