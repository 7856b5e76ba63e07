/// Findings as a Checkstyle report, which many services read.
///
/// Source: https://checkstyle.org/apidocs/com/puppycrawl/tools/checkstyle/XMLLogger.html
public struct CheckstyleReporter: Reporter {
  private let paths: SARIFPaths
  private var list = DocumentList(
    beginning: Array("\(XMLText.declaration)\n<checkstyle version=\"4.3\">".utf8),
    isSeparated: false)
  /// The file whose element is open.
  private var path: String?

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - sourceRoot: The absolute path of the folder that paths are written relative to.
  ///   - workingDirectory: The absolute path of the folder that the files' own paths start from.
  public init(sourceRoot: String, workingDirectory: String) {
    paths = SARIFPaths(sourceRoot: sourceRoot, workingDirectory: workingDirectory)
  }

  public var mostPerRule: Int { DocumentList.mostPerRule }

  public func render(_ report: FileReport) -> RenderedReport {
    report.rendered { finding in
      let attributes = [
        ("line", "\(finding.location.start.line)"),
        ("column", "\(finding.location.start.column)"),
        ("severity", finding.severity == .note ? "info" : finding.severity.rawValue),
        ("message", finding.message.sentences),
        ("source", "\(Product.name).\(finding.ruleID.name)"),
      ]
      return Array("<error\(XMLText.attributes(attributes))/>".utf8)
    }
  }

  public mutating func add(_ rendered: RenderedReport) -> [UInt8] {
    guard !rendered.findings.isEmpty else { return [] }
    let beginning = rendered.path == path ? [] : begin(rendered.path)
    return beginning + list.add(rendered.findings.map(\.bytes))
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    for failure in run.failures {
      let attributes = [
        ("line", "1"), ("severity", "error"), ("message", "Not linted: \(failure.reason)."),
        ("source", Product.name),
      ]
      write(begin(failure.path))
      write(list.add([Array("<error\(XMLText.attributes(attributes))/>".utf8)]))
    }
    write(list.finish(path == nil ? "</checkstyle>\n" : "</file>\n</checkstyle>\n"))
    path = nil
  }

  /// Ends the element of the last file and begins that of the next one.
  private mutating func begin(_ next: String) -> [UInt8] {
    let end = path == nil ? [] : list.add([Array("</file>".utf8)])
    path = next
    let name = XMLText.attributes([("name", paths.relative(next))])
    return end + list.add([Array("<file\(name)>".utf8)])
  }
}
