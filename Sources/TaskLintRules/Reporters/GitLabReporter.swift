/// Findings as a Code Quality report of GitLab.
///
/// Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
public struct GitLabReporter: Reporter {
  /// The bytes that a report with findings begins with.
  public static let beginning = Array("[\n{\"fingerprint\":\"".utf8)

  /// A report without findings.
  public static let empty = Array("[\n]\n".utf8)

  private let paths: SARIFPaths
  private var list = DocumentList(beginning: Array("[".utf8))
  /// How many findings have each hash: GitLab merges findings with equal fingerprints.
  private var counts: [[UInt8]: Int] = [:]

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - sourceRoot: The absolute path of the folder that paths are written relative to.
  ///   - workingDirectory: The absolute path of the folder that the files' own paths start from.
  public init(sourceRoot: String, workingDirectory: String) {
    paths = SARIFPaths(sourceRoot: sourceRoot, workingDirectory: workingDirectory)
  }

  public var mostPerRule: Int { DocumentList.mostPerRule }

  /// Renders each finding as its hash and the rest of its object, since the fingerprint is known only
  /// when the findings before it are.
  public func render(_ report: FileReport) -> RenderedReport {
    report.rendered { finding in
      let path = paths.relative(finding.location.path)
      let hash = Fingerprint.hash([finding.ruleID.name, path, finding.identity.fingerprint])
      var json = JSONWriter(bytes: 512)
      json.object { json in
        json.member("check_name", finding.ruleID.name)
        json.member("description", finding.visibleSentences)
        json.member("severity", Self.level(finding.severity))
        json.member("location") { json in
          json.object { json in
            json.member("path", path)
            json.member("lines") { json in
              json.object { json in
                json.member("begin", finding.location.start.line)
                json.member("end", finding.location.end.line)
              }
            }
          }
        }
      }
      return Array(hash.utf8) + json.bytes.dropFirst()
    }
  }

  public mutating func add(_ rendered: RenderedReport) -> [UInt8] {
    var elements: [[UInt8]] = []
    for finding in rendered.findings {
      let hash = Array(finding.bytes.prefix(Self.hashLength))
      let count = counts[hash, default: 0]
      counts[hash] = count + 1
      let number = count == 0 ? "" : "-\(count + 1)"
      elements.append(
        Array("{\"fingerprint\":\"".utf8) + hash + Array("\(number)\",".utf8)
          + finding.bytes.dropFirst(Self.hashLength))
    }
    return list.add(elements)
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    write(list.finish("]\n"))
  }

  private static let hashLength = 16

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
  }
}
