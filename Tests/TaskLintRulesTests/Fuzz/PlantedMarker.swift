@testable import TaskLintRules

/// A marker in the values of a text that may not be shown.
///
/// It decides by the names in the text only, and not by the model that the mask uses. The tests and
/// the fuzz targets Definition and Grammar use it.
struct PlantedMarker {
  /// Long and random, as a secret is, so that no rule may show it.
  static let text = "zQ7w2e9ZpX4vR8sT3"

  /// Names under which every string is the user's own.
  private static let holders: Set<String> = [
    "options", "dockerlabels", "command", "entrypoint", "driveropts", "labels", "metadata",
  ]
  /// Lists whose entries have a name that is shown and a value that is not.
  private static let entries: Set<String> = ["environment", "tags", "properties"]
  /// The options of FireLens are paths and switches; references have names of resources.
  private static let skipped: Set<String> = ["firelensconfiguration", "ref", "fn::getatt"]
  /// Parts of a template that are not a definition.
  private static let frames: Set<String> = ["parameters", "conditions", "condition", "type"]
  /// Objects whose members have labels of resources as names.
  private static let labelled: Set<String> = ["resources", "awsecstaskdefinition"]
  /// What Terraform and DescribeTaskDefinition write around a definition.
  private static let outer: Set<String> = [
    "taskdefinition", "resource", "terraformversion", "plannedvalues", "rootmodule", "values",
  ]

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
    var planting = Planting(bytes: document.bytes, isInside: isInside)
    if let root = document.root { planting.collect(root, Place()) }
    return (planting.text, planting.count)
  }

  /// What is known of a value by the names around it.
  private struct Place {
    /// Whether every string in it is the user's own.
    var isOwn = false
    /// Whether its members are an entry with a name and a value.
    var isEntry = false
    /// Whether the names of its members are labels of resources.
    var isLabelled = false
  }

  private struct Planting {
    let bytes: [UInt8]
    let isInside: Bool
    private(set) var count = 0
    private var changes: [(range: SourceRange, new: [UInt8])] = []

    init(bytes: [UInt8], isInside: Bool) { (self.bytes, self.isInside) = (bytes, isInside) }

    var text: String {
      var changed = bytes
      for change in changes.sorted(by: { $0.range > $1.range }) {
        changed.replaceSubrange(change.range.start..<change.range.end, with: change.new)
      }
      return String(decoding: changed, as: UTF8.self)
    }

    mutating func collect(_ value: JSONValue, _ place: Place) {
      switch value.kind {
      case .string where place.isOwn:
        if let string = value.string { plant(in: string.contentRange) }
      // JSON in JSON in a string.
      case .string where value.document.root?.range == value.range:
        if let string = value.string { embed(string) }
      case .object:
        for member in value.members { collect(member, place) }
      case .array:
        for element in value.elements {
          collect(element, Place(isOwn: place.isOwn, isEntry: place.isEntry))
        }
      default: break
      }
    }

    private mutating func collect(_ member: JSONValue.Member, _ place: Place) {
      let name = member.key.text.lowercased().filter { $0 != "_" }
      if skipped.contains(name) || (!place.isOwn && frames.contains(name)) { return }
      if name == "containerdefinitions", !place.isOwn, let string = member.value.string {
        embed(string)
      } else if name == "fn::if" {
        // The first element is the name of a condition.
        for element in member.value.elements.dropFirst() { collect(element, place) }
      } else {
        let isKnown =
          SchemaVocabulary.names.contains(member.key.text) || place.isLabelled
          || labelled.contains(name) || outer.contains(name) || name.hasPrefix("fn::")
        let isOwn =
          place.isOwn || holders.contains(name) || (place.isEntry && name == "value") || !isKnown
        collect(
          member.value,
          Place(
            isOwn: isOwn, isEntry: entries.contains(name), isLabelled: labelled.contains(name)))
      }
    }

    private mutating func plant(in range: SourceRange) {
      let middle = isInside ? (range.start + range.end) / 2 : range.start
      // A marker between the parts of an escape or of a character would be another text.
      let isSplit =
        bytes[range.start..<range.end].contains { $0 >= 0x80 || $0 == UInt8(ascii: "\\") }
      let isWhole = !isInside || isSplit
      count += 1
      changes.append(
        (isWhole ? range : SourceRange(middle, middle), Array(PlantedMarker.text.utf8)))
    }

    private mutating func embed(_ string: JSONString) {
      let (text, count) = PlantedMarker.planted(in: string.text, inside: isInside)
      guard count > 0 else { return }
      self.count += count
      let escaped = text.map { "\\\"".contains($0) ? "\\\($0)" : String($0) }.joined()
      changes.append((string.contentRange, Array(escaped.utf8)))
    }
  }

  /// The text with one character removed, repeated or replaced.
  static func damaged(_ text: String, using generator: inout some RandomNumberGenerator) -> String {
    var bytes = Array(text.utf8)
    guard let place = bytes.indices.randomElement(using: &generator) else { return text }
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(bytes[place], at: place)
    default: bytes[place] = #":",{}[]\ '=a1"#.utf8.randomElement(using: &generator) ?? 0x20
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The parts of the outputs that show the marker after it was planted in the text, and after the
  /// text was also damaged; none if the text is not JSON, because nothing is known of its values then.
  static func leaks(
    plantedIn text: String, _ linter: Linter, using generator: inout some RandomNumberGenerator
  ) -> [String] {
    guard !JSONDocument(SourceFile(path: "", text: text)).isFaulty else { return [] }
    let (planted, count) = planted(in: text, inside: Bool.random(using: &generator))
    guard count > 0 else { return [] }
    return leaks(in: planted, linter) + leaks(in: damaged(planted, using: &generator), linter)
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
