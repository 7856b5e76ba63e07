/// Findings in the Reviewdog Diagnostic Format, `rdjson`.
///
/// Source: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
public struct RDJSONReporter: Reporter {
  /// The bytes that every document begins with.
  public static let beginning = Array("{\"source\":{\"name\":\"\(Product.name)\",".utf8)

  private var list = DocumentList(
    beginning: beginning + Array("\"url\":\"\(Product.home)\"},\"diagnostics\":[".utf8))

  /// Creates a reporter.
  public init() {}

  public var mostPerRule: Int { DocumentList.mostPerRule }

  public func render(_ report: FileReport) -> RenderedReport {
    report.rendered { finding in
      var json = JSONWriter(bytes: 512)
      json.object { json in
        json.member("message", finding.visibleSentences + Self.related(finding))
        json.member(
          "location",
          [
            "path": .string(finding.location.path),
            "range": Self.range(finding.location.start, finding.location.end),
          ])
        json.member("severity", Self.level(finding.severity))
        json.member(
          "code",
          [
            "value": .string(finding.ruleID.name),
            "url": .string(Product.page(ofRule: finding.ruleID.name)),
          ])
        json.member("suggestions", Self.suggestions(finding))
      }
      return json.bytes
    }
  }

  public mutating func add(_ rendered: RenderedReport) -> [UInt8] {
    list.add(rendered.findings.map(\.bytes))
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    write(list.finish("]}\n"))
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  }

  /// The related places, as sentences: the format has no property for them.
  private static func related(_ finding: Finding) -> String {
    finding.related.prefix(mostRelated).map { related in
      let place = "\(related.path):\(related.start.line):\(related.start.column)"
      return VisibleText.escape(" See \(place): \(related.note).")
    }.joined()
  }

  private static let mostRelated = 10

  /// The fix, if it is one edit: reviewers apply suggestions one by one.
  private static func suggestions(_ finding: Finding) -> JSONOutput? {
    guard let fix = finding.fix, fix.isPrintable, fix.edits.count == 1,
      let place = finding.fixPlaces.first
    else { return nil }
    return [
      ["range": range(place.start, place.end), "text": .string(fix.edits[0].replacement)]
    ]
  }

  /// A range, with columns in bytes of UTF-8.
  private static func range(_ start: Position, _ end: Position) -> JSONOutput {
    func place(_ position: Position) -> JSONOutput {
      ["line": .integer(position.line), "column": .integer(position.utf8Column)]
    }
    return ["start": place(start), "end": place(end)]
  }
}
