/// A document with a list of findings, one on a line, written as the findings arrive.
struct DocumentList: Sendable {
  private let beginning: [UInt8]
  private let isSeparated: Bool
  private var hasBegun = false
  private var hasElements = false

  /// Creates the list of a document.
  ///
  /// - Parameters:
  ///   - beginning: What is before the first element.
  ///   - isSeparated: Whether a comma is between two elements.
  init(beginning: [UInt8], isSeparated: Bool = true) {
    self.beginning = beginning
    self.isSeparated = isSeparated
  }

  /// The text of the next elements.
  mutating func add(_ elements: [[UInt8]]) -> [UInt8] {
    guard !elements.isEmpty else { return [] }
    var output = begin()
    for element in elements {
      if hasElements, isSeparated { output.append(UInt8(ascii: ",")) }
      output.append(UInt8(ascii: "\n"))
      output += element
      hasElements = true
    }
    return output
  }

  /// The text after the last element.
  mutating func finish(_ end: String) -> [UInt8] { begin() + Array("\n\(end)".utf8) }

  private mutating func begin() -> [UInt8] {
    guard !hasBegun else { return [] }
    hasBegun = true
    return beginning
  }
}

extension DocumentList {
  /// How many findings of one rule in one file a document has at most, so that its size is
  /// proportional to the input.
  static let mostPerRule = 25_000
}

extension FileReport {
  /// The report as a document for programs has it: without the findings that are accepted.
  func rendered(_ bytes: (Finding) -> [UInt8]) -> RenderedReport {
    let findings = findings.filter(\.isOpen).map { finding in
      RenderedFinding(finding.ruleID, finding.severity, bytes(finding))
    }
    return RenderedReport(
      path: path, findings, omitted: omitted.filter { !$0.isSuppressed })
  }
}

extension Finding {
  /// The message as sentences, escaped.
  var visibleSentences: String { VisibleText.escape(message.sentences) }
}
