/// Findings as a JSON document with a version, which Documentation/formats.md describes.
public struct JSONReporter: Reporter {
  /// The version of the document's structure.
  ///
  /// A property can be added within a version; removing or changing one makes a new version.
  public static let version = 1

  /// The bytes that every document begins with.
  public static let beginning = Array(
    "{\"version\":\(version),\"tool\":{\"name\":\"\(Product.name)\",".utf8)

  private var list = DocumentList(
    beginning: beginning + Array("\"version\":\"\(Product.version)\"},\"findings\":[".utf8))
  private var omitted = 0

  /// Creates a reporter.
  public init() {}

  public var mostPerRule: Int { DocumentList.mostPerRule }

  public func render(_ report: FileReport) -> RenderedReport {
    let findings = report.findings.map { finding in
      RenderedFinding(finding.ruleID, finding.severity, JSONFinding(finding: finding).bytes)
    }
    return RenderedReport(path: report.path, findings, omitted: report.omitted)
  }

  public mutating func add(_ rendered: RenderedReport) -> [UInt8] {
    omitted += rendered.omitted.reduce(0) { $0 + $1.count }
    return list.add(rendered.findings.map(\.bytes))
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    write(list.finish("],\"summary\":\(JSONWriter.text(of: summary(run)))}\n"))
  }

  private func summary(_ run: RunSummary) -> JSONOutput {
    let failures = run.failures.map { failure -> JSONOutput in
      ["path": .string(failure.path), "reason": .string(VisibleText.escape(failure.reason))]
    }
    return [
      "exitStatus": .integer(Int(run.exitStatus)),
      "files": .integer(run.files),
      "filesWithFindings": .integer(run.filesWithFindings),
      "skipped": .integer(run.skipped),
      "errors": .integer(run.counts[.error] ?? 0),
      "warnings": .integer(run.counts[.warning] ?? 0),
      "notes": .integer(run.counts[.note] ?? 0),
      "policy": .integer(run.policyCounts.values.reduce(0, +)),
      "suppressed": .integer(run.suppressed),
      "baselined": .integer(run.baselined),
      "resolved": .integer(run.resolved),
      "omitted": .integer(omitted),
      "failures": .list(failures),
    ]
  }
}

/// A finding as an object of the document.
struct JSONFinding {
  let finding: Finding

  var bytes: [UInt8] {
    var json = JSONWriter(bytes: 1024)
    json.object { json in
      json.member("rule", finding.ruleID.name)
      json.member("severity", finding.severity.rawValue)
      json.member("policy", .boolean(RuleCatalog.policyIDs.contains(finding.ruleID)))
      json.member("message") { json in
        json.object { json in
          json.member("fact", VisibleText.escape(finding.message.fact))
          json.member("consequence", VisibleText.escape(finding.message.consequence))
          json.member("remedy", VisibleText.escape(finding.message.remedy))
        }
      }
      json.member("path", finding.location.path)
      json.member("start", Self.place(finding.location.start))
      json.member("end", Self.place(finding.location.end))
      json.member("offset", finding.location.range.start)
      json.member("length", finding.location.range.count)
      json.member("pointer", finding.pointer)
      json.member("container", finding.containerName.map { .string($0) })
      json.member("fingerprint", finding.identity.fingerprint)
      json.member("url", Product.page(ofRule: finding.ruleID.name))
      json.member("related", .list(finding.related.map(Self.related)))
      json.member("fix", finding.fix.flatMap { $0.isPrintable ? fix($0) : nil })
      json.member("suppressions", .nonEmpty(finding.suppressions.map(Self.suppression)))
      if finding.baselineState == .unchanged { json.member("baselined", .boolean(true)) }
    }
    return json.bytes
  }

  private static func place(_ position: Position) -> JSONOutput {
    ["line": .integer(position.line), "column": .integer(position.column)]
  }

  private static func related(_ related: Finding.Related) -> JSONOutput {
    [
      "message": .string(VisibleText.escape(related.note)),
      "path": .string(related.path),
      "start": place(related.start),
      "end": related.end.map(place),
    ]
  }

  private func fix(_ fix: Fix) -> JSONOutput {
    [
      "safe": .boolean(fix.safety == .safe),
      "description": .string(VisibleText.escape(fix.summary)),
      "edits": .list(
        zip(fix.edits, finding.fixPlaces).map { edit, place in
          [
            "start": Self.place(place.start),
            "end": Self.place(place.end),
            "offset": .integer(edit.range.start),
            "length": .integer(edit.range.count),
            "text": .string(edit.replacement),
          ]
        }),
    ]
  }

  private static func suppression(_ suppression: Suppression) -> JSONOutput {
    let location = suppression.token.location
    return [
      "kind": .string(suppression.kind.rawValue),
      "reason": .string(CutText.reason(suppression)),
      "path": .string(location.path),
      "start": place(location.start),
      "end": place(location.end),
    ]
  }
}
